// What was raised about a legend, for "Where we stand": what waits first, then the changes many object to, and what stands
// in the way. Made of what the one who looks may see, so it tells nothing else.
import { type Force, forces, forceWords } from "./question"
import { inOrderOfNeed, type QuestionSeen } from "./question-seen"

export const forceNames: Record<Force, string> = {
  organizational_focus: "Organizational focus",
  maintaining_the_status_quo: "Maintaining the status quo",
  competitor_focus: "Competitor focus",
  misplaced_accountability: "Misplaced accountability",
}

export type Raised = {
  readonly open: readonly QuestionSeen[]
  readonly answered: readonly QuestionSeen[]
  /** How many objections are seen here, by the change they are about. */
  readonly objections: Readonly<Record<string, number>>
  /** Changes to which three or more objections are seen here, those with most of them first. */
  readonly loud: readonly { readonly title: string; readonly objections: number }[]
  /** Objections in which something was named, by what it was; those with most of them first. */
  readonly byForce: readonly {
    readonly force: Force
    readonly name: string
    readonly words: string
    readonly objections: number
  }[]
}

const loudFrom = 3

/** Everything raised about a legend as one person sees it. */
export function raisedAsSeen(questions: readonly QuestionSeen[]): Raised {
  const objections = questions.filter(({ what }) => what === "objection")
  const byChange = new Map<string, { title: string; objections: number }>()
  for (const { change } of objections) {
    const sofar = byChange.get(change.about)?.objections ?? 0
    byChange.set(change.about, { title: change.title, objections: sofar + 1 })
  }
  return {
    ...inOrderOfNeed(questions),
    objections: Object.fromEntries([...byChange].map(([about, { objections: count }]) => [about, count])),
    loud: [...byChange.values()]
      .filter((one) => one.objections >= loudFrom)
      .toSorted((a, b) => b.objections - a.objections),
    byForce: forces
      .map((force) => ({
        ...{ force, name: forceNames[force], words: forceWords[force] },
        objections: objections.filter((one) => one.force === force).length,
      }))
      .toSorted((a, b) => b.objections - a.objections),
  }
}
