// A new text over an old one: what is still the same keeps its id, so that the next version does not look all changed.

import { diffArrays } from "diff"
import type { Node } from "prosemirror-model"
import { Likeness } from "../changes/likeness"
import { bearsId, withIds, withOwnIds } from "../document/ids"
import { plainText } from "../document/text"

type Block = { readonly id: string | null; readonly type: string; readonly says: string }

/** The blocks that bear an id, in document order, each with what it says. */
function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.descendants((node) => {
    if (bearsId(node)) blocks.push({ id: node.attrs.id as string | null, type: node.type.name, says: saying(node) })
    return !node.isTextblock
  })
  return blocks
}

/** What makes a block the same one: its words; of a part its heading; of a list or table what it begins with. */
function saying(node: Node): string {
  if (node.isTextblock || node.isLeaf) return plainText(node)
  return node.firstChild ? saying(node.firstChild) : ""
}

/** The most insertions and deletions that are looked at; beyond it the texts have nothing in common worth finding. */
const furthest = 4000

/**
 * The new text with the ids of the old one where a block says the same, in the same order; where one went and one that
 * says nearly the same came, that one's id; fresh ids elsewhere. `kept` counts the blocks that are exactly the same.
 */
export function keepingIds(was: Node, now: Node, fresh: () => string): { doc: Node; blocks: number; kept: number } {
  const before = blocksOf(was)
  const after = blocksOf(now)
  const runs = diffArrays(before, after, {
    comparator: (a, b) => a.type === b.type && a.says === b.says,
    maxEditLength: furthest,
  })
  const ids: (string | null)[] = []
  let at = 0
  let kept = 0
  let gone: Block[] = []
  for (const run of runs ?? [{ value: after, added: true, removed: false }]) {
    if (run.removed) {
      gone = before.slice(at, at + run.value.length)
      at += run.value.length
    } else if (run.added) {
      ids.push(...alike(gone, run.value))
      gone = []
    } else {
      for (let n = 0; n < run.value.length; n++) ids.push(before[at + n]?.id ?? null)
      at += run.value.length
      kept += run.value.length
      gone = []
    }
  }
  return { doc: withOwnIds(withIds(now, ids), fresh), blocks: after.length, kept }
}

/** For what came in between two blocks that stayed: the id of the block that went there and says nearly the same. */
function alike(gone: readonly Block[], came: readonly Block[]): (string | null)[] {
  const left = new Set(gone.length * came.length > mostPairs ? [] : gone)
  const likeness = new Likeness()
  return came.map((block) => {
    const likely = [...left]
      .filter((was) => was.type === block.type)
      .map((was) => ({ was, share: likeness.of(was.says, block.says) }))
    const best = likely.filter(({ share }) => share >= 0.5).sort((a, b) => b.share - a.share)[0]
    if (best) left.delete(best.was)
    return best?.was.id ?? null
  })
}

/** Comparing every block that went with every one that came is cheap up to here. */
const mostPairs = 10_000
