// An independent walk over a patch: every token of both documents is accounted for once, what is said to be equal is equal, no unit is empty.
import type { Mark, Node } from "prosemirror-model"
import { weave } from "./apply"
import { canonical } from "./canonical"
import type { Patch, Thread, Unit } from "./patch"

/** Null when the patch is proven to be exactly the difference of the two documents, else what is wrong, in a sentence. */
export function prove(old: Node, next: Node, patch: Patch): string | null {
  const [one, other] = [canonical(old), canonical(next)]
  try {
    return proveCanonical(one, other, patch)
  } catch (wrong) {
    return `the weave does not hold: ${wrong instanceof Error ? wrong.message : String(wrong)}`
  }
}

/** The same for documents in canonical form. */
export function proveCanonical(old: Node, next: Node, patch: Patch): string | null {
  const none = weave(old, next, patch, [], []).doc
  if (!none.eq(old)) return "without any unit it is not the old document"
  const all = weave(
    old,
    next,
    patch,
    patch.units.map(() => true),
    [],
  ).doc
  if (!all.eq(next)) return "with all units it is not the next document"
  return walk(old, next, patch)
}

function walk(old: Node, next: Node, patch: Patch): string | null {
  const [goneFrom, cameTo] = [new Uint8Array(old.content.size), new Uint8Array(next.content.size)]
  const [equalA, equalB] = [tokens(old), tokens(next)]
  const held = new Uint32Array(patch.units.length)
  const followed = new Set<number>()
  let wrong: string | null = null
  const say = (sentence: string) => {
    wrong ??= sentence
  }
  const take = (side: Uint8Array, from: number, length: number, name: string) => {
    if (length <= 0 || from < 0 || from + length > side.length) say(`a thread lies outside the ${name} document`)
    for (let at = from; at < from + length; at++) {
      if (side[at]) say(`position ${at} of the ${name} document is told twice`)
      side[at] = 1
    }
  }
  const hold = (unit: number, side: "old" | "new", from: number, to: number) => {
    const known = patch.units[unit]
    if (!known) return say(`there is no unit ${unit}`)
    held[unit] = held[unit]! + to - from
    if (!covered(known, side, from, to))
      say(`unit ${unit} (${known.kind}) owns ${side} ${from}–${to} outside its ranges`)
  }
  const slots = new Map<number, { here: number; there: number; unit: number }>()
  const follow = (thread: Thread) => {
    switch (thread[0]) {
      case "=":
        take(goneFrom, thread[1], thread[3], "old")
        take(cameTo, thread[2], thread[3], "next")
        for (let at = 0; at < thread[3]; at++)
          if (!sameToken(equalA[thread[1] + at], equalB[thread[2] + at]))
            return say(`old ${thread[1] + at} and next ${thread[2] + at} are told to be equal and differ`)
        break
      case "-":
        take(goneFrom, thread[1], thread[2], "old")
        hold(thread[3], "old", thread[1], thread[1] + thread[2])
        break
      case "+":
        take(cameTo, thread[1], thread[2], "next")
        hold(thread[3], "new", thread[1], thread[1] + thread[2])
        break
      case "~":
        take(goneFrom, thread[1], 1, "old")
        take(cameTo, thread[2], 1, "next")
        for (const [, unit] of thread[3]) {
          hold(unit, "old", thread[1], thread[1] + 1)
          hold(unit, "new", thread[2], thread[2] + 1)
        }
        if (!sameButFor(old.nodeAt(thread[1]), next.nodeAt(thread[2]), new Set(thread[3].map(([name]) => name))))
          say(`the node at old ${thread[1]} differs in more than is told`)
        break
      case "@":
        held[thread[2]] = held[thread[2]]! + 1
        break
      default: {
        const [sign, stretch, unit] = thread
        const slot = slots.get(stretch) ?? { here: 0, there: 0, unit }
        slots.set(stretch, slot)
        if (sign === "<") slot.here++
        else slot.there++
        if (slot.unit !== unit) say(`stretch ${stretch} moves with two units`)
        const kind = patch.units[unit]?.kind ?? ""
        if (!/move|list-order|cell|coarse/.test(kind)) say(`a stretch moves with a unit of kind ${kind}`)
        held[unit] = held[unit]! + 1
        if (!followed.has(stretch)) {
          followed.add(stretch)
          patch.weave[stretch]?.forEach(follow)
        }
      }
    }
  }
  patch.weave[0]?.forEach(follow)
  for (const [stretch, slot] of slots)
    if (slot.here !== 1 || slot.there !== 1) say(`stretch ${stretch} has no two places`)
  if (slots.size !== patch.weave.length - 1) say("a stretch stands nowhere")
  if (goneFrom.includes(0)) say(`position ${goneFrom.indexOf(0)} of the old document is not told`)
  if (cameTo.includes(0)) say(`position ${cameTo.indexOf(0)} of the next document is not told`)
  const idle = held.indexOf(0)
  if (idle >= 0) say(`unit ${idle} (${patch.units[idle]?.kind}) changes nothing`)
  if (new Set(patch.units.map((unit) => unit.fp)).size !== patch.units.length) say("two units have one fingerprint")
  return wrong
}

const covered = (unit: Unit, side: "old" | "new", from: number, to: number) => {
  let at = from
  for (const range of [...unit[side]].sort((x, y) => x.from - y.from))
    if (range.from <= at && range.to > at) at = range.to
  return at >= to
}

type Token =
  | { readonly sign: "open" | "close" | "leaf"; readonly node: Node }
  | { readonly sign: string; readonly node: null; readonly marks: readonly Mark[] }

/** One token per position: openings, closings, atoms, and each UTF-16 unit of text. */
function tokens(doc: Node): Token[] {
  const all: Token[] = []
  const add = (node: Node) => {
    if (node.isText)
      for (const sign of node.text!.split("")) all.push({ sign: `"${sign}`, node: null, marks: node.marks })
    else if (node.isLeaf) all.push({ sign: "leaf", node })
    else {
      all.push({ sign: "open", node })
      node.forEach(add)
      all.push({ sign: "close", node })
    }
  }
  doc.forEach(add)
  return all
}

function sameToken(one: Token | undefined, other: Token | undefined): boolean {
  if (!one || !other || one.sign !== other.sign) return false
  if (one.node === null || other.node === null) {
    return (
      one.node === null &&
      other.node === null &&
      one.marks.length === other.marks.length &&
      one.marks.every((mark, at) => mark.eq(other.marks[at]!))
    )
  }
  return one.sign === "close" ? one.node.type === other.node.type : one.node.sameMarkup(other.node)
}

function sameButFor(one: Node | null, other: Node | null, names: ReadonlySet<string>): boolean {
  if (!one || !other || one.type !== other.type) return false
  const rest = (node: Node) => ({ ...node.attrs, ...Object.fromEntries([...names].map((name) => [name, null])) })
  return one.type.create(rest(one), null).sameMarkup(other.type.create(rest(other), null))
}
