// Bytes as the texts that hold them: UTF-8, hex, base64. Runs in a browser too.

/** The text of some bytes; null when they are no UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const encoder = new TextEncoder()
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

const pairs = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"))

export function hexOf(bytes: Uint8Array): string {
  let hex = ""
  for (const byte of bytes) hex += pairs[byte]
  return hex
}

const digit = (hex: string, at: number) => {
  const code = hex.charCodeAt(at)
  return code < 58 ? code - 48 : code - 87
}

/** The bytes of a hex text, which must be one, in small letters. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = (digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1)
  return bytes
}

export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** The bytes of a base64 text (with padding, in its only form); null when it is none. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  return base64Of(bytes) === text ? bytes : null
}

/** Several byte arrays as one. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
