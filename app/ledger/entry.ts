// What a ledger can say: a closed union, its canonical text, and the hash of its leaf. Stored for ever: a field is never
// renamed, a kind never reused; another encoding gets another algorithm id.
import { z } from "zod"

/** Names encoding and hash of an entry's text: canonical JSON, SHA-256, leaves and nodes as in RFC 6962. */
export const algorithm = "reread-1-sha256"

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const id = z.string().min(1)
const at = z.number().int().nonnegative()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A person's id where a fact is recorded; their commitment in the stored text. */
const person = id

export const LedgerEntry = z.discriminatedUnion("kind", [
  /** When an author published a version; in the transaction that stores it. `changes`: their fps, in story order. */
  z.strictObject({
    kind: z.literal("published"),
    at,
    by: person,
    legend: id,
    version: id,
    ordinal: z.number().int().positive(),
    label: z.string(),
    document: hash,
    patch: hash,
    changes: z.array(id).readonly(),
  }),
  /**
   * When a version was addressed to its audience, right after it was published: everybody in it; and once more for those
   * who join one of its teams while it applies. `because`: for each of
   * them, in the same order, the teams that brought them in (their ids, between line feeds); a salted commitment in the text.
   */
  z.strictObject({
    kind: z.literal("addressed"),
    at,
    legend: id,
    version: id,
    people: z.array(person).readonly(),
    because: z.array(z.string()).readonly().optional(),
  }),
  /** When a reader asked for one change and was served it. The day only: no duration can be computed from it. */
  z.strictObject({
    kind: z.literal("opened"),
    day,
    person,
    legend: id,
    version: id,
    reading: id,
    opening: id,
    change: id,
    shown: hash,
  }),
  /** When a reader confirmed one change, consuming that opening. `at` is a day where the company shows teams only. */
  z.strictObject({
    kind: z.literal("confirmed"),
    at: z.union([at, day]),
    person,
    legend: id,
    version: id,
    reading: id,
    opening: id,
    confirmation: id,
    change: id,
    shown: hash,
    /** Only where the change had a check. */
    check: z.literal("answered right").optional(),
  }),
  /**
   * When what is new in a change left for careful reading was revealed to who had opened it: they found it, or had it shown.
   * `opened` before it names the passage they looked through, `shown` here what they were shown from then on.
   */
  z.strictObject({
    kind: z.literal("revealed"),
    day,
    person,
    legend: id,
    version: id,
    reading: id,
    opening: id,
    change: id,
    how: z.enum(["found", "shown"]),
    shown: hash,
  }),
  /** When a reader took a confirmation back. */
  z.strictObject({
    kind: z.literal("undone"),
    at: z.union([at, day]),
    person,
    legend: id,
    version: id,
    reading: id,
    confirmation: id,
    change: id,
  }),
  /** When a person became a member, or a member again. */
  z.strictObject({ kind: z.literal("joined"), at, person, seats: z.array(z.string()).readonly() }),
  /** When a member left the company. */
  z.strictObject({ kind: z.literal("left"), at, person }),
  /** When somebody was entered as away on these days, both included: by themselves, or an admin. Why is asked of nobody. */
  z.strictObject({ kind: z.literal("absent"), day, by: person, person, absence: id, from: day, to: day }),
  /** When an absence ended earlier than it was entered. `last`: its last day; the one before it began where it was taken back. */
  z.strictObject({ kind: z.literal("back"), day, by: person, person, absence: id, last: day }),
  /** When an admin chose whose names authors see on “Where we stand”; only when it was another choice before. */
  z.strictObject({ kind: z.literal("names_chosen"), at, by: person, names: z.enum(["everyone", "teams"]) }),
  /**
   * When somebody took a copy of the evidence on a version with them: of the entries up to `entries`, with people's names
   * or without. `manifest`: hash of the list of its files.
   */
  z.strictObject({
    kind: z.literal("exported"),
    at,
    by: person,
    entries: z.number().int().nonnegative(),
    legend: id,
    version: id,
    names: z.boolean(),
    manifest: hash,
  }),
  /**
   * When a reader added a question or an objection to a confirmation. `text`: hash of their words. Where their name is not
   * for the authors it names neither them nor the confirmation, and is written with the first thing that answers it or,
   * through the consultant, passes it on (`text` is then what was passed on): its place beside a confirmation would tell whose it is.
   */
  z.strictObject({
    kind: z.literal("raised"),
    at: z.union([at, day]),
    person: person.optional(),
    legend: id,
    version: id,
    what: z.enum(["question", "objection"]),
    question: id,
    confirmation: id.optional(),
    text: hash,
  }),
  /**
   * When an author, or the consultant it went through, replied to it; what the consultant says to its reader alone stands
   * nowhere. `text`: hash of the reply; `answering`: the version that answers it, where it is not words alone.
   */
  z.strictObject({
    kind: z.literal("replied"),
    at,
    by: person,
    legend: id,
    question: id,
    text: hash,
    answering: id.optional(),
  }),
  /**
   * When its reader wrote back to the authors, once. `text`: hash of their words; names nobody where their name is not for the
   * authors, and `at` is a day there and where the company shows teams only.
   */
  z.strictObject({
    kind: z.literal("written_back"),
    at: z.union([at, day]),
    person: person.optional(),
    legend: id,
    question: id,
    text: hash,
  }),
  /** When an author asked a team to read once more: one change, or the whole version. `reason`: hash of the words. */
  z.strictObject({
    kind: z.literal("asked_again"),
    at,
    by: person,
    legend: id,
    version: id,
    change: id.nullable(),
    teams: z.array(id).readonly(),
    reason: hash,
  }),
])

