// What may be on the disk when the power goes: all that a finished fsync covers, and of what was written since whatever the
// disk pleases: nothing, all, the first of it, or any of it, in any order, some of it torn between sectors.
import type { Chance } from "../turns"
import { type FileNumber, fileNumbers, type Op, type Told } from "./journal"

/** The files as the power left them, and what people had been told by then. */
export type Image = {
  readonly files: Readonly<Record<FileNumber, Buffer>>
  readonly told: readonly Told[]
  /** How much of what was written was not yet safe. */
  readonly unsynced: number
}

type Change = Extract<Op, { op: "write" | "truncate" }>
const sector = 512

/** A file that grows and shrinks as it is written. */
class Disk {
  private bytes: Buffer
  private length: number
  constructor(bytes: Buffer) {
    this.bytes = Buffer.from(bytes)
    this.length = bytes.length
  }
  apply(change: Change) {
    if (change.op === "truncate") return this.resize(change.length)
    const end = change.at + change.bytes.length
    if (end > this.length) this.resize(end)
    change.bytes.copy(this.bytes, change.at)
  }
  now(): Buffer {
    return this.bytes.subarray(0, this.length)
  }
  private resize(length: number) {
    if (length > this.bytes.length) {
      const grown = Buffer.alloc(length * 2)
      this.now().copy(grown)
      this.bytes = grown
    }
    if (length < this.length) this.bytes.fill(0, length, this.length)
    this.length = length
  }
}

/** Cuts the power so many times, at random, in the order of time. */
export function* cuts(start: Image["files"], ops: readonly Op[], count: number, chance: Chance): Generator<Image> {
  const at = Array.from({ length: count }, () => 1 + Math.floor(chance() * ops.length)).sort((a, b) => a - b)
  const safe = { 1: new Disk(start[1]), 2: new Disk(start[2]) }
  const since: Record<FileNumber, Change[]> = { 1: [], 2: [] }
  /** How many of `since` a running sync covers, by its id. */
  const syncing = new Map<number, readonly Change[]>()
  const told: Told[] = []
  for (const [i, op] of ops.entries()) {
    if (op.op === "told") told.push(op.told)
    else if (op.op === "syncing") syncing.set(op.id, [...since[op.file]])
    else if (op.op === "synced") {
      const covered = new Set(syncing.get(op.id))
      for (const change of since[op.file]) if (covered.has(change)) safe[op.file].apply(change)
      since[op.file] = since[op.file].filter((change) => !covered.has(change))
    } else since[op.file].push(op)
    while (at[0] === i + 1) {
      at.shift()
      const left = (file: FileNumber) => leftOf(safe[file], since[file], chance)
      yield { files: { 1: left(1), 2: left(2) }, told: [...told], unsynced: since[1].length + since[2].length }
    }
  }
}

function leftOf(safe: Disk, since: readonly Change[], chance: Chance): Buffer {
  const disk = new Disk(safe.now())
  for (const change of survivors(since, chance)) disk.apply(change)
  return disk.now()
}

function survivors(since: readonly Change[], chance: Chance): Change[] {
  const luck = chance()
  if (luck < 0.2) return []
  if (luck < 0.3) return [...since]
  const first = luck < 0.6 ? since.slice(0, Math.floor(chance() * (since.length + 1))) : since
  const share = luck < 0.6 ? 1 : chance()
  const torn = chance() * 0.5
  return first.flatMap((change) => {
    if (chance() > share) return []
    return change.op === "write" && chance() < torn ? sectorsOf(change, chance) : [change]
  })
}

/** Some of the sectors of a write. */
function sectorsOf({ at, bytes, file }: Change & { op: "write" }, chance: Chance): Change[] {
  const kept: Change[] = []
  for (let from = 0; from < bytes.length; ) {
    const length = Math.min(sector - ((at + from) % sector), bytes.length - from)
    if (chance() < 0.5) kept.push({ op: "write", file, at: at + from, bytes: bytes.subarray(from, from + length) })
    from += length
  }
  return kept
}

/** The files when everything that was recorded is there: to see that nothing was missed. */
export function whole(start: Image["files"], ops: readonly Op[]): Image["files"] {
  const disks = { 1: new Disk(start[1]), 2: new Disk(start[2]) }
  for (const op of ops) if (op.op === "write" || op.op === "truncate") disks[op.file].apply(op)
  return Object.fromEntries(fileNumbers.map((file) => [file, disks[file].now()])) as Image["files"]
}
