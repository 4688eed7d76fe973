import { and, asc, eq, like } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { LedgerEntry } from "../../app/ledger/entry"
import { invite, leaveCompany, showNames } from "../../app/people/companies.server"
import type { Seat } from "../../app/people/person"
import { questionsOf } from "../../app/reading/asked-questions.server"
import { openChange } from "../../app/reading/openings.server"
import type { Raising } from "../../app/reading/question"
import { raiseQuestion } from "../../app/reading/questions.server"
import { readingListOf } from "../../app/reading/readings.server"
import { handOver, sayTo } from "../../app/reading/replies.server"
import { engines } from "../engines"
import { foundToy, monday, type Toy, toyWorker } from "./toy"

const minute = 60_000
const first = "first: undefined → an hour"
const objecting: Raising = { what: "objection", text: "My customers expect me.", force: null, voice: "name" }
const origin = "http://reread.test"

/** A toy with one version and a consultant. */
async function start(toy: Toy) {
  await toy.publish({ first: "an hour", offer: "a brochure" })
  const joins = (name: string, ...seats: Seat[]) =>
    invite(toy.store, {
      ...{ companyId: toy.companyId, name, email: `${name.toLowerCase()}@northlight.example`, seats, at: monday },
    })
  return { ...toy, tess: await joins("Tess", "consultant"), joins }
}

/** Opens the change and answers "I read it, but …" a minute later. */
async function raises(toy: Toy, personId: string, told: Partial<Raising> = {}, wait = minute) {
  const { store, companyId, legendId } = toy
  const who = { companyId, legendId, personId }
  const worker = toyWorker()
  await openChange(store, worker, { ...who, fp: first, at: monday })
  const stand = (await readingListOf(store, worker, who))?.progress.get(first)
  const opening = stand?.is === "open" ? stand : { openingId: "none", shownHash: "none" }
  const asked = { ...who, fp: first, ...opening, ...objecting, ...told, origin, at: monday + wait }
  return { outcome: await raiseQuestion(store, asked), again: () => raiseQuestion(store, asked) }
}

const kinds = async ({ store, companyId }: Toy) => {
  const { ledgerEntries: l } = store.t
  const rows = await store.read
    .select({ entry: l.entry })
    .from(l)
    .where(eq(l.companyId, companyId))
    .orderBy(asc(l.number))
  return rows.map(({ entry }) => {
    const { company: _c, number: _n, algorithm: _a, ...rest } = JSON.parse(entry)
    return LedgerEntry.parse(rest)
  })
}
const last = async (toy: Toy) => (await kinds(toy)).at(-1)
const mails = ({ store }: Toy, about: string) =>
  store.read
    .select()
    .from(store.t.notices)
    .where(like(store.t.notices.about, `${about}:%`))

