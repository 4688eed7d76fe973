// What the forms of a reader send. A field that is missing is empty: then there is no such opening.
import { Raising, Sentence } from "./question"
import type { Asking } from "./reread"

const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === "string" ? value.slice(0, 100) : ""
}

/** A place in a list, 0 for the first; null for none. */
const place = (form: FormData, name: string): number | null => {
  const text = field(form, name)
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}

/** The form under an open change: the opening it was served with, and the hash of what was shown. */
export const confirmationFrom = (form: FormData) => ({
  openingId: field(form, "opening"),
  shownHash: field(form, "shown"),
  answer: place(form, "answer"),
  firstAnswer: !form.has("again"),
})

/** The form of careful reading: the opening, and the sentence that was chosen, or the wish to be shown it. */
export const guessFrom = (form: FormData) => ({
  openingId: field(form, "opening"),
  guess: form.get("intent") === "show" ? ("show" as const) : { sentence: place(form, "sentence") },
})

/** The form that takes a confirmation back. */
export const undoFrom = (form: FormData) => ({ confirmationId: field(form, "confirmation") })

/** The form of "I read it, but …". What it must have is chosen there; a kind it does not know is a bad request. */
export function raisingFrom(form: FormData): Raising {
  const sent = (name: string) => form.get(name) || null
  const parsed = Raising.safeParse({
    what: sent("what"),
    text: form.get("text") ?? "",
    force: sent("force"),
    voice: sent("voice"),
  })
  if (!parsed.success) throw new Response("That form is not complete.", { status: 400 })
  return parsed.data
}

/** The one text field of a reply. */
export const replyFrom = (form: FormData): string => Sentence.parse(String(form.get("text") ?? ""))

/** The number of a question, as an address holds it; 0 for none. */
export const numberFrom = (param: string | undefined): number =>
  /^[1-9]\d{0,8}$/.test(param ?? "") ? Number(param) : 0

/** The form of an author who asks again. */
export const askingFrom = (form: FormData): Asking => ({
  changeId: field(form, "change") || null,
  teams: form.getAll("team").filter((id) => typeof id === "string"),
  reason: Sentence.parse(String(form.get("reason") ?? "")),
})
