// A Merkle tree that is only walked through, from the first leaf to the last: it keeps one hash for each size of complete subtree.
import { emptyRoot, nodeHash } from "./tree"

type Subtree = { readonly level: number; readonly place: number; readonly hash: string }

export type Growing = {
  /** Adds a leaf by its hash; gives the subtrees that are complete with it, the leaf first. */
  readonly add: (leaf: string) => readonly Subtree[]
  /** The head over the leaves so far. */
  readonly root: () => string
}

/** A tree without leaves. */
export function growing(): Growing {
  const open: Subtree[] = []
  let size = 0
  return {
    add(leaf) {
      const complete: Subtree[] = [{ level: 0, place: size, hash: leaf }]
      size++
      for (let one = complete[0]!; open.at(-1)?.level === one.level; complete.push(one)) {
        const left = open.pop()!
        one = { level: one.level + 1, place: left.place / 2, hash: nodeHash(left.hash, one.hash) }
      }
      open.push(complete.at(-1)!)
      return complete
    },
    root: () =>
      open.map(({ hash }) => hash).reduceRight((right: string, left) => (right ? nodeHash(left, right) : left), "") ||
      emptyRoot,
  }
}
