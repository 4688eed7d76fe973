// What kind of picture some bytes are, told by the bytes themselves, never by a name.

/** The largest picture that is kept, in bytes. */
export const largestPicture = 5 * 1024 * 1024

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** The media type of a PNG, JPEG, WebP or GIF; null for anything else. */
export function pictureType(bytes: Uint8Array): string | null {
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "image/png"
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg"
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return "image/gif"
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "image/webp"
  return null
}
