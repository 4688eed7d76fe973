import { expect, test } from "vitest"
import { growing } from "../../app/ledger/growing"
import { leafHash, nodesOver, rootOf } from "../../app/ledger/tree"

test("a tree walked through has the same heads and subtrees as one that is there as a whole", () => {
  const leaves = Array.from({ length: 70 }, (_, i) => leafHash(`entry ${i}`))
  const nodes = nodesOver(leaves)
  const tree = growing()
  expect(tree.root()).toBe(rootOf(0, nodes))
  for (const [i, leaf] of leaves.entries()) {
    for (const { level, place, hash } of tree.add(leaf)) expect(hash).toBe(nodes(level, place))
    expect(tree.root(), `${i + 1} leaves`).toBe(rootOf(i + 1, nodes))
  }
})
