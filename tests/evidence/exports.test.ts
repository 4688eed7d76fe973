import { and, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { tablesOf } from "../../app/evidence/tables"
import { verdictOn } from "../../app/evidence/verdict"
import { originOf } from "../../app/ledger/checkpoint"
import { newestCheckpoint } from "../../app/ledger/checkpoints.server"
import { showNames } from "../../app/people/companies.server"
import { engines } from "../engines"
import { signer } from "../hands"
import { exportBy, foundStand, type Stand } from "./stand"

const textIn = (files: ReadonlyMap<string, Uint8Array>, path: string) => new TextDecoder().decode(files.get(path))
/** Cells of a table we wrote: no quotes, commas or line ends stand in them here. */
const rowsIn = (files: ReadonlyMap<string, Uint8Array>, path: string) =>
  textIn(files, path)
    .trim()
    .split("\r\n")
    .map((line) =>
      line
        .replace(/^\uFEFF/, "")
        .slice(1, -1)
        .split('","'),
    )

describe.each(engines)("an export on $name", ({ fresh }) => {
  test("agrees with itself, and with a checkpoint or the key from elsewhere", async () => {
    const stand = await foundStand(await fresh())
    const { store, companyId } = stand
    const held = (await newestCheckpoint(store.read, store.t, companyId))?.text ?? ""
    const { files, name } = await exportBy(stand, stand.ruth, stand.second)
    expect(name).toBe("evidence-Forty-chairs-2-2026-05-07.zip")
    expect(verdictOn(files)).toMatchObject({ is: "consistent", summary: { addressed: 3, label: "2", held: [] } })
    expect(verdictOn(files, { checkpoints: [held], keys: [] })).toMatchObject({ is: "authentic" })
    const key = signer.keyFor(originOf(companyId))
    expect(verdictOn(files, { checkpoints: [], keys: [key] })).toMatchObject({ is: "authentic" })
    expect([...files.keys()].sort()).toEqual([
      ...["READ-ME-FIRST.html", "answers.csv", "audience.csv", "changes.csv", "evidence.json"],
      ...["ledger/checkpoint.txt", "ledger/earlier.json", "ledger/entries.jsonl", "ledger/key.txt"],
      ...["manifest.json", "objections.csv", "shown.json", "verify.html"],
      ...["version/document.json", "version/version.html"],
    ])
  })

  test("says who was obliged, why, and how far each of them is", async () => {
    const stand = await foundStand(await fresh())
    const { files } = await exportBy(stand, stand.ruth, stand.second)
    const [columns = [], ...rows] = rowsIn(files, "audience.csv")
    expect(columns.slice(1, 2)).toEqual(["name"])
    const told = rows.map(([, name, , because, state, confirmed, of, base]) => [
      name,
      because,
      state,
      confirmed,
      of,
      base,
    ])
    const { length: all } = rowsIn(files, "changes.csv").slice(1)
    expect(told.sort()).toEqual([
      ["Jana Novak", "Coordination", "not opened", "0", "", ""],
      ["Lars Berg", "Sales", "partly read", String(all - 1), String(all), "1"],
      ["Mina Haddad", "Support", "partly read", "2", "5", "none"],
    ])
    const first = await exportBy(stand, stand.ruth, stand.first)
    const lars = rowsIn(first.files, "audience.csv").find((row) => row[1] === "Lars Berg")
    expect(lars?.slice(4)).toEqual(["read", "4", "4", "none", "2026-05-06"])
  })

  test("lists each opening by its day and each confirmation by its hour, and what was taken back", async () => {
    const stand = await foundStand(await fresh())
    const { files } = await exportBy(stand, stand.ruth, stand.second)
    const rows = rowsIn(files, "answers.csv").slice(1)
    const of = (name: string) => rows.filter((row) => row[4] === name).map((row) => row[1])
    expect(of("Lars Berg").filter((what) => what === "taken back")).toHaveLength(1)
    for (const [, what = "", when = ""] of rows)
      expect(when).toMatch(what === "opened" ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/)
  })

  test("holds for those who came half-way from the version before", async () => {
    const stand = await foundStand(await fresh())
    const { mina, lars, jana, ruth } = stand
    const third = await stand.third()
    for (const person of [mina, lars, jana]) await stand.reads(person, 99)
    const { files } = await exportBy(stand, ruth, third)
    expect(verdictOn(files)).toMatchObject({ is: "consistent" })
    const rows = rowsIn(files, "audience.csv").slice(1)
    expect(rows.map(([, name, , , state, , , base]) => [name, state, base]).sort()).toEqual([
      ["Jana Novak", "read", "none"],
      ["Lars Berg", "read", "1, and some of what came after it"],
      ["Mina Haddad", "read", "none"],
    ])
  })

  test("stands in the ledger and among the copies taken", async () => {
    const stand = await foundStand(await fresh())
    const { store, companyId, second, ruth } = stand
    const { files } = await exportBy(stand, ruth, second)
    const { ledgerEntries: l, evidenceExports } = store.t
    const [entry] = await store.read
      .select({ entry: l.entry })
      .from(l)
      .where(and(eq(l.companyId, companyId), eq(l.kind, "exported")))
    expect(JSON.parse(entry?.entry ?? "{}")).toMatchObject({ kind: "exported", version: second, names: true })
    expect(textIn(files, "ledger/entries.jsonl")).toContain(JSON.stringify(entry?.entry).slice(1, -1))
    expect(await store.read.select().from(evidenceExports)).toMatchObject([
      { versionId: second, personId: ruth, names: true },
    ])
  })

  test("without names has nobody in it, and still shows that the number is right", async () => {
    const stand = await foundStand(await fresh())
    const { store, companyId } = stand
    await showNames(store, { companyId, names: "teams", by: stand.ruth, at: stand.hands.now() })
    const { files } = await exportBy(stand, stand.ruth, stand.second)
    expect(verdictOn(files)).toMatchObject({ is: "consistent", summary: { addressed: 3, confirmations: null } })
    const all = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join("\n")
    for (const secret of await secretsOf(stand)) expect(all).not.toContain(secret)
    const tess = await exportBy(stand, stand.tess, stand.second)
    expect(textIn(tess.files, "audience.csv")).toContain("Lars Berg")
    expect(verdictOn(tess.files)).toMatchObject({ is: "consistent" })
  })
})

/** What must not be in the hands of who sees no names. */
async function secretsOf({ store, lars, mina, jana }: Stand) {
  const salts = await store.read.select({ salt: store.t.personSalts.salt }).from(store.t.personSalts)
  const ids = [...(await store.read.select({ id: store.t.openings.id }).from(store.t.openings))].map(({ id }) => id)
  return [...salts.map(({ salt }) => salt), ...ids, lars, mina, jana, "Haddad", "Novak", "lars@northlight.example"]
}

test("a cell that a spreadsheet would take for a formula is text", () => {
  const evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1"]
  const evidence = {
    ...{ format: "reread-evidence-1", company: { id: "c", name: "C" }, legend: { id: "l", title: "L", lang: "en" } },
    ...{ version: {}, madeAt: "", entries: 0, readers: { by: "number", addressed: 0, figures: null } },
    changes: evil.map((title, i) => ({ ordinal: i, title, where: '"quoted", with a comma', was: null, now: null })),
  }
  const table = tablesOf(evidence as never, [], {}).get("changes.csv") ?? ""
  for (const text of evil) expect(table).toContain(`,"'${text}","""quoted"", with a comma",`)
  expect(table).not.toMatch(/(^|,)"[=+@-]/m)
})
