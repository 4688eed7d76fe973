// A checkpoint: how long a ledger is and what the head of its tree is, as a text somebody else can keep. C2SP tlog-checkpoint
// in a C2SP signed note (Ed25519). Who holds one sees whether what they are shown later still begins with the same entries.
import { base64Of, fromBase64, fromHex, hexOf, joined, utf8 } from "./bytes"
import { isSigned } from "./ed25519"
import { sha256 } from "./sha256"

/** `root` is hex. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: string }

/** A checkpoint as it is kept: with the day it was made, and the signed text. */
export type KeptCheckpoint = Checkpoint & { readonly text: string; readonly day: string }

/** The name of a company's ledger: the first line of its checkpoints, and the name of the key that signs them. */
export const originOf = (companyId: string): string => `reread/ledger/${companyId}`

/** The signed part of a checkpoint: three lines. */
export const checkpointBody = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${base64Of(fromHex(root))}\n`

const ed25519 = Uint8Array.of(1)

/** The four bytes by which a signed note names a key. */
const keyIdOf = (name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(joined(utf8(`${name}\n`), ed25519, publicKey)).subarray(0, 4)

/** A public key with its name, as signed notes write it: name+id+key. */
export const keyText = (name: string, publicKey: Uint8Array): string =>
  `${name}+${hexOf(keyIdOf(name, publicKey))}+${base64Of(joined(ed25519, publicKey))}`

export type Key = { readonly name: string; readonly publicKey: Uint8Array }

/** The key in such a text; null when it is none, or its id is not its own. */
export function keyFrom(text: string): Key | null {
  const [, name, key] = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)\s*$/.exec(text) ?? []
  const bytes = key === undefined ? null : fromBase64(key)
  if (name === undefined || !bytes || bytes.length !== 33 || bytes[0] !== 1) return null
  const publicKey = bytes.subarray(1)
  return keyText(name, publicKey) === text.trimEnd() ? { name, publicKey } : null
}

/** A checkpoint with its signature: what is written down. `signature` is 64 bytes over the body. */
export const checkpointText = (checkpoint: Checkpoint, publicKey: Uint8Array, signature: Uint8Array): string =>
  `${checkpointBody(checkpoint)}\n— ${checkpoint.origin} ${base64Of(joined(keyIdOf(checkpoint.origin, publicKey), signature))}\n`

/** The checkpoint in a text, whoever signed it; null when it is none. */
export function checkpointFrom(text: string): Checkpoint | null {
  const end = text.lastIndexOf("\n\n")
  const [origin, size, root, ...more] = text.slice(0, end + 1).split("\n")
  const head = fromBase64(root ?? "")
  if (end < 0 || !origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? "") || head?.length !== 32 || more.pop() !== "")
    return null
  return { origin, size: Number(size), root: hexOf(head) }
}

/** Whether this key signed the text, under the name of the ledger it speaks of. Signatures of others may stand beside it. */
export function isSignedBy(text: string, key: Key): boolean {
  const end = text.lastIndexOf("\n\n")
  const body = text.slice(0, end + 1)
  if (end < 0 || checkpointFrom(text)?.origin !== key.name || !text.endsWith("\n")) return false
  const id = hexOf(keyIdOf(key.name, key.publicKey))
  const lines = text.slice(end + 2, -1).split("\n")
  const own = lines.map((line) => /^— (\S+) (\S+)$/.exec(line)).filter((line) => line?.[1] === key.name)
  return own.some((line) => {
    const bytes = fromBase64(line?.[2] ?? "")
    if (bytes?.length !== 68 || hexOf(bytes.subarray(0, 4)) !== id) return false
    return isSigned(key.publicKey, utf8(body), bytes.subarray(4))
  })
}
