// Verifies an export: every file against the list, the list and every entry against the signed head of the ledger, every table
// against the entries. What it cannot know, it does not say: without a key or a checkpoint that was held elsewhere all
// of this may have been made at once, so that it says "consistent", never "authentic".
import { hexOf, utf8 } from "../ledger/bytes"
import { isSignedBy, originOf } from "../ledger/checkpoint"
import { commitment, reasonCommitment } from "../ledger/commitment"
import { sha256 } from "../ledger/sha256"
import { isConsistent, leafHash, rootFromInclusion } from "../ledger/tree"
import { type Named, outsideTheList } from "./evidence"
import { brokenBy, type Entry, factsIn, standing } from "./facts"
import { type Held, heldAgrees } from "./held"
import { type Files, type Opened, openExport } from "./opened"
import { isOfQuestions, questionBroken } from "./questions"
import { tablesOf } from "./tables"

export type Verdict =
  | { readonly wrong: string }
  | {
      /** `authentic` when something held elsewhere agrees. */
      readonly is: "consistent" | "authentic"
      readonly summary: Summary
    }

export type Summary = {
  readonly company: string
  readonly title: string
  readonly label: string
  readonly madeAt: string
  readonly document: string
  readonly entries: number
  /** How long the ledger was when the export was signed, and its head in hex. */
  readonly size: number
  readonly root: string
  readonly addressed: number
  /** Confirmations that stand; null where people are only counted. */
  readonly confirmations: number | null
  /** What was held and agrees, in words. */
  readonly held: readonly string[]
}

/** Why not, in a sentence; null when there is nothing wrong. */
type Step = (opened: Opened) => string | null

/** The first thing that is wrong with an export, or what it is. */
export function verdictOn(files: Files, held: Held = { checkpoints: [], keys: [] }): Verdict {
  const opened = openExport(files)
  if ("wrong" in opened) return opened
  const steps: readonly Step[] = [
    listedFiles,
    signature,
    entries,
    earlier,
    version,
    audience,
    recorded,
    reading,
    served,
    asked,
    tables,
  ]
  for (const step of steps) {
    const wrong = step(opened)
    if (wrong !== null) return { wrong }
  }
  const agreed = heldAgrees(opened, held)
  if ("wrong" in agreed) return agreed
  return { is: agreed.held.length > 0 ? "authentic" : "consistent", summary: summaryOf(opened, agreed.held) }
}

const hashOf = (bytes: Uint8Array) => hexOf(sha256(bytes))

const listedFiles: Step = ({ files, manifest }) => {
  for (const { path, sha256: expected, size } of manifest.files) {
    const bytes = files.get(path)
    if (!bytes) return `${path} is missing.`
    if (bytes.length !== size || hashOf(bytes) !== expected) return `${path} was changed.`
  }
  const listed = new Set<string>([...manifest.files.map(({ path }) => path), ...outsideTheList])
  const more = [...files.keys()].find((path) => !listed.has(path))
  return more === undefined ? null : `${more} does not belong to the export.`
}

const signature: Step = ({ checkpoint, key, evidence }) => {
  if (checkpoint.origin !== originOf(evidence.company.id)) return "The checkpoint is that of another ledger."
  if (key.name !== checkpoint.origin) return "The key is that of another ledger."
  return isSignedBy(checkpoint.text, key) ? null : "The checkpoint is not signed by the key beside it."
}

const entries: Step = ({ lines, checkpoint, evidence }) => {
  let last = 0
  for (const { number, entry, proof, parsed } of lines) {
    if (number <= last) return `Entry ${number} is not in its place.`
    last = number
    if (parsed.number !== number || parsed.company !== evidence.company.id) return `Entry ${number} is another one.`
    if (canonical(parsed) !== entry) return `Entry ${number} is not written as entries are.`
    if (rootFromInclusion(leafHash(entry), number - 1, checkpoint.size, proof) !== checkpoint.root)
      return `Entry ${number} is not in the ledger that the checkpoint covers.`
  }
  return null
}

const canonical = (entry: Entry) =>
  JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))))

const earlier: Step = ({ earlier, checkpoint }) => {
  const broken = earlier.find((one) => !isConsistent(one, checkpoint, one.proof))
  return broken ? `The ledger does not begin with what its checkpoint of ${broken.size} entries covered.` : null
}

const only = (opened: Opened, kind: string) =>
  opened.lines.map(({ parsed }) => parsed).filter((one) => one.kind === kind)

const version: Step = (opened) => {
  const { evidence, files } = opened
  const [published, ...more] = only(opened, "published")
  if (!published || more.length > 0) return "There is not one entry that says the version was published."
  const { id, ordinal, label, document } = evidence.version
  if (published.version !== id || published.ordinal !== ordinal || published.label !== label)
    return "The ledger says another version was published."
  if (published.legend !== evidence.legend.id) return "The ledger says another legend was published."
  if (published.document !== document || hashOf(files.get("version/document.json") ?? utf8("")) !== document)
    return "version/document.json is not the text that was published."
  const fps = JSON.stringify(evidence.changes.map(({ fp }) => fp))
  if (JSON.stringify(published.changes) !== fps) return "The changes are not those that were published."
  for (const [path, bytes] of files) {
    const name = /^version\/pictures\/([0-9a-f]{64})\.\w+$/.exec(path)?.[1]
    if (name !== undefined && hashOf(bytes) !== name) return `${path} is another picture.`
  }
  const later = (parsed: Entry) => isOfQuestions(parsed) && parsed.version === undefined
  const elsewhere = opened.lines.find(({ parsed }) => parsed.version !== id && !later(parsed))
  return elsewhere ? `Entry ${elsewhere.number} is about something else.` : null
}

