// What somebody typed when their sign-in had ended: sealed, carried through the sign-in page, and given back after it.
import { createCipheriv, createDecipheriv, createHash } from "node:crypto"
import { z } from "zod"

/** A form as it was sent: where to, and its fields in order. Files are not kept. */
export const Kept = z.object({
  action: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  until: z.number(),
  /** Whose session it was typed in, even when that had ended; null when the browser came without one. */
  by: z.string().nullable(),
})
export type Kept = z.infer<typeof Kept>

/** How long a sealed form can be opened again: two hours. */
export const keptFor = 2 * 60 * 60 * 1000

const keyFrom = (secret: string) => createHash("sha256").update(`reread-kept-1\n${secret}`).digest()

/** Encrypts a form with the server's secret (AES-256-GCM). `nonce` must be 12 random bytes, used once. */
export function seal(kept: Kept, secret: string, nonce: Uint8Array): string {
  const cipher = createCipheriv("aes-256-gcm", keyFrom(secret), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(kept), "utf8"), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")
}

/** The form again; null when it was not sealed by us, was changed, or is too old. */
export function unseal(sealed: string, secret: string, at: number): Kept | null {
  const bytes = Buffer.from(sealed, "base64url")
  if (bytes.length < 29) return null
  const cipher = createDecipheriv("aes-256-gcm", keyFrom(secret), bytes.subarray(0, 12))
  cipher.setAuthTag(bytes.subarray(12, 28))
  const text = opened(cipher, bytes.subarray(28))
  if (text === null) return null
  const kept = Kept.parse(JSON.parse(text))
  return kept.until > at ? kept : null
}

function opened(cipher: ReturnType<typeof createDecipheriv>, body: Uint8Array): string | null {
  try {
    return Buffer.concat([cipher.update(body), cipher.final()]).toString("utf8")
  } catch {
    // The tag does not fit: unknown input, not a bug.
    return null
  }
}
