import { and, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { given, prepared } from "../../db/prepared"
import { engines } from "../engines"

const add = prepared((db, t) =>
  db
    .insert(t.memberships)
    .values({
      companyId: given("companyId"),
      personId: given("personId"),
      seats: given("seats"),
      joinedAt: given("at"),
    })
    .returning({ seats: t.memberships.seats, leftAt: t.memberships.leftAt }),
)

const membersOf = prepared((db, t) =>
  db
    .select({ personId: t.memberships.personId, joinedAt: t.memberships.joinedAt, name: t.people.name })
    .from(t.memberships)
    .innerJoin(t.people, eq(t.people.id, t.memberships.personId))
    .where(and(eq(t.memberships.companyId, given("companyId"))))
    .orderBy(t.people.name),
)

const leave = prepared((db, t) =>
  db
    .update(t.memberships)
    .set({ leftAt: given("at").getSQL() })
    .where(and(eq(t.memberships.companyId, given("companyId")), eq(t.memberships.personId, given("personId"))))
    .returning({ leftAt: t.memberships.leftAt }),
)

describe.each(engines)("prepared statements on $name", ({ fresh }) => {
  async function ground() {
    const store = await fresh()
    const { t } = store
    await store.write("c1", async (tx) => {
      await tx.insert(t.companies).values({ id: "c1", name: "Northlight", createdAt: 1 })
      for (const id of ["lars", "mina"])
        await tx.insert(t.people).values({ id, name: id, email: `${id}@x.example`, createdAt: 1 })
    })
    return store
  }

  test("give the same rows as those built anew, with each time's values", async () => {
    const store = await ground()
    const { t } = store
    for (const personId of ["lars", "mina"]) {
      const values = { companyId: "c1", personId, seats: ["reader"], at: 4_102_444_800_123 }
      expect(await store.write("c1", (tx) => add(tx, t, values))).toEqual([{ seats: ["reader"], leftAt: null }])
    }
    const lars = { personId: "lars", name: "lars", joinedAt: 4_102_444_800_123 }
    expect(await membersOf(store.read, t, { companyId: "c1" })).toEqual([
      lars,
      { ...lars, personId: "mina", name: "mina" },
    ])
    expect(await membersOf(store.read, t, { companyId: "c2" })).toEqual([])
    const left = await store.write("c1", (tx) => leave(tx, t, { companyId: "c1", personId: "lars", at: 7 }))
    expect(left).toEqual([{ leftAt: 7 }])
  })

  test("belong to their transaction: what fails is rolled back", async () => {
    const store = await ground()
    const values = { companyId: "c1", personId: "lars", seats: [], at: 1 }
    const twice = store.write("c1", async (tx) => {
      await add(tx, store.t, values)
      await add(tx, store.t, values)
    })
    await expect(twice).rejects.toThrow()
    expect(await membersOf(store.read, store.t, { companyId: "c1" })).toEqual([])
  })

  test("a value that is missing throws", async () => {
    const store = await ground()
    await expect(membersOf(store.read, store.t, {})).rejects.toThrow("companyId")
  })
})