describe.each(engines)("questions and objections on $name", ({ fresh }) => {
  test("raising one counts as read and is stored apart, with a number, an owner and a ledger entry", async () => {
    const toy = await start(await foundToy(await fresh()))
    const { outcome } = await raises(toy, toy.lars, { force: "misplaced_accountability" })
    expect(outcome).toMatchObject({ confirmed: expect.any(String), next: expect.any(String), number: 1 })
    expect(await questionsOf(toy.store, toy)).toMatchObject([
      {
        ...{ number: 1, what: "objection", voice: "name", force: "misplaced_accountability", at: monday + minute },
        ...{
          text: "My customers expect me.",
          change: { fp: first, title: expect.any(String) },
          version: { label: "1" },
        },
        ...{ owner: { name: "Ruth Adler" }, person: { id: toy.lars }, said: [] },
      },
    ])
    expect(await toy.store.read.$count(toy.store.t.confirmations)).toBe(1)
    expect(await last(toy)).toMatchObject({ kind: "raised", what: "objection", confirmation: expect.any(String) })
  })

  test.each([
    ["without a sentence", { text: "" }, minute, { refused: "text-missing" }],
    ["too soon", {}, 100, { refused: "too-soon", words: 34 }],
  ] as const)("raised %s, nothing is stored", async (_how, told, wait, refusal) => {
    const toy = await start(await foundToy(await fresh()))
    expect((await raises(toy, toy.lars, told, wait)).outcome).toEqual(refusal)
    expect(await toy.store.read.$count(toy.store.t.confirmations)).toBe(0)
    expect(await questionsOf(toy.store, toy)).toEqual([])
  })

  test("through a consultant who left, nothing is stored nor shown to anybody else", async () => {
    const toy = await start(await foundToy(await fresh()))
    await leaveCompany(toy.store, { companyId: toy.companyId, personId: toy.tess, at: monday })
    const { outcome } = await raises(toy, toy.lars, { voice: "consultant" })
    expect(outcome).toEqual({ refused: "nobody-between" })
    expect(await toy.store.read.$count(toy.store.t.confirmations)).toBe(0)
  })

  test("sent twice, it is stored once; other words for the same confirmation are not lost", async () => {
    const toy = await start(await foundToy(await fresh()))
    const { outcome, again } = await raises(toy, toy.lars)
    expect(await again()).toEqual(outcome)
    const { store, companyId, legendId, lars } = toy
    const { openings } = store.t
    const [opening] = await store.read.select().from(openings).where(eq(openings.changeFp, first))
    const consumed = { fp: first, openingId: opening?.id ?? "", shownHash: opening?.shownHash ?? "" }
    const other = {
      companyId,
      legendId,
      personId: lars,
      ...consumed,
      ...objecting,
      text: "And more.",
      origin,
      at: monday,
    }
    expect(await raiseQuestion(store, other)).toMatchObject({ number: 2 })
    expect(await store.read.$count(store.t.confirmations)).toBe(1)
  })

  test("a reply to who has left is kept, and mailed to nobody", async () => {
    const toy = await start(await foundToy(await fresh()))
    await raises(toy, toy.lars)
    await leaveCompany(toy.store, { companyId: toy.companyId, personId: toy.lars, at: monday + minute })
    const by = { personId: toy.ruth, name: "Ruth", names: "everyone", seats: ["author"] } as const
    const where = { companyId: toy.companyId, legendId: toy.legendId, number: 1, origin, at: monday + 2 * minute }
    expect(await sayTo(toy.store, { ...where, by, what: "reply", text: "They do." })).toEqual({ said: true })
    expect((await questionsOf(toy.store, toy))[0]?.said).toHaveLength(1)
    expect(await mails(toy, "reply")).toEqual([])
  })

  test("through the consultant, the ledger names nobody, and not before something is passed on", async () => {
    const toy = await start(await foundToy(await fresh()))
    const before = (await kinds(toy)).length
    await raises(toy, toy.lars, { voice: "consultant" })
    const entries = (await kinds(toy)).slice(before).map(({ kind }) => kind)
    expect(entries).toEqual(["opened", "confirmed", "opened"])
    const by = { personId: toy.tess, name: "Tess", names: "everyone", seats: ["consultant"] } as const
    const where = { companyId: toy.companyId, legendId: toy.legendId, number: 1, origin, at: monday + 2 * minute }
    expect(await sayTo(toy.store, { ...where, by, what: "passed_on", text: "Somebody objects." })).toEqual({
      said: true,
    })
    const raised = await last(toy)
    expect(raised).toEqual({
      ...{ kind: "raised", at: "2026-05-04", legend: toy.legendId, version: expect.any(String), what: "objection" },
      ...{ question: expect.any(String), text: expect.any(String) },
    })
    expect(await mails(toy, "through")).toMatchObject([
      { personId: toy.tess, body: expect.not.stringContaining("Lars") },
    ])
  })

  test("a reply is mailed to its reader once, who may write back once; then it is closed", async () => {
    const toy = await start(await foundToy(await fresh()))
    await raises(toy, toy.lars)
    const where = { companyId: toy.companyId, legendId: toy.legendId, number: 1, origin, at: monday + 2 * minute }
    const ruth = { personId: toy.ruth, name: "Ruth Adler", names: "everyone", seats: ["author"] } as const
    const lars = { personId: toy.lars, name: "Lars", names: "everyone", seats: ["reader"] } as const
    const reply = (text: string) => sayTo(toy.store, { ...where, by: ruth, what: "reply", text })
    const back = (text: string) => sayTo(toy.store, { ...where, by: lars, what: "written_back", text })
    expect(await reply("")).toEqual({ refused: "text-missing" })
    expect(await back("Too early.")).toEqual({ refused: "not-waiting" })
    expect(await reply("You are right.")).toEqual({ said: true })
    expect(await last(toy)).toMatchObject({ kind: "replied" })
    expect(await reply("Me too.")).toEqual({ refused: "not-waiting" })
    expect(await back("Thank you.")).toEqual({ said: true })
    expect(await last(toy)).toMatchObject({ kind: "written_back", person: expect.any(String) })
    expect(await reply("Done.")).toEqual({ said: true })
    expect(await back("More.")).toEqual({ refused: "not-waiting" })
    const told = await mails(toy, "reply")
    expect(told.map(({ personId, waits }) => [personId, waits])).toEqual(Array(2).fill([toy.lars, true]))
    expect(told.map(({ body }) => body).join()).toContain("You are right.")
    expect(told.map(({ body }) => body.includes("You may write back once"))).toEqual([true, false])
    const [question] = await questionsOf(toy.store, toy)
    expect(question?.said.map(({ what, person }) => [what, person.name])).toEqual([
      ["reply", "Ruth Adler"],
      ["written_back", "Lars"],
      ["reply", "Ruth Adler"],
    ])
  })

  test("two authors who reply at the same time: one does", async () => {
    const toy = await start(await foundToy(await fresh()))
    await raises(toy, toy.lars)
    const where = { companyId: toy.companyId, legendId: toy.legendId, number: 1, origin, at: monday }
    const by = { personId: toy.ruth, name: "Ruth Adler", names: "everyone", seats: ["author"] } as const
    const both = await Promise.all(
      ["Yes.", "No."].map((text) => sayTo(toy.store, { ...where, by, what: "reply", text })),
    )
    expect(both).toContainEqual({ said: true })
    expect(both).toContainEqual({ refused: "not-waiting" })
  })

  test("it is handed over among authors only", async () => {
    const toy = await start(await foundToy(await fresh()))
    await raises(toy, toy.lars)
    const ben = await toy.joins("Ben", "author")
    const where = { companyId: toy.companyId, legendId: toy.legendId, number: 1, at: monday }
    const ruth = { personId: toy.ruth, names: "everyone", seats: ["author"] } as const
    const lars = { personId: toy.lars, names: "everyone", seats: ["reader"] } as const
    expect(await handOver(toy.store, { ...where, by: ruth, to: toy.mina })).toEqual({ refused: "absent" })
    expect(await handOver(toy.store, { ...where, by: lars, to: ben })).toEqual({ refused: "absent" })
    expect(await handOver(toy.store, { ...where, by: ruth, to: ben })).toEqual({ handed: true })
    expect((await questionsOf(toy.store, toy))[0]?.owner.name).toBe("Ben")
  })

  test("three who object to one change warn every author the same day, once", async () => {
    const toy = await foundToy(await fresh())
    const readers = [toy.lars, toy.mina]
    for (const name of ["Jana", "Kim"])
      readers.push(
        await invite(toy.store, {
          ...{ companyId: toy.companyId, name, email: `${name}@northlight.example`, seats: ["reader"], at: monday },
        }),
      )
    await toy.publish({ first: "an hour", offer: "a brochure" }, readers)
    const warned = []
    for (const personId of readers) {
      await raises(toy, personId)
      warned.push((await mails(toy, "objections")).length)
    }
    expect(warned).toEqual([0, 0, 1, 1])
    const [mail] = await mails(toy, "objections")
    expect(mail).toMatchObject({ personId: toy.ruth, subject: expect.stringMatching(/^3 people object to/) })
    expect(mail?.body).not.toMatch(/Lars|Mina|Jana|Kim/)
  })

  test("in teams only no name is kept for authors, and only the day", async () => {
    const toy = await start(await foundToy(await fresh()))
    await showNames(toy.store, { companyId: toy.companyId, names: "teams", by: toy.ruth, at: monday })
    await raises(toy, toy.lars)
    const [question] = await questionsOf(toy.store, toy)
    expect(question).toMatchObject({ voice: "unnamed", at: Date.UTC(2026, 4, 4) })
    expect((await kinds(toy)).some(({ kind }) => kind === "raised")).toBe(false)
  })

  test("in teams only no hour is kept of what its reader writes back, in whichever voice it was raised", async () => {
    for (const voice of ["name", "consultant"] as const) {
      const toy = await start(await foundToy(await fresh()))
      const { store, companyId, legendId, lars, tess, ruth } = toy
      await raises(toy, lars, { voice })
      await showNames(store, { companyId, names: "teams", by: ruth, at: monday })
      const where = { companyId, legendId, number: 1, origin, at: monday + 2 * minute }
      const as = (personId: string, seat: Seat) => ({ personId, name: "", names: "teams", seats: [seat] }) as const
      const replies = voice === "name" ? as(ruth, "author") : as(tess, "consultant")
      await sayTo(store, { ...where, by: replies, what: "reply", text: "They do." })
      await sayTo(store, { ...where, by: as(lars, "reader"), what: "written_back", text: "Me they expect." })
      const said = (await questionsOf(store, toy))[0]?.said
      expect(said?.map(({ at }) => at)).toEqual([monday + 2 * minute, Date.UTC(2026, 4, 4)])
      const written = (await kinds(toy)).filter(({ kind }) => kind === "written_back")
      expect(written).toMatchObject(voice === "name" ? [{ at: "2026-05-04" }] : [])
    }
  })

  test("what was raised and said is never changed nor deleted", async () => {
    const toy = await start(await foundToy(await fresh()))
    await raises(toy, toy.lars)
    const { questions } = toy.store.t
    const mine = and(eq(questions.companyId, toy.companyId), eq(questions.number, 1))
    await expect(
      toy.store.write(toy.companyId, (tx) => tx.update(questions).set({ text: "Never mind." }).where(mine)),
    ).rejects.toThrow()
    await expect(toy.store.write(toy.companyId, (tx) => tx.delete(questions).where(mine))).rejects.toThrow()
  })
})
