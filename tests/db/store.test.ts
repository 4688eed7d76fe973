import { setTimeout as pause } from "node:timers/promises"
import Database from "better-sqlite3"
import { and, eq, max, sql } from "drizzle-orm"
import { describe, expect, onTestFinished, test } from "vitest"
import { addedOnly, type Tables } from "../../db/define"
import type { Store } from "../../db/store"
import { engines } from "../engines"

const northlight = { id: "c1", name: "Northlight", createdAt: 1_778_061_153_120 }
const text = (x: string) => ({ hash: x, content: x })
const sixteen = Array.from({ length: 16 }, (_, i) => i)

/** Counts companies as another process would: on SQLite nobody of ours runs while a write does. */
function beside(store: Store): () => number {
  const { file } = store as Store & { file: string }
  const other = new Database(file, { readonly: true })
  onTestFinished(() => void other.close())
  const count = other.prepare<[], number>("SELECT count(*) FROM companies").pluck()
  return () => count.get() ?? -1
}

/** A row for each table that is only added to. */
const rows = (company: string): { [K in keyof Tables]?: object } => ({
  documents: { companyId: company, hash: "h", doc: "{}", words: 3 },
  versions: {
    companyId: company,
    id: "v1",
    legendId: "l1",
    ordinal: 1,
    label: "1",
    title: "Maya",
    documentHash: "h",
    lineage: ["a"],
    engine: "e",
    patch: "{}",
    publishedBy: "ruth",
    publishedAt: 1,
  },
  changes: {
    companyId: company,
    id: "c1",
    versionId: "v1",
    legendId: "l1",
    ordinal: 1,
    fp: "f",
    kind: "text",
    severity: "normal",
    said: {},
    shown: {},
  },
  changeUnits: { companyId: company, versionId: "v1", unitFp: "u", changeId: "c1" },
  audienceMembers: { companyId: company, versionId: "v1", legendId: "l1", personId: "lars", because: [] },
  nets: { companyId: company, versionId: "v1", baseHash: "h", list: "[]" },
  readings: {
    companyId: company,
    id: "r1",
    personId: "lars",
    legendId: "l1",
    versionId: "v1",
    baseHash: "h",
    baseLineage: [],
    baseOrdinal: 0,
    beganOn: "2026-05-06",
  },
  shown: { companyId: company, ...text("s") },
  openings: {
    companyId: company,
    id: "o1",
    readingId: "r1",
    personId: "lars",
    changeFp: "f",
    shownHash: "s",
    ordinal: 1,
    day: "2026-05-06",
  },
  confirmations: {
    companyId: company,
    id: "k1",
    readingId: "r1",
    personId: "lars",
    changeFp: "f",
    openingId: "o1",
    at: 1,
  },
  reveals: {
    companyId: company,
    readingId: "r1",
    changeFp: "f",
    personId: "lars",
    openingId: "o1",
    how: "found",
    shownHash: "s",
    day: "2026-05-06",
  },
  undos: { companyId: company, confirmationId: "k1", readingId: "r1", personId: "lars", at: 1 },
  questions: {
    companyId: company,
    id: "q1",
    legendId: "l1",
    versionId: "v1",
    number: 1,
    what: "question",
    personId: "lars",
    confirmationId: "k1",
    changeFp: "f",
    about: "c1",
    title: "The first call",
    voice: "name",
    at: 1,
    text: "Who calls on Sundays?",
  },
  replies: {
    companyId: company,
    questionId: "q1",
    ordinal: 1,
    what: "reply",
    personId: "ruth",
    at: 2,
    text: "Nobody.",
  },
  questionOwners: { companyId: company, questionId: "q1", ordinal: 1, personId: "ruth", by: "ruth", at: 1 },
  askedAgain: {
    companyId: company,
    id: "a1",
    legendId: "l1",
    versionId: "v1",
    by: "ruth",
    at: 1,
    teams: [],
    reason: "It was misread.",
  },
  reminders: { companyId: company, versionId: "v1", personId: "lars", ordinal: 1, day: "2026-05-20" },
  askedAgainPeople: { companyId: company, askId: "a1", personId: "lars", fps: ["f"], openings: 1 },
  absences: {
    ...{ companyId: company, id: "b1", personId: "lars", by: "lars", day: "2026-05-06" },
    ...{ fromDay: "2026-05-08", toDay: "2026-05-10" },
  },
  absenceEnds: {
    ...{ companyId: company, absenceId: "b1", personId: "lars", by: "lars", day: "2026-05-09" },
    lastDay: "2026-05-08",
  },
  ledgerEntries: { companyId: company, number: 1, kind: "joined", entry: "{}", hash: "h" },
  ledgerNodes: { companyId: company, level: 8, place: 0, hash: "h" },
  checkpoints: { companyId: company, size: 1, root: "h", day: "2026-05-06", text: "t" },
  evidenceExports: {
    companyId: company,
    id: "x1",
    versionId: "v1",
    legendId: "l1",
    personId: "ruth",
    at: 1,
    names: true,
  },
})

