// What somebody knows who took over some units and not others: a document of its own, valid for every closed set.
import type { Node } from "prosemirror-model"
import { builder, copy } from "./build"
import { canonical } from "./canonical"
import { lineageIn } from "./lineage"
import type { Patch, Thread } from "./patch"

/** The set with everything its units require. Fingerprints that the patch does not have are left out. */
export function closed(patch: Patch, fps: ReadonlySet<string>): Set<string> {
  const byFp = new Map(patch.units.map((unit) => [unit.fp, unit]))
  const all = new Set<string>()
  const add = (fp: string) => {
    const unit = byFp.get(fp)
    if (!unit || all.has(fp)) return
    all.add(fp)
    unit.requires?.forEach(add)
  }
  fps.forEach(add)
  return all
}

/**
 * The old document with the units of `fps` applied (closed under `requires` first), in canonical form, and its lineage.
 * All units give the next document, none the old one. `oldLineage` is that of `old`, one id per block.
 */
export function apply(
  old: Node,
  next: Node,
  patch: Patch,
  fps: ReadonlySet<string>,
  oldLineage: readonly string[],
): { doc: Node; lineage: string[] } {
  const wanted = closed(patch, fps)
  return weave(
    canonical(old),
    canonical(next),
    patch,
    patch.units.map((unit) => wanted.has(unit.fp)),
    oldLineage,
  )
}

/** The same for canonical documents, with a yes or no for each unit. Throws when the result would not be a document. */
export function weave(
  old: Node,
  next: Node,
  patch: Pick<Patch, "weave" | "lineage">,
  applied: readonly boolean[],
  oldLineage: readonly string[],
): { doc: Node; lineage: string[] } {
  const [olds, nexts] = [lineageIn(old, oldLineage), lineageIn(next, patch.lineage)]
  const is = (unit: number) => applied[unit] === true
  const attributes = { ...old.attrs }
  for (const thread of patch.weave[0] ?? [])
    if (thread[0] === "@" && is(thread[2])) attributes[thread[1]] = next.attrs[thread[1]]
  const into = builder(old, attributes)
  const follow = (thread: Thread) => {
    switch (thread[0]) {
      case "=":
        copy(next, thread[2], thread[2] + thread[3], into, nexts)
        break
      case "-":
        if (!is(thread[3])) copy(old, thread[1], thread[1] + thread[2], into, olds)
        break
      case "+":
        if (is(thread[3])) copy(next, thread[1], thread[1] + thread[2], into, nexts)
        break
      case "~": {
        const [before, after] = [old.nodeAt(thread[1]), next.nodeAt(thread[2])]
        if (!before || !after) throw new RangeError("a node with changed attributes is not there")
        const attrs = { ...before.attrs }
        for (const [name, unit] of thread[3]) if (is(unit)) attrs[name] = after.attrs[name]
        if (after.isLeaf) into.add(after.type.create(attrs, null, after.marks), nexts.between(thread[2], thread[2] + 1))
        else into.open(after, attrs, nexts.between(thread[2], thread[2] + 1))
        break
      }
      case "<":
        if (!is(thread[2])) patch.weave[thread[1]]?.forEach(follow)
        break
      case ">":
        if (is(thread[2])) patch.weave[thread[1]]?.forEach(follow)
        break
      case "@":
        break
    }
  }
  patch.weave[0]?.forEach(follow)
  return into.done()
}
