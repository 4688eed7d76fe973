// SHA-512 (FIPS 180-4), which Ed25519 hashes with. Written for few bytes, not for speed. Runs in a browser too.

const mask = (1n << 64n) - 1n

/** The first 64 bits of the fractional part of a root of a prime: whole roots of a number scaled up. */
function fractions(count: number, power: 2n | 3n): bigint[] {
  const found: bigint[] = []
  for (let n = 2; found.length < count; n++) {
    let isPrime = true
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false
    if (isPrime) found.push(rootOf(BigInt(n) << (64n * power), power) & mask)
  }
  return found
}

/** The largest whole number whose power is at most n. */
function rootOf(n: bigint, power: bigint): bigint {
  let [low, high] = [0n, 1n << 72n]
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (middle ** power <= n) low = middle
    else high = middle
  }
  return low
}

const constants = fractions(80, 3n)
const beginning = fractions(8, 2n)
const turn = (x: bigint, by: bigint) => ((x >> by) | (x << (64n - by))) & mask

/** SHA-512 of some bytes: 64 bytes. */
export function sha512(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  let state = beginning
  for (let at = 0; at < padded.length; at += 128) state = compressed(state, view, at)
  const hash = new DataView(new ArrayBuffer(64))
  state.forEach((word, i) => {
    hash.setBigUint64(8 * i, word)
  })
  return new Uint8Array(hash.buffer)
}

function compressed(state: readonly bigint[], view: DataView, at: number): bigint[] {
  const w = Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + 8 * i))
  for (let i = 16; i < 80; i++) {
    const [x, y] = [w[i - 15]!, w[i - 2]!]
    const s0 = turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n)
    const s1 = turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n)
    w.push((w[i - 16]! + s0 + w[i - 7]! + s1) & mask)
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
  for (let i = 0; i < 80; i++) {
    const s1 = turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)
    const t1 = h + s1 + ((e & f) ^ (~e & mask & g)) + constants[i]! + w[i]!
    const t2 = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & mask, c, b, a, (t1 + t2) & mask]
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (state[i]! + word) & mask)
}
