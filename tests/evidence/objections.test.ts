import { createHash } from "node:crypto"
import { describe, expect, test } from "vitest"
import { verdictOn } from "../../app/evidence/verdict"
import { record } from "../../app/ledger/ledger.server"
import { leaveCompany, showNames } from "../../app/people/companies.server"
import { erasePerson } from "../../app/people/erasing.server"
import type { Seat } from "../../app/people/person"
import { keepPlace } from "../../app/people/places.server"
import { engines } from "../engines"
import { exportBy, foundStand, type Stand } from "./stand"

type Taken = Awaited<ReturnType<typeof exportBy>>

const textIn = ({ files }: Taken, path: string) => new TextDecoder().decode(files.get(path))
const allIn = ({ files }: Taken) => [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join("\n")

/** objections.csv by its columns; one line of a thread is one line of a cell. */
function told(taken: Taken): Record<string, string>[] {
  const rows = textIn(taken, "objections.csv")
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n")
  const [columns = [], ...cells] = rows.map((row) => row.slice(1, -1).split('","'))
  return cells.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ""])))
}

const entriesIn = (taken: Taken) =>
  textIn(taken, "ledger/entries.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(JSON.parse(line).entry))
const saltOf = async ({ store }: Stand, person: string) =>
  (await store.read.select().from(store.t.personSalts)).find(({ personId }) => personId === person)?.salt ?? "none"

const nowhere = { teams: [], roles: [] }
const byName = { text: "My customers expect me.", voice: "name" } as const
const quietly = { text: "Not with two of us on leave.", voice: "consultant" } as const

describe.each(engines)("objections in an export on $name", ({ fresh }) => {
  test("by name: whose, about what, since when, and what was replied, borne out by the ledger", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, mina, second } = stand
    const number = await stand.objects(mina, 2, byName)
    await stand.says(ruth, number, "reply", "They get both.")
    await stand.says(mina, number, "written_back", "Then yes.")
    const taken = await exportBy(stand, ruth, second)
    expect(verdictOn(taken.files)).toMatchObject({ is: "consistent" })
    const own = entriesIn(taken).filter(({ question }) => question !== undefined)
    expect(own.map(({ kind }) => kind)).toEqual(["raised", "replied", "written_back"])
    expect(told(taken)).toEqual([
      {
        ...{ number: "1", what: "objection", when: "2026-05-07", account: mina, name: "Mina Haddad" },
        ...{ change: expect.stringMatching(/./), because: byName.text, state: "waits for the authors" },
        "what stands in the way": "It makes the wrong people answerable",
        reply: "2026-05-07, Ruth Adler replied: They get both.\n2026-05-07, its reader wrote back: Then yes.",
        "ledger entry": own.map((entry) => entry.number).join("; "),
      },
    ])
    // The first version's own evidence tells of nothing that was raised on the second.
    expect(told(await exportBy(stand, ruth, stand.first))).toEqual([])
  })

  test("through the consultant only: authors get what was passed on, and nothing that tells whose it is", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, jana, tess, second, store } = stand
    const number = await stand.objects(jana, 0, quietly)
    expect(told(await exportBy(stand, ruth, second))).toEqual([])
    stand.hands.pass(24 * 60 * 60_000)
    await stand.says(tess, number, "passed_on", "One team fears for its holidays.")
    await stand.says(ruth, number, "reply", "We wait until June.")
    await stand.says(jana, number, "written_back", "Thank you from Coordination.")
    await stand.says(tess, number, "reply", "Glad to hear it.")
    const taken = await exportBy(stand, ruth, second)
    expect(verdictOn(taken.files)).toMatchObject({ is: "consistent" })
    expect(told(taken)).toMatchObject([
      {
        ...{ account: "", name: expect.stringMatching(/^through Tess/), because: "One team fears for its holidays." },
        ...{ when: "2026-05-08", state: "answered" },
      },
    ])
    const all = allIn(taken)
    for (const secret of [quietly.text, "Thank you from Coordination."]) expect(all).not.toContain(secret)
    for (const entry of entriesIn(taken).filter(({ question }) => question !== undefined)) {
      expect(entry.person).toBeUndefined()
      expect(entry.confirmation).toBeUndefined()
    }
    // In its line there is nobody, and nothing of the opening or the confirmation that it came with.
    const { questions } = JSON.parse(textIn(taken, "evidence.json"))
    const [confirmation] = (await store.read.select().from(store.t.confirmations)).filter(
      (one) => one.personId === jana,
    )
    for (const secret of [jana, await saltOf(stand, jana), "Jana", confirmation?.id, confirmation?.changeFp])
      expect(JSON.stringify(questions)).not.toContain(secret)
    const tells = await exportBy(stand, tess, second)
    expect(verdictOn(tells.files)).toMatchObject({ is: "consistent" })
    expect(told(tells)).toMatchObject([
      { account: jana, name: "Jana Novak", because: quietly.text, when: "2026-05-07" },
    ])
  })

  test("a private reply stands in no author’s export, nor in the ledger, and both agree once it was passed on", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, jana, tess, second, store, companyId } = stand
    const number = await stand.objects(jana, 0, quietly)
    const about = async () => {
      const rows = await store.read.select().from(store.t.ledgerEntries).orderBy(store.t.ledgerEntries.number)
      const all = rows.filter((row) => row.companyId === companyId).map(({ entry }) => JSON.parse(entry))
      return all.filter(({ question }) => question !== undefined).map(({ kind }) => kind)
    }
    await stand.says(tess, number, "reply", "Jana, is it for both of you?")
    await stand.says(jana, number, "written_back", "For both.")
    expect(await about()).toEqual([])
    expect(verdictOn((await exportBy(stand, tess, second)).files)).toMatchObject({ is: "consistent" })
    await stand.says(tess, number, "passed_on", "One team fears for its holidays.")
    await stand.says(ruth, number, "reply", "We wait until June.")
    expect(await about()).toEqual(["raised", "replied"])
    const taken = await exportBy(stand, ruth, second)
    expect(verdictOn(taken.files)).toMatchObject({ is: "consistent" })
    expect(told(taken)).toMatchObject([
      { because: "One team fears for its holidays.", reply: "2026-05-07, Ruth Adler replied: We wait until June." },
    ])
    expect(allIn(taken)).not.toMatch(/for both/i)
    const tells = await exportBy(stand, tess, second)
    expect(verdictOn(tells.files)).toMatchObject({ is: "consistent" })
    expect(told(tells)).toMatchObject([{ reply: expect.stringContaining("Jana, is it for both of you?") }])
  })

  test("what its reader and the consultant say between themselves after it was passed on is in no ledger either", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, jana, tess, second, store } = stand
    const number = await stand.objects(jana, 0, quietly)
    await stand.says(tess, number, "passed_on", "One team fears for its holidays.")
    await stand.says(ruth, number, "reply", "We wait until June.")
    await stand.says(jana, number, "written_back", "June is no better.")
    await stand.says(tess, number, "reply", "Shall I say so?")
    const rows = await store.read.select().from(store.t.ledgerEntries).orderBy(store.t.ledgerEntries.number)
    const about = rows.map(({ entry }) => JSON.parse(entry)).filter(({ question }) => question !== undefined)
    expect(about.map(({ kind }) => kind)).toEqual(["raised", "replied"])
    for (const taker of [ruth, tess])
      expect(verdictOn((await exportBy(stand, taker, second)).files)).toMatchObject({ is: "consistent" })
    expect(allIn(await exportBy(stand, ruth, second))).not.toMatch(/no better|say so/i)
    expect(told(await exportBy(stand, tess, second))).toMatchObject([{ reply: expect.stringMatching(/say so/i) }])
  })

  test("an older ledger with a private reply in it bears out what is passed on now", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, jana, tess, second, store, companyId, legendId } = stand
    const number = await stand.objects(jana, 0, quietly)
    await stand.says(tess, number, "reply", "Both of you?")
    const [question] = await store.read.select().from(store.t.questions)
    const kept = { legend: legendId, question: question?.id ?? "" }
    const hash = (text: string) => createHash("sha256").update(text).digest("hex")
    await store.write(companyId, async (tx) => {
      const raised = { kind: "raised", at: "2026-05-07", ...kept, version: second, what: "objection" } as const
      await record(tx, store.t, companyId, { ...raised, text: hash(quietly.text) })
      const replied = { kind: "replied", at: stand.hands.now(), by: tess, ...kept } as const
      await record(tx, store.t, companyId, { ...replied, text: hash("Both of you?") })
    })
    await stand.says(jana, number, "written_back", "Both.")
    await stand.says(tess, number, "passed_on", "One team fears for its holidays.")
    await stand.says(ruth, number, "reply", "We wait until June.")
    for (const taker of [ruth, tess])
      expect(verdictOn((await exportBy(stand, taker, second)).files)).toMatchObject({ is: "consistent" })
  })

  test("what goes into other hands names nobody who spoke quietly: for an author’s own eyes, or a consultant’s who is an admin", async () => {
    const stand = await foundStand(await fresh())
    const { jana, tess, second, store, companyId } = stand
    const number = await stand.objects(jana, 0, quietly)
    const sits = (personId: string, ...seats: Seat[]) =>
      keepPlace(store, { companyId, personId }, { seats, ...nowhere }, async () => undefined)
    await sits(jana, "reader", "author")
    expect(told(await exportBy(stand, jana, second))).toEqual([])
    await stand.says(tess, number, "passed_on", "One team fears for its holidays.")
    await sits(tess, "consultant", "admin")
    for (const taker of [jana, tess]) {
      const taken = await exportBy(stand, taker, second)
      expect(told(taken)).toMatchObject([{ account: "", because: "One team fears for its holidays." }])
      expect(textIn(taken, "objections.csv")).not.toContain("Jana")
    }
    await sits(tess, "admin")
    const taken = await exportBy(stand, tess, second)
    expect(verdictOn(taken.files)).toMatchObject({ is: "consistent" })
    expect(told(taken)).toEqual([])
    expect(textIn(taken, "READ-ME-FIRST.html")).toContain("does not mean that nobody objected")
  })

  test("where teams only are shown: authors get words and days, an independent consultant the names", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, mina, jana, tess, second, store, companyId, hands } = stand
    await stand.objects(mina, 2, byName)
    await showNames(store, { companyId, names: "teams", by: ruth, at: hands.now() })
    const number = await stand.objects(jana, 0, { ...byName, text: "Nobody asked us." })
    await stand.says(ruth, number, "reply", "We ask you now.")
    const taken = await exportBy(stand, ruth, second)
    expect(verdictOn(taken.files)).toMatchObject({ is: "consistent" })
    expect(told(taken).map(({ account, name, because }) => [account, name, because])).toEqual([
      ["", "without a name", byName.text],
      ["", "without a name", "Nobody asked us."],
    ])
    const confirmations = (await store.read.select().from(store.t.confirmations)).map(({ id }) => id)
    for (const secret of [mina, jana, "Haddad", "Novak", await saltOf(stand, jana), ...confirmations])
      expect(allIn(taken)).not.toContain(secret)
    const tells = await exportBy(stand, tess, second)
    expect(verdictOn(tells.files)).toMatchObject({ is: "consistent" })
    expect(told(tells).map(({ name }) => name)).toEqual(["Mina Haddad", "Jana Novak"])
    // Names shown again: beside the days of confirmations, the day of what was raised without a name would tell whose it is.
    await showNames(store, { companyId, names: "everyone", by: ruth, at: hands.now() })
    const again = await exportBy(stand, ruth, second)
    expect(verdictOn(again.files)).toMatchObject({ is: "consistent" })
    expect(told(again).map(({ name, when }) => [name, when])).toEqual([
      ["Mina Haddad", "2026-05-07"],
      ["without a name", ""],
    ])
  })

  test("whoever was erased is nobody, and their objection stays", async () => {
    const stand = await foundStand(await fresh())
    const { ruth, mina, second, store, companyId, hands } = stand
    await stand.objects(mina, 2, byName)
    await leaveCompany(store, { companyId, personId: mina, at: hands.now() })
    await erasePerson(store, { companyId, personId: mina })
    const taken = await exportBy(stand, ruth, second)
    expect(verdictOn(taken.files)).toMatchObject({ is: "consistent" })
    expect(told(taken)).toMatchObject([{ account: "erased", name: "", because: byName.text }])
    expect(allIn(taken)).not.toContain("Haddad")
  })
})
