import { randomUUID } from "node:crypto"
import { v7 } from "uuid"

/** A new id, ordered by time (UUIDv7). */
export const newId = (): string => v7()

/** A new id that tells no time: for openings and confirmations. */
export const randomId = (): string => randomUUID()
