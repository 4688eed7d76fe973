import * as p from "drizzle-orm/pg-core"

const bytea = p.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" })
export const pgKit = {
  table: p.pgTable,
  text: () => p.text(),
  int: () => p.bigint({ mode: "number" }),
  time: () => p.bigint({ mode: "number" }),
  bool: () => p.boolean(),
  json: <T>() => p.jsonb().$type<T>(),
  bytes: () => bytea(),
  index: (n: string) => p.index(n),
  uniqueIndex: (n: string) => p.uniqueIndex(n),
  primaryKey: p.primaryKey,
}
