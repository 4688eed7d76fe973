// The whole legend part by part, for somebody who knows an older text and chose to read it anew instead of what changed. Every
// part is there as it is now and owns the differences that lie within it; what no part can show stays a change of its own.
import type { Node } from "prosemirror-model"
import { canonicalText, sha256 } from "../changes/canonical"
import type { Patch, Unit } from "../changes/patch"
import { changeFp, heaviest } from "./grouping"
import type { NetChange, NetList } from "./net"
import type { Shown } from "./shown"
import type { Compared } from "./shown-change"
import { shownPart } from "./shown-part"

/**
 * The parts in the order of the story, then the changes that stay their own: parts removed or moved, what lies in several
 * parts, what is left for careful reading, what has a check. Every unit of `list` is in exactly one of them.
 */
export function byParts(compared: Compared, list: NetList): NetList {
  const { patch, next } = compared
  const units = new Map(patch.units.map((unit) => [unit.fp, unit]))
  const within = placesIn(compared)
  const homes = list.changes.map((change) =>
    isOwn(change) ? null : within(change.unitFps.flatMap((fp) => units.get(fp) ?? [])),
  )
  const parts = next.children.map((part, at) =>
    partWith(
      compared,
      { part, at },
      list.changes.filter((_, index) => homes[index] === at),
    ),
  )
  return { ...list, changes: [...parts, ...list.changes.filter((_, index) => homes[index] === null)] }
}

/** To be found, or asked about: neither is done by reading a part. */
const isOwn = ({ shown }: NetChange) => shown.careful !== undefined || shown.check !== undefined

/** The one part of the next document that these units lie in; null where there is none, or several, or it moved. */
function placesIn({ old, next, patch }: Compared) {
  const partAt = (doc: Node, position: number) => Math.min(doc.resolve(position).index(0), doc.childCount - 1)
  const stays = continued(old, next, patch)
  return (units: readonly Unit[]): number | null => {
    if (units.some(({ kind }) => kind === "part-move")) return null
    const places = new Set(
      units.flatMap((unit) => [
        ...unit.new.map(({ from }) => partAt(next, from)),
        ...unit.old.map(({ from }) => stays.get(partAt(old, from)) ?? null),
      ]),
    )
    const [only = null] = places
    return places.size === 1 ? only : null
  }
}

/** Which part of the next document each old part goes on as: the one its opening was taken over to. */
function continued(old: Node, next: Node, { weave }: Patch): Map<number, number> {
  const starts = new Map<number, number>()
  old.forEach((_, position, index) => {
    starts.set(position, index)
  })
  const found = new Map<number, number>()
  const taken = (from: number, to: number, length: number) => {
    for (const [position, index] of starts)
      if (from <= position && position < from + length) found.set(index, next.resolve(to + position - from).index(0))
  }
  for (const thread of weave.flat()) {
    if (thread[0] === "=") taken(thread[1], thread[2], thread[3])
    if (thread[0] === "~") taken(thread[1], thread[2], 1)
  }
  return found
}

/** A part as it is now, with what its changes said of themselves: why, for whom, and where they come from. */
function partWith(
  compared: Compared,
  { part, at }: { readonly part: Node; readonly at: number },
  changes: readonly NetChange[],
): NetChange {
  const plain = shownPart(compared, [at])
  const unitFps = changes.flatMap((change) => change.unitFps)
  const fp = changeFp(["part", String(at), sha256(canonicalText(part)).toString("hex"), ...unitFps])
  const said = changes.map(({ shown }) => shown)
  return {
    fp,
    unitFps,
    shown: { ...plain, ...wordsOf(said, plain), kind: "part_read_again", fp, known: compared.known },
  }
}

function wordsOf(said: readonly Shown[], plain: Shown) {
  const roles = [...new Set(said.flatMap(({ notes }) => Object.keys(notes)))]
  const authors = [...new Set(said.filter(({ reason }) => reason).map(({ author }) => author))]
  const origins = new Map(said.flatMap((one) => one.origins.map((origin) => [origin.id, origin] as const)))
  return {
    severity: said.length === 0 ? plain.severity : heaviest(said.map(({ severity }) => severity)),
    reason: joined(said.map(({ title, reason }) => (reason ? `${title}. ${reason}` : ""))),
    author: authors.length > 1 ? "" : (authors[0] ?? plain.author),
    notes: Object.fromEntries(roles.map((role) => [role, joined(said.map(({ notes }) => notes[role] ?? ""))])),
    concerns: {
      roles: [...new Set([...plain.concerns.roles, ...said.flatMap(({ concerns }) => concerns.roles)])],
      teams: [...new Set(said.flatMap(({ concerns }) => concerns.teams))],
    },
    origins: [...origins.values()],
  }
}

const joined = (texts: readonly string[]) => [...new Set(texts.filter(Boolean))].join(" ")