const audience: Step = (opened) => {
  // The first stands right after publishing; the others tell of those who joined a team of its audience later.
  const entries = only(opened, "addressed")
  if (entries.length === 0) return "There is no entry that says whom the version was addressed to."
  const listOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : null)
  const people = entries.flatMap((one) => listOf(one.people) ?? [])
  const reasons = entries.map((one) => listOf(one.because))
  const because = reasons.every((one) => one !== null) ? reasons.flat() : null
  const { readers } = opened.evidence
  if (readers.by === "number")
    return readers.addressed === people.length ? null : "The number of people addressed is not that of the ledger."
  if (readers.audience.length !== people.length) return "The list of people addressed is not complete."
  return audienceByName(opened, readers, people, because)
}

function audienceByName(
  { evidence }: Opened,
  { people: persons, audience: rows }: Named,
  people: readonly string[],
  because: readonly string[] | null,
): string | null {
  const places = new Map(people.map((one, place) => [one, place]))
  const salts = new Map(persons.map(({ id, salt }) => [id, salt]))
  if (salts.size !== persons.length || new Set(rows.map(({ person }) => person)).size !== rows.length)
    return "Somebody stands twice among the people."
  for (const { person, because: teams } of rows) {
    const salt = salts.get(person)
    if (salt === undefined) return `The account ${person} is addressed and not described.`
    if (salt === null) continue
    const place = places.get(commitment(salt, evidence.company.id, person))
    if (place === undefined) return `The ledger does not say that the account ${person} was addressed.`
    const ids = teams.map(({ id }) => id)
    if (because && because[place] !== reasonCommitment(salt, evidence.version.id, ids))
      return `The ledger gives another reason why the account ${person} was addressed.`
  }
  return null
}

const recorded: Step = ({ lines, evidence, files }) => {
  const last = lines.at(-1)?.parsed
  const exports = lines.filter(({ parsed }) => parsed.kind === "exported")
  if (last?.kind !== "exported") return "The ledger does not say that this export was made."
  if (last.manifest !== hashOf(files.get("manifest.json") ?? utf8("")))
    return "manifest.json is not the list of files that the ledger names."
  if (last.names !== (evidence.readers.by === "name") || last.entries !== evidence.entries)
    return "The ledger says another export was made."
  const late = lines.find(({ number }) => number > evidence.entries && number !== exports.at(-1)?.number)
  return late ? `Entry ${late.number} is later than the export.` : null
}

const reading: Step = (opened) => {
  const { evidence, lines } = opened
  const facts = factsIn(lines.map(({ parsed }) => parsed))
  if (evidence.readers.by === "number")
    return facts.length > 0 ? "It says who read what, where it should count only." : null
  const broken = brokenBy(facts)
  if (broken !== null) return broken
  const { readings, people } = evidence.readers
  const readers = new Map(readings.map((one) => [one.id, one]))
  const salts = new Map(people.map(({ id, salt }) => [id, salt]))
  const previous = evidence.version.previous
  for (const { number, reading: id, person, change } of facts) {
    const own = readers.get(id)
    if (!own?.changes.includes(change)) return `Entry ${number} is about a change that was not to be read.`
    const salt = salts.get(own.person)
    if (salt === undefined) return `Entry ${number} is of an account that is not described.`
    if (salt !== null && commitment(salt, evidence.company.id, own.person) !== person)
      return `Entry ${number} is not of the account ${own.person}.`
  }
  const own = JSON.stringify(evidence.changes.map(({ fp }) => fp).sort())
  const short = readings.find(
    ({ base, changes }) => previous !== null && base === previous && JSON.stringify([...changes].sort()) !== own,
  )
  return short ? `The account ${short.person} had other changes to read than were published.` : null
}

const served: Step = ({ shown, lines }) => {
  for (const [hash, content] of Object.entries(shown))
    if (hashOf(utf8(content)) !== hash) return `What was shown under ${hash.slice(0, 12)}… is something else.`
  for (const { number, change, shown: hash, kind } of factsIn(lines.map(({ parsed }) => parsed))) {
    if (kind === "undone") continue
    const content = shown[hash]
    if (content === undefined) return `What entry ${number} showed is missing.`
    if (fingerprintIn(content) !== change) return `Entry ${number} showed another change.`
  }
  return null
}

function fingerprintIn(content: string): unknown {
  try {
    const served: unknown = JSON.parse(content)
    return typeof served === "object" && served !== null && "fp" in served ? served.fp : null
  } catch {
    return null
  }
}

const asked: Step = ({ evidence, lines }) =>
  questionBroken(
    evidence,
    lines.map(({ parsed }) => parsed),
  )

const tables: Step = ({ evidence, lines, shown, files }) => {
  const made = tablesOf(
    evidence,
    lines.map(({ parsed }) => parsed),
    shown,
  )
  const other = [...made].find(([path, text]) => !sameBytes(files.get(path), utf8(text)))
  return other ? `${other[0]} does not say what the ledger says.` : null
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array) =>
  a !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i])

function summaryOf({ evidence, checkpoint, lines }: Opened, held: readonly string[]): Summary {
  const { company, version, madeAt, readers } = evidence
  return {
    company: company.name,
    title: version.title,
    label: version.label,
    madeAt,
    document: version.document,
    entries: lines.length,
    size: checkpoint.size,
    root: checkpoint.root,
    addressed: readers.by === "name" ? readers.audience.length : readers.addressed,
    confirmations: readers.by === "name" ? standing(factsIn(lines.map(({ parsed }) => parsed))).length : null,
    held,
  }
}
