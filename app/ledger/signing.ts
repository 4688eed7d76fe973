// Signs checkpoints. The key is 32 random bytes that never leave the server.
import { createPrivateKey, createPublicKey, sign } from "node:crypto"
import { fromHex, utf8 } from "./bytes"
import { type Checkpoint, checkpointBody, checkpointText, keyText } from "./checkpoint"

export interface Signer {
  /** The checkpoint as a signed text. */
  readonly signed: (checkpoint: Checkpoint) => string
  /** The public key under the name of a ledger. */
  readonly keyFor: (origin: string) => string
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const prefix = "302e020100300506032b657004220420"

/** A signer from the hex of 32 random bytes. */
export function signerFrom(seed: string): Signer {
  const secret = createPrivateKey({ key: Buffer.from(prefix + seed, "hex"), format: "der", type: "pkcs8" })
  const { x = "" } = createPublicKey(secret).export({ format: "jwk" })
  const publicKey = new Uint8Array(Buffer.from(x, "base64url"))
  return {
    signed: (checkpoint) => checkpointText(checkpoint, publicKey, sign(null, utf8(checkpointBody(checkpoint)), secret)),
    keyFor: (origin) => keyText(origin, publicKey),
  }
}

/** True for the hex of 32 bytes. */
export const isSeed = (text: string): boolean => /^[0-9a-f]{64}$/.test(text) && fromHex(text).some((byte) => byte > 0)
