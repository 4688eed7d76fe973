// A short name for a block, made from what it says: quick to make, the same on every machine. It names; it proves nothing.
import type { Node } from "prosemirror-model"
import { marksText, ownText } from "./tree"

/** Digests of nodes with all they hold, ids aside; what stands inside another node is read once. */
export class Digests {
  readonly #known = new Map<Node, string>()
  // Two numbers of 32 bits that take up one sign after the other.
  #one = 0
  #other = 0

  /** 14 signs. Equal content, equal digest; the other way round it is only very likely. */
  of(node: Node): string {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    const one = this.#one
    const other = this.#other
    this.#one = 0x1b873593
    this.#other = 0x2545f491
    this.#take(ownText(node.type.name, node.attrs))
    for (let index = 0; index < node.childCount; index++) {
      const child = node.child(index)
      if (child.marks.length > 0) this.#take(marksText(child.marks))
      this.#take(child.isText ? (child.text ?? "") : this.of(child))
    }
    const digest = this.#said()
    this.#known.set(node, digest)
    this.#one = one
    this.#other = other
    return digest
  }

  #take(text: string) {
    let one = this.#one
    let other = this.#other
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      one = Math.imul(one ^ code, 0x9e3779b1)
      other = Math.imul(other ^ code, 0x5f356495)
    }
    this.#one = Math.imul(one ^ (one >>> 15) ^ text.length, 0x85ebca6b)
    this.#other = Math.imul(other ^ (other >>> 13) ^ text.length, 0xc2b2ae35)
  }

  #said(): string {
    const one =
      Math.imul(this.#one ^ (this.#one >>> 16), 0x85ebca6b) ^ Math.imul(this.#other ^ (this.#other >>> 13), 0xc2b2ae35)
    const other = Math.imul(this.#other ^ (this.#other >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
    return inSigns(one) + inSigns(other)
  }
}

const alphabet = "0123456789abcdefghijklmnopqrstuv"

/** 32 bits as 7 signs. */
function inSigns(number: number): string {
  let said = alphabet[number & 3]!
  for (let shift = 2; shift < 32; shift += 5) said += alphabet[(number >>> shift) & 31]!
  return said
}
