// Exactly what is served for a change: the publish page previews it, a reader opens it, its hash is in the ledger.
import { z } from "zod"

/** The heaviest first. */
export const severities = ["major", "normal", "minor", "cosmetic"] as const

/** What a change is called on screen; every unit kind maps to one of these (versions/kind-names.ts). */
const shownKinds = [
  "promise_changed",
  "responsibility_changed",
  "step_added",
  "step_removed",
  "step_moved",
  "detour_added",
  "detour_removed",
  "part_added",
  "part_removed",
  "part_moved",
  "part_as_it_is",
  "part_read_again",
  "wording",
  "table_changed",
  "small_corrections",
  "careful_reading",
] as const

/** One passage of the change, in the three views. HTML made on the server from canonical documents; `changes` holds ins and del. */
const Passage = z.object({
  /** Heading of the part it stands in. */
  where: z.string(),
  changes: z.string(),
  now: z.string().nullable(),
  before: z.string().nullable(),
  /** The whole part as it is now (or was, when it is gone), for "Read the whole part". */
  part: z.string().nullable(),
})

/**
 * The passage of a change that is left for careful reading, sentence by sentence: as it is now, or, where something only
 * went, as it was. `changed`: one of those a reader looks for.
 */
export const Careful = z.object({
  side: z.enum(["now", "was"]),
  sentences: z.array(z.object({ where: z.string(), text: z.string(), changed: z.boolean() })),
})
export type Careful = z.infer<typeof Careful>

/** The same before it is found: nothing tells which sentence it is. */
const Find = z.object({
  side: z.enum(["now", "was"]),
  sentences: z.array(z.object({ where: z.string(), text: z.string() })),
})
export type Find = z.infer<typeof Find>

/** An author's question at a change: 2 to 4 answers, one of them right (its index), and why it is right. */
const Check = z.object({
  question: z.string(),
  answers: z.array(z.string()),
  right: z.number(),
  explanation: z.string(),
})
export type Check = z.infer<typeof Check>

/** One reader-facing change. No names of the reader, no times: the same for everybody who knows the same. */
export const Shown = z.object({
  fp: z.string(),
  kind: z.enum(shownKinds),
  severity: z.enum(severities),
  /** The author's title, or a computed one ("Answer time: 1 hour → 5 minutes"). */
  title: z.string(),
  where: z.string(),
  /** The fact, for the list of "Until now / From now on"; null when there is nothing on that side. */
  was: z.string().nullable(),
  now: z.string().nullable(),
  passages: z.array(Passage),
  /** For small corrections: each as one line, old and new. */
  corrections: z.array(z.object({ where: z.string(), was: z.string().nullable(), now: z.string().nullable() })),
  reason: z.string(),
  pillar: z
    .enum(["customer_centricity", "continuous_optimization", "culture_of_innovation", "corporate_agility"])
    .nullable(),
  /** Name of the author who gave the reason. */
  author: z.string(),
  /** Names of the roles and ids of the teams it concerns. */
  concerns: z.object({ roles: z.array(z.string()), teams: z.array(z.string()) }),
  /** "What this means for …", by role name. */
  notes: z.record(z.string(), z.string()),
  /** Label of the version that applies, and of the one the reader knows (null for none). */
  version: z.string(),
  known: z.string().nullable(),
  /** Published changes it comes from: ordinal of version, label, ordinal of change, change id. */
  origins: z.array(z.object({ version: z.number(), label: z.string(), change: z.number(), id: z.string() })),
  /** Words changed: until-now, from-now-on and changed sentences; the floor is computed from it. */
  words: z.number(),
  /** Given when the author left it for careful reading. */
  careful: Careful.exactOptional(),
  /** Given instead of everything else while a reader has not found what is new (versions/careful.ts). */
  find: Find.exactOptional(),
  check: Check.exactOptional(),
})
export type Shown = z.infer<typeof Shown>

/** Seconds a reader is told one change takes: 180 words a minute and 5 s. */
const secondsFor = (words: number) => words / 3 + 5

/** Whole minutes some changes take, by their words; at least 1, and 0 for none. */
export function minutesFor(words: readonly number[]): number {
  const seconds = words.reduce((sum, count) => sum + secondsFor(count), 0)
  return words.length === 0 ? 0 : Math.max(1, Math.round(seconds / 60))
}