const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()) as keyof Tables

async function add(store: Store, name: keyof Tables) {
  const row = rows("c1")[name]
  if (!row) throw new Error(`no row for ${name}`)
  await store.write("c1", async (tx) => {
    await tx.insert(store.t[name]).values(JSON.parse(JSON.stringify(row)))
  })
}

describe.each(engines)("the store on $name", ({ name: engine, fresh }) => {
  test("keeps what was committed, with its defaults", async () => {
    const store = await fresh()
    const name = await store.write("c1", async (tx) => {
      const [row] = await tx.insert(store.t.companies).values(northlight).returning()
      return row?.name
    })
    expect(name).toBe("Northlight")
    expect(await store.read.select().from(store.t.companies)).toEqual([
      { ...northlight, names: "everyone", ownNames: null, timeZone: "UTC" },
    ])
  })

  test("keeps nothing of a write that fails", async () => {
    const store = await fresh()
    const failing = store.write("c1", async (tx) => {
      await tx.insert(store.t.companies).values(northlight)
      expect(await tx.$count(store.t.companies)).toBe(1)
      throw new Error("thought better of it")
    })
    await expect(failing).rejects.toThrow("thought better of it")
    expect(await store.read.$count(store.t.companies)).toBe(0)
    await store.write("c1", (tx) => tx.insert(store.t.companies).values(northlight).returning())
    expect(await store.read.$count(store.t.companies)).toBe(1)
  })

  // PGlite has one connection: a reader waits until the write is over.
  test.skipIf(engine === "PGlite")("does not show to readers what is not committed", async () => {
    const store = await fresh()
    if (store.engine === "postgres" && engines.some((e) => e.name === "PGlite")) return
    const other = store.engine === "sqlite" ? beside(store) : null
    const look = async () => other?.() ?? (await store.read.$count(store.t.companies))
    const looked = other ? null : pause(50).then(look)
    const seen = await store.write("c1", async (tx) => {
      await tx.insert(store.t.companies).values(northlight)
      return looked ?? look()
    })
    expect(seen).toBe(0)
    expect(await look()).toBe(1)
  })

  test("refuses the same address twice, and goes on", async () => {
    const store = await fresh()
    const lars = { email: "lars@northlight.example", name: "Lars", createdAt: 1 }
    const add = (id: string) =>
      store.write("", (tx) =>
        tx
          .insert(store.t.people)
          .values({ ...lars, id })
          .returning({ id: store.t.people.id }),
      )
    await add("p1")
    await expect(add("p2")).rejects.toThrow()
    expect(await store.read.$count(store.t.people)).toBe(1)
  })

  test("a second same row can be left out where the first holds", async () => {
    const store = await fresh()
    const put = () =>
      store.write("c1", (tx) =>
        tx
          .insert(store.t.shown)
          .values({ companyId: "c1", ...text("s") })
          .onConflictDoNothing()
          .returning(),
      )
    expect(await put()).toHaveLength(1)
    expect(await put()).toHaveLength(0)
  })

  test("lets one of sixteen win a compare-and-set", async () => {
    const store = await fresh()
    const { drafts } = store.t
    const draft = { companyId: "c1", legendId: "l1", doc: "{}", updatedAt: 1 }
    await store.write("c1", (tx) => tx.insert(drafts).values(draft).returning())
    const save = (i: number) =>
      store.write("c1", (tx) =>
        tx
          .update(drafts)
          .set({ revision: 1, doc: `${i}` })
          .where(and(eq(drafts.companyId, "c1"), eq(drafts.legendId, "l1"), eq(drafts.revision, 0)))
          .returning({ doc: drafts.doc }),
      )
    const won = (await Promise.all(sixteen.map(save))).flat()
    expect(won).toHaveLength(1)
    expect(await store.read.select({ doc: drafts.doc, revision: drafts.revision }).from(drafts)).toEqual([
      { doc: won[0]?.doc, revision: 1 },
    ])
  })

  test("lets sixteen writers of each of two companies count without gaps", async () => {
    const store = await fresh()
    const { draftSteps } = store.t
    const step = (companyId: string) =>
      store.write(companyId, async (tx) => {
        const [last] = await tx
          .select({ revision: max(draftSteps.revision) })
          .from(draftSteps)
          .where(eq(draftSteps.companyId, companyId))
        const revision = (last?.revision ?? 0) + 1
        await tx
          .insert(draftSteps)
          .values({ companyId, legendId: "l1", revision, step: {}, clientId: "x", personId: "ruth", at: 1 })
        return revision
      })
    for (const numbers of await Promise.all(["c1", "c2"].map((c) => Promise.all(sixteen.map(() => step(c))))))
      expect(numbers.sort((a, b) => a - b)).toEqual(sixteen.map((i) => i + 1))
  })

  test("refuses a write inside a write, and a read past the transaction", async () => {
    const store = await fresh()
    const inner = () => store.write("c1", async () => 1)
    await expect(store.write("c1", inner)).rejects.toThrow("A write inside a write")
    await expect(store.write("c1", () => store.write("c2", async () => 1))).rejects.toThrow("A write inside a write")
    await expect(store.write("c1", () => store.read.$count(store.t.people))).rejects.toThrow("inside a write")
    expect(await store.write("c1", async () => "goes on")).toBe("goes on")
  })

  test("gives back JSON, times, bytes, null and long texts as they were", async () => {
    const store = await fresh()
    const { drafts, images, notices, memberships } = store.t
    const at = 4_102_444_800_123
    const bytes = Buffer.from([0, 1, 2, 254, 255])
    const announcement = { said: { "fp-1": { title: "Ünïcode 🪑", notes: [1.5, true, null, { deep: [] }] } } }
    const doc = `{"type":"doc","text":"${"chairs ".repeat(50_000)}"}`
    await store.write("c1", async (tx) => {
      await tx.insert(drafts).values({ companyId: "c1", legendId: "l1", doc, announcement, updatedAt: at })
      await tx.insert(drafts).values({ companyId: "c1", legendId: "l2", doc: "{}", announcement: null, updatedAt: at })
      await tx.insert(images).values({ companyId: "c1", hash: "h", mime: "image/png", bytes, createdAt: at })
      await tx.insert(store.t.companies).values(northlight)
      await tx.insert(store.t.people).values({ id: "p1", email: "l@n.example", name: "Lars", createdAt: at })
      await tx
        .insert(memberships)
        .values({ companyId: "c1", personId: "p1", seats: ["reader", "author"], joinedAt: at })
    })
    const [first, second] = await store.read.select().from(drafts).orderBy(drafts.legendId)
    expect(first).toEqual({
      companyId: "c1",
      legendId: "l1",
      revision: 0,
      doc,
      announcement,
      announcementRevision: 0,
      updatedAt: at,
    })
    expect(second?.announcement).toBeNull()
    const [image] = await store.read.select().from(images)
    expect(Buffer.compare(image?.bytes ?? Buffer.of(), bytes)).toBe(0)
    const [member] = await store.read.select().from(memberships)
    expect(member).toEqual({
      companyId: "c1",
      personId: "p1",
      calledAs: null,
      seats: ["reader", "author"],
      joinedAt: at,
      leftAt: null,
    })
    expect(await store.read.select().from(notices)).toEqual([])
  })

  test("refuses a membership of nobody", async () => {
    const store = await fresh()
    const nobody = { companyId: "c1", personId: "nobody", seats: [], joinedAt: 1 }
    await expect(store.write("c1", (tx) => tx.insert(store.t.memberships).values(nobody).returning())).rejects.toThrow()
  })

  test.each(addedOnly)("refuses to change or delete what is in %s", async (name) => {
    const store = await fresh()
    const table = store.t[camel(name)]
    await add(store, camel(name))
    const refused = `${name}: rows are only ever added`
    const why = (body: Parameters<typeof store.write>[1]) =>
      store.write("c1", body).then(
        () => "",
        (error: Error) => `${error.message} ${error.cause}`,
      )
    expect(await why((tx) => tx.update(table).set({ companyId: "c2" }).returning())).toContain(refused)
    expect(await why((tx) => tx.delete(table).returning())).toContain(refused)
    expect(await store.read.$count(table)).toBe(1)
    expect(await store.read.$count(table, sql`company_id = 'c1'`)).toBe(1)
  })
})
