// The Merkle tree over a ledger's entries, as RFC 6962 and RFC 9162 (2.1) have it. Hashes are hex. Knows no store: hashes of
// complete subtrees are asked for, so that nobody needs to hash a whole ledger for one proof. Runs in a browser too.
import { fromHex, hexOf, utf8 } from "./bytes"
import { sha256 } from "./sha256"

/** The hash of a complete subtree: of 2^level leaves, the index-th of its size from the left; level 0 is the leaf itself. */
export type Nodes = (level: number, index: number) => string

/** Leaves from `from` (counted from 0) up to, but without, `to`. */
export type Range = readonly [from: number, to: number]

/** Hash of the leaf that holds a text: SHA-256 over 0x00 and its UTF-8 bytes. */
export function leafHash(text: string): string {
  const bytes = utf8(text)
  const prefixed = new Uint8Array(bytes.length + 1)
  prefixed.set(bytes, 1)
  return hexOf(sha256(prefixed))
}

const both = new Uint8Array(65)
both[0] = 1

/** Hash of an inner node: SHA-256 over 0x01 and the hashes of its two children. */
export function nodeHash(left: string, right: string): string {
  both.set(fromHex(left), 1)
  both.set(fromHex(right), 33)
  return hexOf(sha256(both))
}

/** The hash of a tree without leaves. */
export const emptyRoot = hexOf(sha256(new Uint8Array()))

/** The largest power of two below n. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

const levelOf = (size: number) => Math.round(Math.log2(size))
const isComplete = ([from, to]: Range) => 2 ** levelOf(to - from) === to - from && from % (to - from) === 0

/** Hash of the subtree over some leaves, as it stands in a tree. */
export function rangeHash([from, to]: Range, nodes: Nodes): string {
  if (from === to) return emptyRoot
  if (isComplete([from, to])) return nodes(levelOf(to - from), from / (to - from))
  const middle = from + split(to - from)
  return nodeHash(rangeHash([from, middle], nodes), rangeHash([middle, to], nodes))
}

/** The head of the tree over the first `size` leaves. */
export const rootOf = (size: number, nodes: Nodes): string => rangeHash([0, size], nodes)

/** The subtrees whose hashes prove that leaf `index` is in a tree of `size`, from the leaf upwards. */
export function inclusionRanges(index: number, size: number): Range[] {
  const path = (from: number, to: number): Range[] => {
    if (to - from <= 1) return []
    const middle = from + split(to - from)
    return index < middle ? [...path(from, middle), [middle, to]] : [...path(middle, to), [from, middle]]
  }
  return path(0, size)
}

/** The subtrees whose hashes prove that a tree of `size` begins with the tree of its first `first` leaves (0 < first). */
export function consistencyRanges(first: number, size: number): Range[] {
  const proof = (from: number, to: number, isWhole: boolean): Range[] => {
    if (first === to) return isWhole ? [] : [[from, to]]
    const middle = from + split(to - from)
    return first <= middle
      ? [...proof(from, middle, isWhole), [middle, to]]
      : [...proof(middle, to, false), [from, middle]]
  }
  return proof(0, size, true)
}

/** The head that a leaf and its proof lead to; null when the proof has not the length it must have. RFC 9162, 2.1.3.2. */
export function rootFromInclusion(leaf: string, index: number, size: number, proof: readonly string[]): string | null {
  if (!(index >= 0 && index < size)) return null
  let [fn, sn, root] = [index, size - 1, leaf]
  for (const hash of proof) {
    if (sn === 0) return null
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(hash, root)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else root = nodeHash(root, hash)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 ? root : null
}

type Head = { readonly size: number; readonly root: string }

/** Whether the proof shows that the tree of `later` begins with that of `first`. RFC 9162, 2.1.4.2. */
export function isConsistent(first: Head, later: Head, proof: readonly string[]): boolean {
  if (first.size > later.size) return false
  if (first.size === later.size) return proof.length === 0 && first.root === later.root
  if (first.size === 0) return proof.length === 0 && first.root === emptyRoot
  const path = 2 ** levelOf(first.size) === first.size ? [first.root, ...proof] : [...proof]
  let [fn, sn] = [first.size - 1, later.size - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  const [beginning, ...rest] = path
  if (beginning === undefined) return false
  let [fr, sr] = [beginning, beginning]
  for (const hash of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(hash, fr)
      sr = nodeHash(hash, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else sr = nodeHash(sr, hash)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && fr === first.root && sr === later.root
}

/** Complete subtrees over leaves that are all at hand; each is hashed once. */
export function nodesOver(leaves: readonly string[]): Nodes {
  const known = new Map<number, string>()
  const nodes: Nodes = (level, index) => {
    if (level === 0) {
      const leaf = leaves[index]
      if (leaf === undefined) throw new Error(`There is no leaf ${index}.`)
      return leaf
    }
    const key = index * 64 + level
    const hash = known.get(key) ?? nodeHash(nodes(level - 1, 2 * index), nodes(level - 1, 2 * index + 1))
    known.set(key, hash)
    return hash
  }
  return nodes
}
