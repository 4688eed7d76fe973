// Keepers at work in a process of its own while what they write is recorded: `keepers FOLDER COMPANY JOURNAL FSYNC RECORDER`.
// Readers look, open, confirm and take back, authors publish, checkpoints are made, all at once; what each of them was
// answered is put into the journal. It ends by kill -9.
import { closeSync, openSync, writeSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import Database from "better-sqlite3"
import { makeCheckpoint } from "../../app/ledger/checkpoints.server"
import { replaceDraft } from "../../app/legends/drafts.server"
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { openSqlite } from "../../db/engine.sqlite"
import { fileIn } from "../../db/open"
import { directWorker, signer } from "../hands"
import { publishWords, textOf, type Wordings } from "../reading/wordings"
import { recordOf, type Told } from "./journal"
import { syncByPages } from "./pages"

const [folder = "", what = "{}", journalFile = "", fsync = "", recorder = ""] = process.argv.slice(2)
const { legendId, at: began, ...company }: Wordings & { legendId: string; at: number } = JSON.parse(what)
const { companyId, teamId, authors, readers } = company
const journal = openSync(journalFile, "a")
const tell = (told: Told) => void writeSync(journal, recordOf({ op: "told", told }))
const worker = directWorker

const nothing = (done: (failed: null) => void) => void setImmediate(done, null)
const store = openSqlite(
  fileIn(folder),
  recorder === "pages"
    ? { sync: syncByPages(folder, journal, fsync === "fsync") }
    : fsync === "fsync"
      ? {}
      : { sync: nothing },
)

let working = true
const minute = 60_000

async function read(personId: string, n: number) {
  const who = { companyId, legendId, personId }
  let at = began
  const later = () => {
    at += minute
    return at
  }
  for (let step = 0; step < 14; step++) {
    await pause((n * 7 + step * 13) % 30)
    const fp = (await page()).list.changes[(n + step) % 3]?.fp
    if (!fp || "refused" in (await openChange(store, worker, { ...who, fp, at: later() }))) continue
    const stand = (await page()).progress.get(fp)
    if (stand?.is !== "open") continue
    const outcome = await confirmChange(store, { ...who, fp, ...stand, at: later() })
    if ("refused" in outcome) continue
    tell({ confirmed: outcome.confirmed, opening: stand.openingId, shown: stand.shownHash })
    if ((n + step) % 4 > 0) continue
    const undone = await undoConfirmation(store, { ...who, confirmationId: outcome.confirmed, at: later() })
    if ("undone" in undone) tell({ undone: outcome.confirmed })
  }

  /** What a page tells goes out when all that it may have seen is on disk. */
  async function page() {
    const list = await readingListOf(store, worker, who)
    if (!list) throw new Error("There is nothing to read.")
    await store.settled()
    for (const stand of list.progress.values()) {
      if (stand.is === "read") tell({ read: stand.confirmationId })
      if (stand.is === "open") tell({ opened: stand.openingId })
    }
    return list
  }
}

async function write(by: string, n: number) {
  for (let version = 0; version < 5; version++) {
    await pause(20)
    const words = [`green${version}`, n === 0 ? `round${version}` : "round", `wooden${version % 2}`]
    const asked = { companyId, legendId, teamId, by, words, at: began + version }
    const { revision } = await replaceDraft(store, worker, { ...asked, doc: textOf(words) })
    tell({ saved: revision })
    const outcome = await publishWords(store, worker, asked)
    if ("version" in outcome) tell({ published: outcome.version.id })
  }
}

async function sign() {
  while (working) {
    await pause(5)
    const made = await makeCheckpoint(store, { companyId, signer, day: "2026-05-04" })
    if (made) tell({ checkpoint: { size: made.size, root: made.root } })
  }
}

/** Copies pages of the WAL into the database far more often than it comes about by itself, and with it begins the WAL anew. */
async function copy() {
  // Without the recorder of every write, what SQLite syncs by itself would not be seen.
  if (recorder === "pages") return
  const other = new Database(fileIn(folder))
  while (working) {
    await pause(500)
    other.pragma("wal_checkpoint(PASSIVE)")
  }
}

const others = [sign(), copy()]
await Promise.all([...readers.map(read), ...authors.map(write)])
working = false
await Promise.all(others)
closeSync(journal)
process.kill(process.pid, "SIGKILL")
