import * as s from "drizzle-orm/sqlite-core"
export const sqliteKit = {
  table: s.sqliteTable,
  text: () => s.text(),
  int: () => s.integer(),
  time: () => s.integer(),
  bool: () => s.integer({ mode: "boolean" }),
  json: <T>() => s.text({ mode: "json" }).$type<T>(),
  bytes: () => s.blob({ mode: "buffer" }),
  index: (n: string) => s.index(n),
  uniqueIndex: (n: string) => s.uniqueIndex(n),
  primaryKey: s.primaryKey,
}
