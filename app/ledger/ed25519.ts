// Checks Ed25519 signatures as RFC 8032 (5.1.7) has it, with whole numbers only, so that a page opened from a disk can do it in
// any browser. It holds no secret: signing is done elsewhere.
import { joined } from "./bytes"
import { sha512 } from "./sha512"

const p = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const mod = (x: bigint) => ((x % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const inverse = (x: bigint) => power(x, p - 2n)
const d = mod(-121665n * inverse(121666n))
const rootOfMinusOne = power(2n, (p - 1n) / 4n)

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
type Point = readonly [X: bigint, Y: bigint, Z: bigint, T: bigint]
const zero: Point = [0n, 1n, 1n, 0n]

function sum([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2))
  const b = mod((y1 + x1) * (y2 + x2))
  const c = mod(2n * t1 * t2 * d)
  const e = mod(2n * z1 * z2)
  const [f, g, h, i] = [b - a, e - c, e + c, b + a]
  return [mod(f * g), mod(h * i), mod(g * h), mod(f * i)]
}

function times(factor: bigint, point: Point): Point {
  let [result, doubled] = [zero, point]
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = sum(result, doubled)
    doubled = sum(doubled, doubled)
  }
  return result
}

const isSame = ([x1, y1, z1]: Point, [x2, y2, z2]: Point) =>
  mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n

const numberFrom = (bytes: Uint8Array) => bytes.reduceRight((n, byte) => (n << 8n) | BigInt(byte), 0n)

/** The point 32 bytes stand for, in the only form it has; null when they stand for none. */
function pointFrom(bytes: Uint8Array): Point | null {
  const all = numberFrom(bytes)
  const sign = all >> 255n
  const y = all & ((1n << 255n) - 1n)
  if (y >= p) return null
  const u = mod(y * y - 1n)
  const v = mod(d * y * y + 1n)
  let x = mod(u * v ** 3n * power(u * v ** 7n, (p - 5n) / 8n))
  if (mod(v * x * x) === mod(-u)) x = mod(x * rootOfMinusOne)
  if (mod(v * x * x) !== u || (x === 0n && sign === 1n)) return null
  if ((x & 1n) !== sign) x = p - x
  return [x, y, 1n, mod(x * y)]
}

const y = mod(4n * inverse(5n))
const base = pointFrom(Uint8Array.from({ length: 32 }, (_, i) => Number((y >> BigInt(8 * i)) & 255n)))!

/** Whether 64 bytes are this key's signature of a message; false for whatever is malformed. */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const r = pointFrom(signature.subarray(0, 32))
  const a = pointFrom(publicKey)
  const s = numberFrom(signature.subarray(32))
  if (!r || !a || s >= order) return false
  const k = numberFrom(sha512(joined(signature.subarray(0, 32), publicKey, message))) % order
  return isSame(times(s, base), sum(r, times(k, a)))
}
