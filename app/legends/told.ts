// What the next page has to tell once: what came in, and what could not be kept.
import { z } from "zod"

export const Told = z.object({
  sentences: z.array(z.string().max(400)).max(20),
  /** The revision an import led to, while it may be taken back. */
  imported: z.number().int().nullable(),
})
export type Told = z.infer<typeof Told>
