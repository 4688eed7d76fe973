// Since when somebody was asked to read a version: since it was published, or since they joined one of its teams. A correction
// has the audience and the date of the version it corrects, and so was asked for on that version's day.
import { z } from "zod"

const Because = z.array(z.object({ joinedOn: z.string().optional() }))

/** The first day on which they were addressed, from the teams that brought them in; `publishedOn` as `firstPublished` has it. */
export function askedSince(publishedOn: string, because: unknown): string {
  const days = Because.parse(because ?? []).map(({ joinedOn }) => joinedOn ?? publishedOn)
  return days.sort()[0] ?? publishedOn
}
