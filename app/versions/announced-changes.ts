// The changes of a draft with the author's words over them: as they will be served, and as they are announced.
import { type Announced, type Announcement, changeFieldsOf, saidOf } from "./announcement"
import type { Reviewed } from "./net"
import { type ChangeFields, toldBy } from "./review-page"
import type { Shown } from "./shown"

export type AnnouncedChange = {
  readonly fp: string
  readonly reviewed: Reviewed
  readonly announced: Announced
  readonly fields: ChangeFields
  /** As it will be served. */
  readonly shown: Shown
  readonly needsReason: boolean
}

/** Each change of a review with what its author said about it so far. */
export function announcedChanges(changes: readonly Reviewed[], announcement: Announcement): AnnouncedChange[] {
  const among = changes.map(
    ({ unitFps, key, shown }): Announced => ({ fps: unitFps, key, title: shown.title, concerns: shown.concerns }),
  )
  return changes.map((reviewed, at) => {
    const announced = among[at]!
    const fields = changeFieldsOf(saidOf(announcement, announced, among), announced)
    const raised = fields.raised && reviewed.mayRaise
    const careful = fields.careful && reviewed.careful !== null
    const own = { ...fields, raised, careful }
    return {
      fp: reviewed.fp,
      reviewed,
      announced,
      fields: own,
      shown: toldBy(own, reviewed.shown, reviewed.careful),
      needsReason: reviewed.needsReason || raised,
    }
  })
}
