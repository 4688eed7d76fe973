// What somebody knows who took over some units and not others: a document of its own, valid for every closed set.
import type { Node } from "prosemirror-model"
import { builder, copy } from "./build"
import { canonical } from "./canonical"
import { type Lineage, lineageIn } from "./lineage"
import type { Patch, Thread } from "./patch"
import { Positions } from "./positions"

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
  const lineage = { old: lineageIn(old, oldLineage), next: lineageIn(next, patch.lineage) }
  return weaveAt(new Positions(old), new Positions(next), patch.weave, (unit) => applied[unit] === true, lineage)
}

/** The same where only the document counts, or where the lineage is looked up already. */
export function weaveAt(
  old: Positions,
  next: Positions,
  threads: Patch["weave"],
  is: (unit: number) => boolean,
  lineage: { readonly old: Lineage; readonly next: Lineage } | null = null,
): { doc: Node; lineage: string[] } {
  const olds = lineage?.old ?? null
  const nexts = lineage?.next ?? null
  const idsAt = (position: number) => nexts?.between(position, position + 1) ?? []
  const attributes = { ...old.doc.attrs }
  for (const thread of threads[0] ?? [])
    if (thread[0] === "@" && is(thread[2])) attributes[thread[1]] = next.doc.attrs[thread[1]]
  const into = builder(old.doc, attributes)
  const follow = (thread: Thread) => {
    switch (thread[0]) {
      case "=":
        copy(thread[2], thread[2] + thread[3], next, into, nexts)
        break
      case "-":
        if (!is(thread[3])) copy(thread[1], thread[1] + thread[2], old, into, olds)
        break
      case "+":
        if (is(thread[3])) copy(thread[1], thread[1] + thread[2], next, into, nexts)
        break
      case "~": {
        const before = old.nodeAt(thread[1])
        const after = next.nodeAt(thread[2])
        if (!before || !after) throw new RangeError("a node with changed attributes is not there")
        const attrs = { ...before.attrs }
        for (const [name, unit] of thread[3]) if (is(unit)) attrs[name] = after.attrs[name]
        if (after.isLeaf) into.add(after.type.create(attrs, null, after.marks), idsAt(thread[2]))
        else into.open(after, attrs, idsAt(thread[2]))
        break
      }
      case "<":
        if (!is(thread[2])) threads[thread[1]]?.forEach(follow)
        break
      case ">":
        if (is(thread[2])) threads[thread[1]]?.forEach(follow)
        break
      case "@":
        break
    }
  }
  threads[0]?.forEach(follow)
  return into.done()
}
