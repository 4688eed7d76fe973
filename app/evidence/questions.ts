// Questions and objections in an export: which of the ledger's entries belong to them, whether these bear them out, and their
// table. Whose one is stands here only where its reader spoke by name, or before an independent consultant.
import { hexOf, utf8 } from "../ledger/bytes"
import { commitment } from "../ledger/commitment"
import { sha256 } from "../ledger/sha256"
import type { Cell } from "./csv"
import type { Evidence, Question } from "./evidence"
import { dayOf, type Entry, factsIn } from "./facts"

const kinds = ["raised", "replied", "written_back"]

/** Whether an entry tells of a question, or of what was said after it. */
export const isOfQuestions = ({ kind }: Entry): boolean => kinds.includes(kind)

const hashOf = (text: string) => hexOf(sha256(utf8(text)))

/** Whether the entry tells of this question nothing but what is told of it here. `named`: people are named in the export. */
export function tellsOf(entry: Entry, { id, what, voice, text, said }: Question, named: boolean): boolean {
  if (entry.question !== id || (entry.person !== undefined && !(named && voice === "name"))) return false
  const words = (one: string) => said.flatMap((then) => (then.what === one ? [hashOf(then.text)] : []))
  if (entry.kind === "replied") return words("reply").includes(String(entry.text))
  if (entry.kind === "written_back") return words("written_back").includes(String(entry.text))
  const raised = entry.what === what && [hashOf(text), ...words("passed_on")].includes(String(entry.text))
  return entry.kind === "raised" && raised
}

/** What the entries about questions break of what is told; null when nothing. */
export function questionBroken(evidence: Evidence, entries: readonly Entry[]): string | null {
  const { questions, readers } = evidence
  if (!questions) return null
  const named = readers.by === "name"
  const byId = new Map(questions.map((one) => [one.id, one]))
  const numbers = new Set(questions.map(({ number }) => number))
  if (byId.size !== questions.length || numbers.size !== questions.length)
    return "A question or objection stands twice."
  const own = entries.filter(isOfQuestions)
  const raised = new Set<unknown>()
  for (const entry of own) {
    const question = byId.get(String(entry.question))
    if (!question || entry.legend !== evidence.legend.id || !tellsOf(entry, question, named))
      return `Entry ${entry.number} is about a question or objection that is not told.`
    // An older ledger holds it twice for its consultant: with a private reply, and with what was passed on after it.
    const isSecond = raised.has(question.id) && (question.voice !== "consultant" || question.through !== null)
    if (entry.kind === "raised" ? isSecond : !raised.has(question.id))
      return `Entry ${entry.number} is not in its place after the others about ${calledBy(question)}.`
    raised.add(question.id)
    const wrong =
      entry.kind === "raised" && entry.person !== undefined && askerBroken(evidence, entries, entry, question)
    if (wrong) return wrong
  }
  for (const question of questions) {
    if (question.person !== null && !named) return `It says whose ${calledBy(question)} is, where it should count only.`
    if (named && question.voice === "name" && !raised.has(question.id))
      return `The ledger does not say that ${calledBy(question)} was raised.`
    const replies = own.filter(({ kind, question: id }) => kind === "replied" && id === question.id)
    if (!areReplies(replies, question)) return `The ledger says other replies to ${calledBy(question)}.`
  }
  return null
}

/**
 * Whether these entries, each of which tells of a reply, are all of them. Of what went through the consultant, only what was
 * replied to something passed on stands in the ledger: the rest is between its reader and the consultant.
 */
function areReplies(entries: readonly Entry[], { voice, through, said }: Question): boolean {
  const told = said.filter(({ what }) => what === "reply")
  if (voice !== "consultant") return entries.length === told.length
  const hashes = entries.map(({ text }) => text)
  // Who passed it on is told to authors apart from what was said after that.
  const before = (at: number) => said[at - 1]?.what ?? (through === null ? "raised" : "passed_on")
  const toAll = said.filter(({ what }, at) => what === "reply" && before(at) === "passed_on")
  return toAll.every(({ text }) => hashes.includes(hashOf(text)))
}

/** What is wrong with whose it is, by the entry that says it was raised. */
function askerBroken(
  { company, readers }: Evidence,
  entries: readonly Entry[],
  { number, person, confirmation, at }: Entry,
  question: Question,
): string | null {
  const beside = factsIn(entries).find((one) => one.kind === "confirmed" && one.confirmation === confirmation)
  if (beside?.person !== person) return `Entry ${number} raises something beside what its reader did not confirm.`
  if ((typeof at === "number" || typeof at === "string") && dayOf(at) !== question.day)
    return `Entry ${number} says another day for ${calledBy(question)}.`
  if (question.person === null || readers.by !== "name") return null
  const asker = readers.people.find(({ id }) => id === question.person)
  if (!asker) return `The account of ${calledBy(question)} is not described.`
  return asker.salt !== null && commitment(asker.salt, company.id, asker.id) === person
    ? null
    : `Entry ${number} is not of the account ${asker.id}.`
}

const calledBy = ({ what, number }: Question) => `${what} ${number}`

const columns = [
  ...["number", "what", "when", "account", "name", "change", "because", "what stands in the way", "state", "reply"],
  ...["ledger entry"],
]

/** objections.csv. */
export function questionsTable({ questions, readers, changes }: Evidence, entries: readonly Entry[]): Cell[][] {
  const named = readers.by === "name"
  const names = new Map(readers.by === "name" ? readers.people.map(({ id, name }) => [id, name]) : [])
  const ordinals = new Map(changes.map(({ id, ordinal }) => [id, ordinal]))
  const rows = (questions ?? []).map((one): Cell[] => {
    const { id, number, what, day, person, voice, through, change, title, text, force, state, said } = one
    const own = entries.filter((entry) => isOfQuestions(entry) && entry.question === id)
    const nameless = through === null ? "without a name" : `through ${through}`
    const ordinal = change === null ? undefined : ordinals.get(change)
    return [
      ...[number, what, day, person ?? (named && voice === "name" ? "erased" : "")],
      ...[person === null ? (named && voice === "name" ? "" : nameless) : (names.get(person) ?? "")],
      ...[ordinal === undefined ? title : `${ordinal}. ${title}`, text, force, state],
      ...[said.map(saidIn).join("\n"), own.map((entry) => entry.number).join("; ")],
    ]
  })
  return [columns, ...rows]
}

function saidIn({ what, by, day, text, version }: Question["said"][number]): string {
  const did = what === "reply" ? "replied" : what === "passed_on" ? "passed on" : "wrote back"
  const answered = version === null ? "" : `Version ${version} answers it. `
  return `${day}, ${by ?? "its reader"} ${did}: ${answered}${text}`
}
