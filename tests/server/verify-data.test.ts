import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { afterAll, beforeEach, expect, test } from "vitest"
import { originOf } from "../../app/ledger/checkpoint"
import { leafHash } from "../../app/ledger/tree"
import { openStore } from "../../db/open"
import { verifyData } from "../../server/verify-data"
import { foundStand } from "../evidence/stand"
import { signer } from "../hands"

const all = mkdtempSync(join(tmpdir(), "reread-verify-data-"))
afterAll(() => rmSync(all, { recursive: true }))

let dir: string
let companyId: string
/** A checkpoint that went elsewhere, and how long the ledger is since. */
let checkpoint: string
let size: number
let signed: number
const nothing = { checkpoints: [], keys: [] }

beforeEach(async () => {
  dir = mkdtempSync(join(all, "data-"))
  const store = await openStore({ dataDir: dir })
  const stand = await foundStand(store)
  companyId = stand.companyId
  const kept = await stand.hands.checkpoint(companyId)
  checkpoint = kept?.text ?? ""
  signed = kept?.size ?? 0
  await stand.reads(stand.jana, 1)
  size = await store.read.$count(store.t.ledgerEntries)
  await store.close()
  mkdirSync(join(dir, "checkpoints", companyId), { recursive: true })
  writeFileSync(join(dir, "checkpoints", companyId, "key.txt"), `${signer.keyFor(originOf(companyId))}\n`)
})

/** What somebody does who runs the machine: no trigger stops them. */
function tampered(...sql: string[]) {
  const db = new Database(join(dir, "reread.db"))
  const triggers = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()
  db.pragma("foreign_keys = OFF")
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`)
  for (const one of sql) db.exec(one)
  db.close()
}

test("a whole ledger is told with its length and how much of it is signed", () => {
  const own = size - 1 // Otto's company has one entry.
  expect(verifyData(dir, nothing)).toEqual([
    "Kern Möbel: 1 entry without a gap, none of them signed yet.",
    expect.stringMatching(
      `^Northlight: ${own} entries without a gap, the first ${signed} under a signed checkpoint\\.$`,
    ),
  ])
  const [, told] = verifyData(dir, { checkpoints: [checkpoint], keys: [signer.keyFor(originOf(companyId))] })
  expect(told).toMatch(/; it agrees with 1 that you hold\.$/)
})

const here = () => `company_id = '${companyId}'`
const last = () => `${here()} AND number = (SELECT max(number) FROM ledger_entries WHERE ${here()})`

test.each<[string, () => string[], RegExp]>([
  [
    "an entry said something else",
    () => [`UPDATE ledger_entries SET entry = replace(entry, '"kind":"opened"', '"kind":"closed"') WHERE ${here()}`],
    /^Northlight: Entry \d+ was changed/,
  ],
  ["an entry was gone", () => [`DELETE FROM ledger_entries WHERE ${here()} AND number = 7`], /Entry 7 is missing/],
  [
    "the first entry was gone",
    () => [`DELETE FROM ledger_entries WHERE ${here()} AND number = 1`],
    /Entry 1 is missing/,
  ],
  [
    "one stood before the first",
    () => [`UPDATE ledger_entries SET number = -1 WHERE ${here()} AND number = 1`],
    /Entry 1 is missing/,
  ],
  [
    "an entry was hidden from its legend",
    () => [`UPDATE ledger_entries SET legend_id = NULL WHERE ${last()}`],
    /is found under something else/,
  ],
  [
    "the tail was gone, with what is signed",
    () => [`DELETE FROM ledger_entries WHERE ${here()} AND number > 20`],
    /entries are gone/,
  ],
  [
    "no ledger was left",
    () => [`DELETE FROM ledger_entries WHERE ${here()}`, `DELETE FROM companies WHERE id = '${companyId}'`],
    /which is gone: It has 0 entries/,
  ],
  [
    "a checkpoint was another in its text",
    () => [`UPDATE checkpoints SET root = '${"ab".repeat(32)}'`],
    /says something else in its text/,
  ],
  [
    "a checkpoint was signed by somebody else",
    () => [`UPDATE checkpoints SET text = replace(text, '— ', '— x')`],
    /is not signed with the key/,
  ],
  [
    "the kept tree was another",
    () => [`INSERT INTO ledger_nodes VALUES ('${companyId}', 8, 0, '${"ab".repeat(32)}')`],
    /a tree over more of them/,
  ],
])("it is found that %s", (_what, sql, sentence) => {
  tampered(...sql())
  expect(() => verifyData(dir, nothing)).toThrow(sentence)
})

test("an entry written anew with its hash is found by the checkpoint", () => {
  const db = new Database(join(dir, "reread.db"))
  const select = db.prepare<[string], string>("SELECT entry FROM ledger_entries WHERE company_id = ? AND number = 1")
  const entry = (select.pluck().get(companyId) ?? "").replace(/"at":\d+/, '"at":1')
  db.close()
  tampered(`UPDATE ledger_entries SET entry = '${entry}', hash = '${leafHash(entry)}' WHERE ${here()} AND number = 1`)
  expect(() => verifyData(dir, nothing)).toThrow(/are not those that their checkpoint covers/)
  tampered("DELETE FROM checkpoints")
  expect(verifyData(dir, nothing)).toHaveLength(2)
  expect(() => verifyData(dir, { ...nothing, checkpoints: [checkpoint] })).toThrow(/are not those/)
})

test("without a database, or with a checkpoint of another, there is one sentence", () => {
  expect(() => verifyData(join(dir, "none"), nothing)).toThrow(/There is no database at/)
  const other = signer.signed({ origin: originOf("nobody"), size: 1, root: "ab".repeat(32) })
  expect(() => verifyData(dir, { ...nothing, checkpoints: [other] })).toThrow(/is not there/)
})
