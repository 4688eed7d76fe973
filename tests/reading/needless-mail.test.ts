import { asc, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { reminderAbout } from "../../app/notices/notice"
import { addNotices, againAbout, versionAbout } from "../../app/notices/notices.server"
import { confirmChange } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { newId } from "../../db/id"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { foundToy, monday, type Toy, toyWorker } from "./toy"

const minute = 60_000

async function reads({ store, companyId, legendId }: Toy, personId: string, most = 10) {
  const worker = toyWorker()
  const who = { companyId, legendId, personId }
  let at = monday
  for (const { fp } of (await readingListOf(store, worker, who))?.list.changes.slice(0, most) ?? []) {
    await openChange(store, worker, { ...who, fp, at })
    const stand = (await readingListOf(store, worker, who))?.progress.get(fp)
    const held = stand?.is === "open" ? stand : { openingId: "none", shownHash: "none" }
    at += minute
    const outcome = await confirmChange(store, { ...who, fp, ...held, at })
    if ("refused" in outcome) throw new Error(outcome.refused)
  }
}

/** Two versions nobody has read, one of them asked for again, and a version of another legend. */
async function start(store: Store) {
  const toy = await foundToy(store)
  const { companyId, legendId, lars, mina, ruth } = toy
  const { t } = store
  const first = await toy.publish({ call: "an hour" })
  const second = await toy.publish({ call: "five minutes" })
  const other = { legend: newId(), version: newId(), ask: newId() }
  const ask = newId()
  const asked = { companyId, by: ruth, at: monday, teams: [], reason: "It was misread." }
  await store.write(companyId, async (tx) => {
    const [row] = await tx.select().from(t.versions).where(eq(t.versions.id, second))
    if (!row) throw new Error("Nothing is published.")
    await tx.insert(t.versions).values({ ...row, id: other.version, legendId: other.legend })
    await tx.insert(t.askedAgain).values([
      { ...asked, id: ask, legendId, versionId: first },
      { ...asked, id: other.ask, legendId: other.legend, versionId: other.version },
    ])
    const to = [lars, mina].map((personId) => ({ personId, email: personId, subject: "Read", body: "Please." }))
    for (const about of [
      ...[versionAbout(first), versionAbout(second), versionAbout(other.version), againAbout(ask)],
      ...[againAbout(other.ask), reminderAbout("2026-05-05"), reminderAbout("2026-05-07")],
    ])
      await addNotices(tx, t, { companyId, about, at: monday, to })
    const day = (versionId: string, ordinal: number, on: string) => ({ companyId, versionId, ordinal, day: on })
    await tx.insert(t.reminders).values(
      [lars, mina].flatMap((personId) => [
        { personId, ...day(first, 1, "2026-05-05") },
        { personId, ...day(second, 1, "2026-05-07") },
        { personId, ...day(other.version, 1, "2026-05-07") },
      ]),
    )
  })
  const waiting = async (personId: string) => {
    const { notices: n } = t
    const rows = await store.read.select().from(n).where(eq(n.personId, personId)).orderBy(asc(n.about))
    return rows.map(({ about }) => about)
  }
  return { ...toy, other, waiting }
}

describe.each(engines)("mails on their way to who has read it on $name", ({ fresh }) => {
  test("are dropped for every version of the legend, and for no other legend and nobody else", async () => {
    const toy = await start(await fresh())
    const { lars, mina, other, waiting } = toy
    expect(await waiting(lars)).toHaveLength(7)
    await reads(toy, lars)
    expect(await waiting(lars)).toEqual(
      [againAbout(other.ask), reminderAbout("2026-05-07"), versionAbout(other.version)].sort(),
    )
    expect(await waiting(mina)).toHaveLength(7)
  })

  test("a reminder of two legends is dropped when both are read", async () => {
    const toy = await start(await fresh())
    const { store, companyId, lars, other, waiting } = toy
    const state = { knownOrdinal: 2, knownHash: "", changes: 1, confirmed: 1 }
    await store.write(companyId, (tx) =>
      tx.insert(store.t.readingStates).values({ companyId, legendId: other.legend, personId: lars, ...state }),
    )
    await reads(toy, lars)
    expect(await waiting(lars)).toEqual([againAbout(other.ask), versionAbout(other.version)].sort())
  })

  test("stay while something of it is not read", async () => {
    const toy = await start(await fresh())
    const { lars, publish, waiting } = toy
    await publish({ call: "five minutes", offer: "a drawing" })
    await reads(toy, lars, 1)
    expect(await waiting(lars)).toHaveLength(7)
  })
})
