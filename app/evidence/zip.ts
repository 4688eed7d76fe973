// ZIP archives, as far as an export needs them: written in one piece, and read with suspicion. Packing and unpacking are done
// elsewhere (deflate, RFC 1951), so that the same file serves the server, the command line and a page in a browser.
import { joined, textOf, utf8 } from "../ledger/bytes"

export type Packed = {
  readonly path: string
  /** As it lies in the archive. */
  readonly body: Uint8Array
  readonly isDeflated: boolean
  readonly crc: number
  /** Bytes when unpacked. */
  readonly size: number
}

const crcTable = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32, as ZIP has it. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8)
  return (crc ^ -1) >>> 0
}

/** Numbers of two (`s`) and four (`l`) bytes, little end first. */
function numbers(sizes: string, ...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer([...sizes].reduce((sum, size) => sum + (size === "s" ? 2 : 4), 0)))
  let at = 0
  values.forEach((value, i) => {
    if (sizes[i] === "s") view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += sizes[i] === "s" ? 2 : 4
  })
  return new Uint8Array(view.buffer)
}

/** Names are UTF-8. */
const flags = 0x0800
/** Midnight, 1 January 1980: the files carry no time, the evidence in them does. */
const noTime = [0, 0x21] as const

/** The archive that holds these files, in this order. */
export function zipOf(files: readonly Packed[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { path, body, isDeflated, crc, size } of files) {
    const name = utf8(path)
    const method = isDeflated ? 8 : 0
    const common = [flags, method, ...noTime, crc, body.length, size, name.length, 0]
    const local = joined(numbers("lssssslllss", 0x04034b50, 20, ...common), name, body)
    directory.push(numbers("lsssssslllsssssll", 0x02014b50, 20, 20, ...common, 0, 0, 0, 0, at), name)
    parts.push(local)
    at += local.length
  }
  const listed = joined(...directory)
  const end = numbers("lsssslls", 0x06054b50, 0, 0, files.length, files.length, listed.length, at, 0)
  return joined(...parts, listed, end)
}

/** No file of an export is larger than this, in bytes. */
const largest = 2 ** 30

/** The files of an archive, still packed; null when it is none, or one that we did not write. */
export function filesIn(zip: Uint8Array): Packed[] | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length)
  const end = endOf(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const files: Packed[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== 0x02014b50) return null
    const [method, crc] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)]
    const [length, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const [name, extra, remark] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    const begin = bodyAt(view, view.getUint32(at + 42, true))
    const path = textOf(zip.subarray(at + 46, at + 46 + name))
    const isKnown = method === 0 || method === 8
    if (path === null || begin === null || !isKnown || begin + length > zip.length || size > largest) return null
    if (!path.endsWith("/"))
      files.push({ path, body: zip.subarray(begin, begin + length), isDeflated: method === 8, crc, size })
    at += 46 + name + extra + remark
  }
  return new Set(files.map(({ path }) => path)).size === files.length ? files : null
}

/** Where the archive's last record begins. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return null
}

/** Where a file's bytes begin. */
function bodyAt(view: DataView, at: number): number | null {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== 0x04034b50) return null
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
}

/** Files by their path without the folder that all of them stand in, if there is one. */
export function withoutFolder(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const paths = [...files.keys()]
  const folder = `${paths[0]?.split("/")[0]}/`
  const isShared = paths.every((path) => path.startsWith(folder))
  return new Map([...files].map(([path, bytes]) => [isShared ? path.slice(folder.length) : path, bytes]))
}
