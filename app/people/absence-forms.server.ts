// The forms of days away, for oneself and for an admin: entering them, and coming back earlier.

import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { notFound } from "../ui/answers"
import { type AbsenceRefused, type AbsenceRow, Entering } from "./absence"
import { endAbsence, enterAbsence, type OwnAbsence } from "./absences.server"
import { localTime } from "./working-hours"

type Whose = { readonly companyId: string; readonly personId: string; readonly by: string }
type LetGo = (tx: Parameters<Parameters<Store["write"]>[1]>[0], whose: Whose & { at: number }) => Promise<void>

/** Does what a form says; null when it is done, or why not with what was typed. What is not there is absent (404). */
export async function absenceFrom(
  hands: Hands,
  whose: Whose,
  form: FormData,
  letGo: LetGo,
): Promise<AbsenceRefused | null> {
  const at = hands.now()
  const end = form.get("end")
  if (end !== null) {
    const ended = await endAbsence(hands.store, { ...whose, at }, String(end), (tx) => letGo(tx, { ...whose, at }))
    if (!ended) throw notFound()
    hands.noticesWaiting()
    return null
  }
  const typed = Entering.parse({ from: String(form.get("from") ?? ""), to: String(form.get("to") ?? "") })
  const outcome = await enterAbsence(hands.store, { ...whose, at }, typed)
  if (!outcome) throw notFound()
  return "refused" in outcome ? { ...outcome, ...typed, company: whose.companyId } : null
}

/** Absences as a page lists them, the newest first; by the days of their company. */
export const rowsOf = (absences: readonly OwnAbsence[], personId: string, at: number): AbsenceRow[] =>
  absences
    .map(({ id, from, to, by, isEnded, timeZone }) => {
      const today = localTime(at, timeZone).day
      return { id, from, to, byAnother: by !== personId, hasBegun: from <= today, mayEnd: !isEnded && to >= today }
    })
    .reverse()