export type LedgerEntry = z.infer<typeof LedgerEntry>

/** Everybody an entry names, as it names them. */
export function peopleIn(entry: LedgerEntry): string[] {
  const named = [
    ...("people" in entry ? entry.people : []),
    ...("person" in entry ? [entry.person] : []),
    ...("by" in entry ? [entry.by] : []),
  ]
  return [...new Set(named)].filter((name) => name !== undefined)
}

/** What stands in the text instead of a person, and of why they are in the audience of a version. */
export type Committed = {
  readonly person: (person: string) => string
  readonly reason: (person: string, version: string, teams: readonly string[]) => string
}

/** The entry with its people replaced by commitments; lists of people in the order of those. */
export function withCommitments(entry: LedgerEntry, committed: Committed): LedgerEntry {
  if ("people" in entry) return addressedWith(entry, committed)
  const by = "by" in entry ? { by: committed.person(entry.by) } : {}
  const person = "person" in entry && entry.person !== undefined ? { person: committed.person(entry.person) } : {}
  return { ...entry, ...by, ...person }
}

function addressedWith(entry: LedgerEntry & { kind: "addressed" }, committed: Committed): LedgerEntry {
  const { people, because, version } = entry
  if (!because) return { ...entry, people: people.map(committed.person).sort() }
  const rows = people.map((person, i) => ({
    person: committed.person(person),
    reason: committed.reason(person, version, (because[i] ?? "").split("\n")),
  }))
  rows.sort((a, b) => (a.person < b.person ? -1 : 1))
  return { ...entry, people: rows.map((row) => row.person), because: rows.map((row) => row.reason) }
}

/** What may stand in an entry: names within something nested would not be written. */
type Plain = string | number | boolean | null | readonly string[] | undefined

/** The canonical text of an entry at its place: JSON without spaces, keys in the order of their letters, whole numbers, nothing nested but lists. */
export function entryText(company: string, number: number, entry: LedgerEntry): string {
  const fields: Readonly<Record<string, Plain>> = { ...entry, algorithm, company, number }
  return JSON.stringify(fields, Object.keys(fields).sort())
}
