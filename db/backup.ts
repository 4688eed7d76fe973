// A copy of the embedded database in one file, made while Reread runs, and believed only after it was opened and counted.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs"
import Database from "better-sqlite3"
import { addedOnly } from "./define"
import { rowsOf } from "./engine.sqlite"

export interface Copy {
  readonly file: string
  readonly tables: number
  readonly rows: number
  readonly ledgerEntries: number
}

/** Copies `from` into the new file `to` and verifies it; throws one sentence, and leaves no file, when it is not right. */
export function backUp(from: string, to: string): Copy {
  if (!existsSync(from)) throw new Error(`There is no database at ${from}.`)
  if (existsSync(to)) throw new Error(`${to} is already there. A backup never overwrites: choose another name.`)
  const part = `${to}.part`
  rmSync(part, { force: true })
  const source = new Database(from, { readonly: true, fileMustExist: true })
  try {
    const before = rowsOf(source)
    source.prepare("VACUUM INTO ?").run(part)
    const copy = verify(part, before, rowsOf(source))
    syncFile(part)
    renameSync(part, to)
    return { ...copy, file: to }
  } catch (why) {
    rmSync(part, { force: true })
    throw why
  } finally {
    source.close()
  }
}

/** `before` and `after`: rows of the source around the copy; tables that are only added to must lie between. */
function verify(file: string, before: Map<string, number>, after: Map<string, number>): Omit<Copy, "file"> {
  const copy = new Database(file, { readonly: true })
  try {
    const integrity = copy.pragma("integrity_check", { simple: true })
    if (integrity !== "ok") throw new Error(`The copy is damaged: ${integrity}`)
    const rows = rowsOf(copy)
    for (const table of before.keys()) if (!rows.has(table)) throw new Error(`The copy has no table "${table}".`)
    for (const table of addedOnly) {
      const count = rows.get(table) ?? 0
      if (count < (before.get(table) ?? 0) || count > (after.get(table) ?? 0))
        throw new Error(`The copy has ${count} rows of "${table}", the database ${after.get(table)}.`)
    }
    const gaps = copy
      .prepare<[], string>(
        "SELECT company_id FROM ledger_entries GROUP BY 1 HAVING min(number) <> 1 OR max(number) <> count(*)",
      )
      .pluck()
      .all()
    if (gaps.length > 0) throw new Error(`The ledger of company ${gaps[0]} has gaps.`)
    const total = [...rows.values()].reduce((sum, n) => sum + n, 0)
    return { tables: rows.size, rows: total, ledgerEntries: rows.get("ledger_entries") ?? 0 }
  } finally {
    copy.close()
  }
}

function syncFile(file: string) {
  const fd = openSync(file, "r+")
  fsyncSync(fd)
  closeSync(fd)
}
