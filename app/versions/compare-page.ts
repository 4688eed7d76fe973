// What the page of two versions shows, and in how many words: plain values between keeper, door and view.
import type { Answered } from "./answering"
import type { ComparedPart } from "./comparison"
import type { Shown } from "./shown"

export const layouts = ["text", "sides", "changes"] as const
export type Layout = (typeof layouts)[number]

export type VersionLine = {
  readonly label: string
  readonly ordinal: number
  /** Day it was published. */
  readonly day: string
  readonly by: string
  readonly summary: string
}

export type ComparePage = {
  readonly legend: { readonly id: string; readonly title: string; readonly lang: string }
  /** Newest first. */
  readonly versions: readonly VersionLine[]
  readonly from: string
  readonly to: string
  readonly layout: Layout
  /** Null when the same version was chosen twice. */
  readonly found: {
    readonly changes: readonly Shown[]
    readonly cancelled: number
    readonly parts: readonly ComparedPart[]
  } | null
  /** By the label of a version, the questions and objections that it answers. */
  readonly answers: Readonly<Record<string, readonly Answered[]>>
  readonly today: string
}

/** "3...5" as the labels it names; null when it is no range. */
export function rangeFrom(text: string | undefined): { from: string; to: string } | null {
  const [, from, to] = /^(\d+(?:\.\d+)?)\.\.\.(\d+(?:\.\d+)?)$/.exec(text ?? "") ?? []
  return from && to ? { from, to } : null
}

const words: Readonly<Record<Shown["kind"], readonly [string, string]>> = {
  promise_changed: ["promise", "promises"],
  responsibility_changed: ["responsibility", "responsibilities"],
  step_added: ["step", "steps"],
  step_removed: ["step", "steps"],
  step_moved: ["step", "steps"],
  detour_added: ["detour", "detours"],
  detour_removed: ["detour", "detours"],
  part_added: ["part", "parts"],
  part_removed: ["part", "parts"],
  part_moved: ["part", "parts"],
  part_as_it_is: ["part", "parts"],
  part_read_again: ["part", "parts"],
  wording: ["wording", "wordings"],
  table_changed: ["table", "tables"],
  small_corrections: ["list of small corrections", "lists of small corrections"],
  careful_reading: ["change to be found", "changes to be found"],
}

/** "2 promises, 1 responsibility, 3 steps": what kinds of changes there are, in the order of the first of each. */
export function kindsText(changes: readonly Pick<Shown, "kind">[]): string {
  const counts = new Map<string, { readonly names: readonly [string, string]; readonly count: number }>()
  for (const { kind } of changes) {
    const names = words[kind]
    counts.set(names[0], { names, count: (counts.get(names[0])?.count ?? 0) + 1 })
  }
  return [...counts.values()].map(({ names, count }) => `${count} ${names[count === 1 ? 0 : 1]}`).join(", ")
}

/** Whether one label was published before another: "4" before "5", "5" before "5.1". */
export function isOlder(one: string, other: string): boolean {
  const [a = 0, b = 0] = one.split(".").map(Number)
  const [c = 0, d = 0] = other.split(".").map(Number)
  return a < c || (a === c && b < d)
}

/** The last two of some versions, newest first; the only one twice, and null for none. */
export function lastTwo(versions: readonly Pick<VersionLine, "label">[]): { from: string; to: string } | null {
  const [newest, before] = versions
  return newest ? { from: before?.label ?? newest.label, to: newest.label } : null
}
