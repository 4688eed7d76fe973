// SHA-256 and HMAC (FIPS 180-4, RFC 2104), for the server and for the page that verifies an export without a network:
// one and the same code hashes and checks, and a page opened from a disk needs nothing of its browser.
import { joined } from "./bytes"

/** The first 32 bits of the fractional parts of a root of each prime. */
function fractions(count: number, root: number): Int32Array {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) {
    let isPrime = true
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false
    if (isPrime) found.push(((n ** root % 1) * 2 ** 32) | 0)
  }
  return Int32Array.from(found)
}

const constants = fractions(64, 1 / 3)
const beginning = fractions(8, 1 / 2)
const words = new Int32Array(64)

/** SHA-256 of some bytes: 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.from(beginning)
  const whole = bytes.length - (bytes.length % 64)
  for (let at = 0; at < whole; at += 64) compress(state, bytes, at)
  const rest = new Uint8Array(bytes.length - whole < 56 ? 64 : 128)
  rest.set(bytes.subarray(whole))
  rest[bytes.length - whole] = 0x80
  const view = new DataView(rest.buffer)
  view.setUint32(rest.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(rest.length - 4, bytes.length << 3)
  for (let at = 0; at < rest.length; at += 64) compress(state, rest, at)
  const hash = new DataView(new ArrayBuffer(32))
  for (let i = 0; i < 8; i++) hash.setInt32(4 * i, state[i]!)
  return new Uint8Array(hash.buffer)
}

function compress(state: Int32Array, bytes: Uint8Array, at: number) {
  const w = words
  for (let i = 0; i < 16; i++) {
    const j = at + 4 * i
    w[i] = (bytes[j]! << 24) | (bytes[j + 1]! << 16) | (bytes[j + 2]! << 8) | bytes[j + 3]!
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!
    const y = w[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

/** HMAC-SHA-256. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const short = key.length > 64 ? sha256(key) : key
  const pad = (sign: number) => {
    const padded = new Uint8Array(64).fill(sign)
    for (let i = 0; i < short.length; i++) padded[i] = short[i]! ^ sign
    return padded
  }
  return sha256(joined(pad(0x5c), sha256(joined(pad(0x36), bytes))))
}
