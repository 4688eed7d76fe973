// Files of a ZIP archive, unpacked here.
import { inflateRawSync } from "node:zlib"
import { crc32, filesIn, withoutFolder } from "../app/evidence/zip"

/** Its files by path; throws a sentence when it is no ZIP, or a broken one. */
export function unzipped(zip: Uint8Array): Map<string, Uint8Array> {
  const packed = filesIn(zip)
  if (!packed) throw new Error("This is no ZIP file, or a broken one.")
  const files = packed.map(({ path, body, isDeflated, crc, size }) => {
    const bytes = isDeflated ? inflated(path, body, size) : body
    if (bytes.length !== size || crc32(bytes) !== crc) throw new Error(`${path} is broken.`)
    return [path, bytes] as const
  })
  return withoutFolder(new Map(files))
}

function inflated(path: string, body: Uint8Array, size: number): Uint8Array {
  try {
    return new Uint8Array(inflateRawSync(body, { maxOutputLength: Math.max(size, 1) }))
  } catch {
    throw new Error(`${path} is broken.`)
  }
}
