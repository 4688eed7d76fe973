// The tables of an export, made from evidence.json and the ledger's entries alone.
import { commitment } from "../ledger/commitment"
import { grouped } from "../ui/grouped"
import { type Cell, csvOf } from "./csv"
import type { Counted, Evidence, Named } from "./evidence"
import { dayOf, type Entry, type Fact, factsIn, standing, timeOf } from "./facts"
import { questionsTable } from "./questions"

/** A person's commitment by their id, for those whose salt is there. */
export const commitmentsOf = ({ company, readers }: Evidence): Map<string, string> =>
  new Map(
    readers.by === "name"
      ? readers.people.flatMap(({ id, salt }) => (salt ? [[id, commitment(salt, company.id, id)]] : []))
      : [],
  )

/** The CSV files by their path. `shown`: what was served, by its hash. */
export function tablesOf(
  evidence: Evidence,
  entries: readonly Entry[],
  shown: Readonly<Record<string, string>>,
): Map<string, string> {
  const facts = factsIn(entries)
  const served = servedIn(facts, shown)
  const { readers } = evidence
  const tables =
    readers.by === "name"
      ? [
          ["changes.csv", changesByName(evidence, facts, served)] as const,
          ["audience.csv", audienceByName(evidence, readers, facts)] as const,
          ["answers.csv", answersOf(evidence, readers, facts, served)] as const,
        ]
      : [
          ["changes.csv", changesByNumber(evidence, readers)] as const,
          ["audience.csv", audienceByNumber(readers)] as const,
          ["answers.csv", [answerColumns]] as const,
        ]
  return new Map(
    [...tables, ["objections.csv", questionsTable(evidence, entries)] as const].map(([path, rows]) => [
      path,
      csvOf(rows),
    ]),
  )
}

type Rows = (readonly Cell[])[]

const changeColumns = ["number", "title", "part", "kind", "weight", "until now", "from now on", "why", "author"]
const changeCells = ({ changes }: Evidence): Rows =>
  changes.map(({ ordinal, title, where, kind, severity, was, now, reason, author }) => [
    ...[ordinal, title, where, kind, severity],
    ...[was, now, reason, author],
  ])

function changesByName(evidence: Evidence, facts: readonly Fact[], shown: ReadonlyMap<string, Served>): Rows {
  const readers = new Map(evidence.changes.map(({ id }) => [id, new Set<string>()]))
  for (const { person, shown: hash } of standing(facts))
    for (const id of shown.get(hash)?.origins ?? []) readers.get(id)?.add(person)
  const rows = changeCells(evidence).map((cells, i) => [
    ...cells,
    readers.get(evidence.changes[i]?.id ?? "")?.size ?? 0,
  ])
  return [[...changeColumns, "people who confirmed it"], ...rows]
}

/** Something served: what it was called, and the ids of the published changes it comes from. */
type Served = { readonly title: string; readonly origins: readonly string[] }

/** What these facts are about, by its hash, each read once; what is not there is left out. */
function servedIn(facts: readonly Fact[], shown: Readonly<Record<string, string>>): Map<string, Served> {
  const hashes = [...new Set(facts.map((fact) => fact.shown))]
  return new Map(
    hashes.flatMap((hash) => {
      const content = shown[hash]
      if (!content) return []
      const { title, origins }: { title?: string; origins?: readonly { id?: string }[] } = JSON.parse(content)
      return [[hash, { title: title ?? "", origins: (origins ?? []).flatMap(({ id }) => id ?? []) }]]
    }),
  )
}

const audienceColumns = [
  ...["account", "name", "in the ledger as", "because of", "state", "changes confirmed", "changes to confirm"],
  ...["came from version", "finished on"],
]

function audienceByName(evidence: Evidence, { people, audience, readings }: Named, facts: readonly Fact[]): Rows {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const committed = commitmentsOf(evidence)
  const readingOf = new Map(readings.map((reading) => [reading.person, reading]))
  const confirmed = grouped(standing(facts).map((fact) => [fact.reading, fact]))
  const opened = new Set(facts.map(({ reading }) => reading))
  // Only where it says something: an export without anybody away is what it always was.
  const moved = audience.some(({ due }) => due !== undefined)
  const rows = audience.map(({ person, because, due }) => {
    const reading = readingOf.get(person)
    const own = reading ? (confirmed.get(reading.id) ?? []) : []
    const read = new Set(own.map(({ change }) => change))
    const left = (reading?.changes ?? []).filter((fp) => !read.has(fp))
    const isFinished = reading !== undefined && left.length === 0 && read.size > 0
    const state = isFinished
      ? "read"
      : read.size > 0
        ? "partly read"
        : reading && opened.has(reading.id)
          ? "opened"
          : "not opened"
    const last = own
      .map(({ at }) => dayOf(at))
      .sort()
      .at(-1)
    return [
      ...[
        person,
        names.get(person) ?? "",
        committed.get(person) ?? "erased",
        because.map(({ name }) => name).join("; "),
      ],
      ...[state, read.size, reading?.changes.length ?? null],
      ...[reading ? (reading.base ?? "none") : null, isFinished && last ? last : null],
      ...(moved ? [due ?? evidence.version.readBy] : []),
    ]
  })
  return [[...audienceColumns, ...(moved ? ["to be read by"] : [])], ...rows]
}

const answerColumns = [
  ...["ledger entry", "what", "when", "account", "name", "change", "fingerprint of the change"],
  ...["shown (SHA-256)", "confirmation"],
]

function answersOf(
  evidence: Evidence,
  { people }: Named,
  facts: readonly Fact[],
  shown: ReadonlyMap<string, Served>,
): Rows {
  const byCommitment = new Map([...commitmentsOf(evidence)].map(([id, hash]) => [hash, id]))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const titles = new Map(
    facts.flatMap(({ change, shown: hash }) => {
      const served = shown.get(hash)
      return served ? [[change, served.title]] : []
    }),
  )
  const said = { opened: "opened", revealed: "shown what is new", confirmed: "confirmed", undone: "taken back" }
  const rows = facts.map(({ number, kind, at, person, change, shown: hash, confirmation }) => {
    const id = byCommitment.get(person)
    return [
      ...[number, said[kind], timeOf(at), id ?? "erased", id ? (names.get(id) ?? "") : ""],
      ...[titles.get(change) ?? "", change, hash, confirmation],
    ]
  })
  return [answerColumns, ...rows]
}

function changesByNumber(evidence: Evidence, { figures }: Counted): Rows {
  if (!figures) return [changeColumns, ...changeCells(evidence)]
  const { teams, people, read } = figures
  const columns = teams.map(({ name, people: of }) => `${name} (of ${of})`)
  const rows = changeCells(evidence).map((cells, i) => [...cells, read[i]?.all ?? 0, ...(read[i]?.teams ?? [])])
  return [[...changeColumns, `people who confirmed it (of ${people})`, ...columns], ...rows]
}

const audienceByNumber = ({ addressed, figures }: Counted): Rows => [
  ["group", "people", "read everything"],
  ["addressed at publishing", addressed, null],
  ...(figures?.teams ?? []).map(({ name, people }) => [name, people, null]),
  ...(figures ? [["everybody who is still there", figures.people, figures.finished]] : []),
]
