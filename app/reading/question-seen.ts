// What one who looks sees of a question. Its reader sees their own; authors never see whose it is where it was raised
// without a name or through the consultant, and hear of the latter only what the consultant passed on.
import { holds, type Member, type Names, type Seat } from "../people/person"
import { dayOf } from "../ui/day"
import type { Force, Voice, What } from "./question"
import { type ReplyKind, type Speaker, type Stand, threadStand } from "./question-thread"
import { seesNames } from "./standing"

/** A question as it lies in the store, with what was said after it. */
export type Question = {
  readonly id: string
  readonly number: number
  readonly what: What
  readonly voice: Voice
  readonly force: Force | null
  readonly text: string
  readonly at: number
  readonly person: { readonly id: string; readonly name: string }
  readonly change: { readonly fp: string; readonly title: string; readonly about: string }
  readonly version: { readonly id: string; readonly label: string }
  readonly owner: { readonly id: string; readonly name: string }
  readonly said: readonly Said[]
}

type Said = {
  readonly what: ReplyKind
  readonly person: { readonly id: string; readonly name: string }
  readonly at: number
  readonly text: string
  /** Label of the version that answers it, when the reply is that version. */
  readonly version: string | null
}

export type Looker = { readonly personId: string; readonly names: Names; readonly seats: readonly Seat[] }

/** Who looks, as far as it decides what they see. */
export const lookerFrom = ({ person, company, seats }: Member): Looker => ({
  personId: person.id,
  names: company.names,
  seats,
})

export type QuestionSeen = Pick<Question, "number" | "what" | "force" | "voice"> & {
  readonly change: { readonly title: string; readonly about: string }
  readonly version: string
  readonly text: string
  readonly day: string
  /** Whose it is; null where these eyes may not know. */
  readonly name: string | null
  /** The consultant who passed it on, in whose words it stands here. */
  readonly through: string | null
  readonly owner: string
  readonly said: readonly {
    readonly what: ReplyKind
    /** Null for its reader, where these eyes may not know. */
    readonly name: string | null
    readonly day: string
    readonly text: string
    readonly version: string | null
  }[]
  /** As whom they look: its reader, an author, or the consultant. */
  readonly as: Speaker
  readonly stand: Stand
}

/** Goes between readers and authors: a consultant who is no author. */
export const goesBetween = (seats: readonly Seat[]) => holds({ seats }, "consultant") && !holds({ seats }, "author")

/** As whom somebody with these seats stands to it; null for whom it is not there. */
export function speakerOf(question: Pick<Question, "voice" | "person" | "said">, looker: Looker): Speaker | null {
  if (question.person.id === looker.personId) return "reader"
  if (goesBetween(looker.seats)) return "consultant"
  const heard = question.voice !== "consultant" || question.said.some(({ what }) => what === "passed_on")
  return heard && holds(looker, "author") ? "author" : null
}

/** The question as somebody sees it; null when it is not for them. */
export function questionSeenBy(question: Question, looker: Looker): QuestionSeen | null {
  const as = speakerOf(question, looker)
  if (as === null) return null
  const { number, what, force, voice, change, version, owner, said } = question
  const own = as === "reader"
  const knows = own || knowsName(voice, as, looker)
  const secondHand = voice === "consultant" && as === "author"
  const [passed, ...since] = secondHand ? heardOf(question) : []
  const thread = secondHand ? since : said
  const nameOf = (one: Said) => (one.what === "written_back" && !knows ? null : one.person.name)
  return {
    ...{ number, what, force, voice, as },
    change: { title: change.title, about: change.about },
    version: version.label,
    text: passed?.text ?? question.text,
    day: dayOf(passed?.at ?? question.at),
    name: knows ? question.person.name : null,
    through: passed?.person.name ?? null,
    owner: owner.name,
    said: thread.map((one) => ({
      ...{ what: one.what, text: one.text, version: one.version },
      ...{ name: nameOf(one), day: dayOf(one.at) },
    })),
    stand: threadStand(question),
  }
}

/**
 * What others hear of a question. Of one that went through the consultant: what was passed on, and the replies to that. What
 * its reader and the consultant say between themselves is the consultant's to tell.
 */
export function heardOf({ voice, said }: Pick<Question, "voice" | "said">): readonly Said[] {
  if (voice !== "consultant") return said
  const isReplyToAll = (at: number) => threadStand({ voice, said: said.slice(0, at) }).waitsFor === "authors"
  return said.filter(({ what }, at) => what === "passed_on" || (what === "reply" && isReplyToAll(at)))
}

function knowsName(voice: Voice, as: Speaker, { names, seats }: Looker): boolean {
  if (voice === "name") return seesNames(names, seats)
  return voice === "consultant" ? as === "consultant" : seesNames("teams", seats)
}

/** "You", "Lars Berg", "A reader, through Tess Morgan" */
export function raisedBy({ as, name, through, voice }: QuestionSeen): string {
  if (as === "reader") return "You"
  if (through) return `A reader, through ${through}`
  if (voice === "consultant" && name) return `${name}, through you only`
  return name ?? "A reader"
}

/** Whether it waits for the one who looks. */
export const waitsForLooker = ({ as, stand }: Pick<QuestionSeen, "as" | "stand">) =>
  stand.waitsFor === (as === "author" ? "authors" : as === "consultant" ? "consultant" : undefined)

/** Open ones first, objections before questions, those that wait longest first; then what is answered, the newest first. */
export function inOrderOfNeed(questions: readonly QuestionSeen[]): { open: QuestionSeen[]; answered: QuestionSeen[] } {
  const open = questions.filter(({ stand }) => stand.waitsFor !== null)
  const rank = ({ what }: QuestionSeen) => (what === "objection" ? 0 : 1)
  return {
    open: open.toSorted((a, b) => rank(a) - rank(b) || (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number)),
    answered: questions.filter((one) => !open.includes(one)).toSorted((a, b) => b.number - a.number),
  }
}
