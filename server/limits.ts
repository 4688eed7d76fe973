// How often codes may be asked for and tried. Kept in memory, under a hash of the key; when in doubt, no.
import { createHash } from "node:crypto"
import { RateLimiterMemory } from "rate-limiter-flexible"
import type { Limit } from "../app/context"

const quarter = 15 * 60

/** Points in a quarter of an hour. An office behind one address still gets everybody in. */
export const allowed: Readonly<Record<Limit, number>> = {
  "codes-for-account": 5,
  "codes-from-address": 100,
  "tries-for-account": 10,
  "tries-from-address": 50,
}

/** Answers whether this kind of thing may be done for this key once more, and counts it. */
export function startLimits() {
  const limiters = new Map(
    Object.entries(allowed).map(([kind, points]) => [
      kind,
      new RateLimiterMemory({ keyPrefix: kind, points, duration: quarter }),
    ]),
  )
  return async (kind: Limit, key: string): Promise<boolean> => {
    const limiter = limiters.get(kind)
    if (!limiter) return false
    const state = await limiter.consume(createHash("sha256").update(key).digest("base64")).then(
      () => true,
      () => false,
    )
    return state
  }
}
