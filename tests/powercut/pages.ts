// Records without a compiler: at each shared fsync, the sectors that differ from what was there before. What SQLite syncs by
// itself is not seen, so nothing is copied from the WAL into the database meanwhile.
import { fsync, openSync, readFileSync, writeSync } from "node:fs"
import { join } from "node:path"
import type { Sync } from "../../db/durable"
import { type FileNumber, fileNumbers, files, recordOf } from "./journal"

const sector = 512

/** A sync that records what is written; with `real` it also syncs. */
export function syncByPages(folder: string, journal: number, real: boolean): Sync {
  const now = (file: FileNumber) => {
    try {
      return readFileSync(join(folder, files[file]))
    } catch {
      return Buffer.alloc(0)
    }
  }
  const before = { 1: now(1), 2: now(2) }
  let wal: number | undefined
  let syncs = 0
  const put = (...op: Parameters<typeof recordOf>) => void writeSync(journal, recordOf(...op))
  return (done) => {
    for (const file of fileNumbers) {
      const bytes = now(file)
      for (let at = 0; at < bytes.length; at += sector) {
        const some = bytes.subarray(at, at + sector)
        if (!some.equals(before[file].subarray(at, at + sector))) put({ op: "write", file, at, bytes: some })
      }
      if (bytes.length < before[file].length) put({ op: "truncate", file, length: bytes.length })
      before[file] = bytes
    }
    if (!real) return void setImmediate(done, null)
    wal ??= openSync(join(folder, files[2]), "r+")
    const id = ++syncs
    put({ op: "syncing", file: 2, id })
    fsync(wal, (failed) => {
      if (!failed) put({ op: "synced", file: 2, id })
      done(failed)
    })
  }
}
