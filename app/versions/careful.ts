// Careful reading: a change its author left unmarked. Until its reader has found what is new, everything they are given about
// it is made here, and says only where it is.
import { listed } from "../ui/text"
import type { NetChange } from "./net"
import type { Careful, Shown } from "./shown"

/** What is served of a change before its reader found what is new: where, whom it concerns, and the passage; nothing else. */
export function concealed(shown: Shown): Shown {
  const { careful, fp, author, concerns, version, known, origins, words } = shown
  if (!careful) return shown
  const where = placeOf(careful)
  return {
    ...{ fp, author, concerns, version, known, origins, words, where },
    kind: "careful_reading",
    severity: "normal",
    title: concealedTitle(careful),
    was: null,
    now: null,
    passages: [],
    corrections: [],
    reason: "",
    pillar: null,
    notes: {},
    find: { side: careful.side, sentences: careful.sentences.map(({ where, text }) => ({ where, text })) },
  }
}

/** Where the passage begins that nothing happened to: a part that came or went would be given away by its name. */
const placeOf = ({ sentences }: Careful) => sentences.find(({ changed }) => !changed)?.where ?? ""

/** What a change is called until its reader found what is new. */
export const concealedTitle = (careful: Careful): string => `Something new in “${placeOf(careful)}”`

/** A list as somebody gets it who has found what is new only in the changes of `found` (fps). */
export const concealedIn = (changes: readonly NetChange[], found: ReadonlySet<string>): NetChange[] =>
  changes.map((change) =>
    change.shown.careful && !found.has(change.fp) ? { ...change, shown: concealed(change.shown) } : change,
  )

/** Whether a list holds a change whose reader has not found what is new. */
export const holdsConcealed = (changes: readonly NetChange[]): boolean => changes.some(({ shown }) => shown.find)

/** "the second sentence", "the second and the third sentence": which ones were new. */
export function whichSentence({ sentences }: Careful): string {
  return `${listed(sentences.flatMap(({ changed }, at) => (changed ? [`the ${ordinal(at + 1)}`] : [])))} sentence`
}

/** "the twelfth", "the 21st" */
const ordinal = (n: number) => ordinals[n - 1] ?? `${n}${endings[rules.select(n)]}`

const rules = new Intl.PluralRules("en", { type: "ordinal" })
const endings = { one: "st", two: "nd", few: "rd", other: "th", many: "th", zero: "th" }
const ordinals = [
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  ...["eleventh", "twelfth"],
]
