// What a text says, without its form: as somebody would read it aloud.
import type { Node } from "prosemirror-model"
import { type PromiseAttrs, promiseDetail, promiseText } from "./schema"

/** Text of one leaf: the promise in words, the description of a picture, the name of a role. */
export function leafText(node: Node): string {
  if (node.isText) return node.text ?? ""
  if (node.type.name === "promise") {
    const promise = node.attrs as PromiseAttrs
    return [promiseText(promise), promiseDetail(promise)].filter(Boolean).join("\n")
  }
  if (node.type.name === "image") return String(node.attrs.alt || node.attrs.missing || "")
  return node.type.spec.leafText?.(node) ?? ""
}

/** Plain text of a node: one line for each block, cells of a row side by side. Marks, ids and addresses are left out. */
export function plainText(node: Node): string {
  if (node.isLeaf) return leafText(node)
  const said: string[] = []
  node.forEach((child) => {
    said.push(plainText(child))
  })
  if (node.inlineContent) return said.join("")
  return said.filter((line) => line.trim() !== "").join(node.type.name === "table_row" ? " | " : "\n")
}

/** The words of a text: runs of characters between spaces that hold a letter or a digit. */
export const wordsOf = (text: string): string[] => text.split(/[\s|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

/** How many words a reader of this node reads. */
export const wordCount = (node: Node): number => wordsOf(plainText(node)).length
