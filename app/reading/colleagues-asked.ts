// What colleagues asked about a change, with the replies, as its readers are told it: nobody asks twice. Never whose it was.
import { dayOf } from "../ui/day"
import { heardOf, type Question } from "./question-seen"

export type ColleagueAsked = {
  readonly number: number
  readonly text: string
  readonly replies: readonly {
    readonly by: string
    readonly day: string
    readonly text: string
    /** Label of the version that answers it, when the reply is that version. */
    readonly version: string | null
  }[]
}

/**
 * Questions of others, those with a reply first. Objections are between their reader and the authors; what was asked through
 * the consultant is told as the consultant passed it on, or not at all.
 */
export function colleaguesAsked(questions: readonly Question[], personId: string): ColleagueAsked[] {
  const told = questions.flatMap((question): ColleagueAsked[] => {
    const { number, what, voice, person, text } = question
    const said = heardOf(question)
    const passedOn = said.find((one) => one.what === "passed_on")
    const words = voice === "consultant" ? passedOn?.text : text
    if (what !== "question" || person.id === personId || words === undefined) return []
    const replies = said
      .filter((one) => one.what === "reply")
      .map((one) => ({ by: one.person.name, day: dayOf(one.at), text: one.text, version: one.version }))
    return [{ number, text: words, replies }]
  })
  const rank = ({ replies }: ColleagueAsked) => (replies.length > 0 ? 0 : 1)
  return told.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number)
}

/** "2 questions from colleagues, 1 with a reply" */
export function colleaguesAskedText(asked: readonly ColleagueAsked[]): string {
  const replied = asked.filter(({ replies }) => replies.length > 0).length
  const all = asked.length === 1 ? "1 question from a colleague" : `${asked.length} questions from colleagues`
  return replied === 0
    ? `${all}, no reply so far`
    : replied === asked.length
      ? `${all}, with ${replied === 1 ? "its reply" : "their replies"}`
      : `${all}, ${replied} with a reply`
}
