// What was recorded while keepers worked: one record after the other, in the order in which things happened.
// A record: what (1 byte), which file (1), where in it, or which sync (8), length of what follows (4), and that.

/** 1 the database, 2 its WAL. */
export type FileNumber = 1 | 2
export const files: Readonly<Record<FileNumber, string>> = { 1: "reread.db", 2: "reread.db-wal" }
export const fileNumbers = [1, 2] as const

export type Op =
  | { readonly op: "write"; readonly file: FileNumber; readonly at: number; readonly bytes: Buffer }
  | { readonly op: "truncate"; readonly file: FileNumber; readonly length: number }
  /** An fsync began, and came to its end: then all that was written before it began is on disk. */
  | { readonly op: "syncing"; readonly file: FileNumber; readonly id: number }
  | { readonly op: "synced"; readonly file: FileNumber; readonly id: number }
  /** Somebody was given an answer. */
  | { readonly op: "told"; readonly told: Told }

/** What an answer said is so. */
export type Told =
  | { readonly confirmed: string; readonly opening: string; readonly shown: string }
  /** Somebody looked, and saw this confirmation. */
  | { readonly read: string }
  | { readonly undone: string }
  | { readonly opened: string }
  | { readonly published: string }
  | { readonly saved: number }
  | { readonly checkpoint: { readonly size: number; readonly root: string } }

const code = { write: 1, synced: 2, truncate: 3, told: 4, syncing: 5 } as const

export function recordOf(op: Op): Buffer {
  const bytes = op.op === "write" ? op.bytes : op.op === "told" ? Buffer.from(JSON.stringify(op.told)) : Buffer.alloc(0)
  const at = op.op === "write" ? op.at : op.op === "truncate" ? op.length : op.op === "told" ? 0 : op.id
  const head = Buffer.alloc(14)
  head[0] = code[op.op]
  head[1] = op.op === "told" ? 0 : op.file
  head.writeBigUInt64LE(BigInt(at), 2)
  head.writeUInt32LE(bytes.length, 10)
  return Buffer.concat([head, bytes])
}

export function opsIn(journal: Buffer): Op[] {
  const ops: Op[] = []
  for (let from = 0; from < journal.length; ) {
    const what = journal[from]
    const file = journal[from + 1] as FileNumber
    const at = Number(journal.readBigUInt64LE(from + 2))
    const length = journal.readUInt32LE(from + 10)
    const bytes = journal.subarray(from + 14, from + 14 + length)
    from += 14 + length
    if (what === code.write) ops.push({ op: "write", file, at, bytes })
    else if (what === code.truncate) ops.push({ op: "truncate", file, length: at })
    else if (what === code.told) ops.push({ op: "told", told: JSON.parse(bytes.toString()) })
    else ops.push({ op: what === code.synced ? "synced" : "syncing", file, id: at })
  }
  return ops
}
