import { and, asc, eq, max, sql } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { addedOnly } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { engines } from "../engines"

const northlight = { id: "c1", name: "Northlight", createdAt: 1_766_000_000_123 }

describe.each(engines)("the store on $name", ({ fresh }) => {
  test("gives fresh databases quickly", async () => {
    await fresh()
    const began = performance.now()
    await fresh()
    console.log("fresh", performance.now() - began)
  })

  test("keeps what was committed", async () => {
    const store = await fresh()
    const name = await store.write("c1", async (tx) => {
      const [row] = await tx.insert(store.t.companies).values(northlight).returning()
      return row?.name
    })
    expect(name).toBe("Northlight")
    expect(await store.read.select().from(store.t.companies)).toEqual([{ ...northlight, names: "everyone" }])
  })
})
