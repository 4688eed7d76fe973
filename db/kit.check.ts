// Compile-time proof that both kits give the same TypeScript row types, so the one cast is sound.
import { pgKit as p } from "./kit.pg"
import { sqliteKit as s } from "./kit.sqlite"

const P = p.table("t", {
  a: p.text(),
  b: p.int().notNull(),
  d: p.time(),
  e: p.bool().notNull(),
  f: p.json<{ x: 1 }>(),
  g: p.bytes(),
})
const S = s.table("t", {
  a: s.text(),
  b: s.int().notNull(),
  d: s.time(),
  e: s.bool().notNull(),
  f: s.json<{ x: 1 }>(),
  g: s.bytes(),
})
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never
type Flat<T> = { [K in keyof T]: T[K] }
export const select: Same<Flat<typeof P.$inferSelect>, Flat<typeof S.$inferSelect>> = true
export const insert: Same<Flat<typeof P.$inferInsert>, Flat<typeof S.$inferInsert>> = true
export const keys: Same<keyof typeof p, keyof typeof s> = true
