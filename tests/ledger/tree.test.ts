import { createHash, createHmac } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { hexOf, utf8 } from "../../app/ledger/bytes"
import { hmacSha256, sha256 } from "../../app/ledger/sha256"
import {
  consistencyRanges,
  emptyRoot,
  inclusionRanges,
  isConsistent,
  leafHash,
  nodesOver,
  rangeHash,
  rootFromInclusion,
  rootOf,
} from "../../app/ledger/tree"

/** The eight leaves of Certificate Transparency's test vectors, and the heads of its first 1, 2 … 8. */
const leaves = ["", "\0", "\x10", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno"].map(leafHash)
const heads = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
const nodes = nodesOver(leaves)
const inclusion = (index: number, size: number) => inclusionRanges(index, size).map((one) => rangeHash(one, nodes))
const consistency = (first: number, size: number) => consistencyRanges(first, size).map((one) => rangeHash(one, nodes))

test("SHA-256 and HMAC are those of everybody else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 100 }), (bytes, key) => {
      expect(hexOf(sha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"))
      expect(hexOf(hmacSha256(key, bytes))).toBe(createHmac("sha256", key).update(bytes).digest("hex"))
    }),
    { seed: 6962 },
  )
})

describe("the published vectors of RFC 6962 trees", () => {
  test("leaves and heads", () => {
    expect(emptyRoot).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    expect(leafHash("L123456")).toBe("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
    expect(heads.map((_, i) => rootOf(i + 1, nodes))).toEqual(heads)
  })

  const [n96, n5f, n6b, nbc, nca, n0e] = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
  ]

  test.each([
    [0, 8, [n96, n5f, n6b]],
    [5, 8, [nbc, nca, heads[3]]],
    [2, 3, [heads[1]]],
    [1, 5, [heads[0], n5f, nbc]],
  ])("leaf %i of %i", (index, size, proof) => {
    expect(inclusion(index, size)).toEqual(proof)
  })

  test.each([
    [1, 1, []],
    [1, 8, [n96, n5f, n6b]],
    [6, 8, [n0e, nca, heads[3]]],
    [2, 5, [n5f, nbc]],
  ])("from %i to %i", (first, size, proof) => {
    expect(consistency(first, size)).toEqual(proof)
  })
})

test("every leaf of every tree is proven, and by no other proof, leaf, place or size", () => {
  for (let size = 1; size <= 8; size++)
    for (let index = 0; index < size; index++) {
      const [leaf, proof, head] = [leaves[index] ?? "", inclusion(index, size), heads[size - 1]]
      expect(rootFromInclusion(leaf, index, size, proof)).toBe(head)
      for (let other = 0; other < 8; other++)
        if (other !== index) expect(rootFromInclusion(leaf, other, size, proof)).not.toBe(head)
      expect(rootFromInclusion(leaves[(index + 1) % 8] ?? "", index, size, proof)).not.toBe(head)
      expect(rootFromInclusion(leaf, index, size, [...proof, leaf])).not.toBe(head)
      if (proof.length > 0) expect(rootFromInclusion(leaf, index, size, proof.slice(1))).not.toBe(head)
    }
  for (const index of [-1, 8, 0.5, Number.NaN]) expect(rootFromInclusion(leaves[0] ?? "", index, 8, [])).toBeNull()
})

test("every tree begins with every smaller one, and with no other", () => {
  for (let size = 1; size <= 8; size++)
    for (let first = 1; first <= size; first++) {
      const proof = consistency(first, size)
      const small = { size: first, root: heads[first - 1] ?? "" }
      const large = { size, root: heads[size - 1] ?? "" }
      expect(isConsistent(small, large, proof)).toBe(true)
      expect(isConsistent({ ...small, root: leafHash("another") }, large, proof)).toBe(false)
      expect(isConsistent(small, { ...large, root: leafHash("another") }, proof)).toBe(false)
      expect(isConsistent(small, large, [...proof, emptyRoot])).toBe(false)
      if (first < size) expect(isConsistent(small, large, [])).toBe(false)
    }
})

test("proofs hold in trees of any size, and one leaf changed is found", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(), (size, i, j) => {
      const texts = Array.from({ length: size }, (_, n) => `entry ${n}`)
      const all = texts.map(leafHash)
      const over = nodesOver(all)
      const [index, first] = [i % size, 1 + (j % size)]
      const head = rootOf(size, over)
      const proof = inclusionRanges(index, size).map((one) => rangeHash(one, over))
      expect(rootFromInclusion(all[index] ?? "", index, size, proof)).toBe(head)
      const grown = consistencyRanges(first, size).map((one) => rangeHash(one, over))
      expect(isConsistent({ size: first, root: rootOf(first, over) }, { size, root: head }, grown)).toBe(true)
      expect(rootOf(size, nodesOver(all.with(index, leafHash("another"))))).not.toBe(head)
    }),
    { seed: 9162, numRuns: 60 },
  )
})

test("a leaf and an inner node are never the same", () => {
  const inner = utf8(`${leaves[0]}${leaves[1]}`)
  expect(leafHash(new TextDecoder().decode(inner))).not.toBe(heads[1])
})
