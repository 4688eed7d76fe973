// What Home tells of questions and objections: replies to one's own, and what waits for an author or a consultant.
import { questionHref, type What } from "./question"
import { type QuestionSeen, waitsForLooker } from "./question-seen"

export type Answer = {
  readonly href: string
  readonly what: What
  readonly number: number
  readonly legendId: string
  /** Of the change; null where it would tell what is still to be found. */
  readonly title: string | null
  readonly version: string
  /** Who replied, and label of the version that answers it; null where it is words alone. */
  readonly by: string | null
  readonly answeredBy: string | null
  readonly text: string
  readonly mayWriteBack: boolean
}

export type Waiting = {
  readonly legend: { readonly id: string; readonly title: string }
  readonly questions: readonly { readonly what: What }[]
}

const most = 5

type Placed = { readonly seen: QuestionSeen; readonly legend: Waiting["legend"] }

/** One's own questions whose last word is a reply, the newest reply first; `since` is a day. */
export function answersAmong(questions: readonly Placed[], since: string): Answer[] {
  return questions
    .flatMap(({ seen, legend }) => {
      const last = seen.said.at(-1)
      if (seen.as !== "reader" || last?.what !== "reply" || last.day < since) return []
      const { what, change, version, stand } = seen
      const answer: Answer = {
        ...{ what, version, text: last.text, by: last.name, answeredBy: last.version },
        ...{ number: seen.number, legendId: legend.id },
        ...{ href: questionHref(legend.id, seen.number), title: change.title, mayWriteBack: stand.mayWriteBack },
      }
      return [{ day: last.day, answer }]
    })
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, most)
    .map(({ answer }) => answer)
}

/** Titles wait, where a version answered, until its reader has read the legend: it may have left that sentence to be found. */
export const withTitlesKept = (answers: readonly Answer[], unread: ReadonlySet<string>): Answer[] =>
  answers.map((one) => (one.answeredBy !== null && unread.has(one.legendId) ? { ...one, title: null } : one))

/** What waits for the one who looks, by legend. */
export function waitingAmong(questions: readonly Placed[]): Waiting[] {
  const legends = new Map<string, { legend: Waiting["legend"]; questions: { what: What }[] }>()
  for (const { seen, legend } of questions) {
    if (!waitsForLooker(seen)) continue
    const known = legends.get(legend.id) ?? { legend, questions: [] }
    known.questions.push({ what: seen.what })
    legends.set(legend.id, known)
  }
  return [...legends.values()]
}
