// What a schema body may use, whichever the engine.
import type { pgKit } from "./kit.pg"

/** The column and index builders; both engines' kits have this shape (kit.check.ts proves it). */
export type Kit = typeof pgKit

/** Any JSON value. Rooms parse it with their own zod schemas; the store only carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
