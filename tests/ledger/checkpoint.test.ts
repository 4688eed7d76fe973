import { generateKeyPairSync, sign } from "node:crypto"
import fc from "fast-check"
import { expect, test } from "vitest"
import { fromBase64, fromHex, utf8 } from "../../app/ledger/bytes"
import { checkpointFrom, isSignedBy, keyFrom, originOf } from "../../app/ledger/checkpoint"
import { isSigned } from "../../app/ledger/ed25519"
import { signerFrom } from "../../app/ledger/signing"

const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
const signer = signerFrom(seed)
const checkpoint = { origin: originOf("northlight"), size: 17, root: "5dc9da79".padEnd(64, "0") }
const text = signer.signed(checkpoint)
const key = keyFrom(signer.keyFor(checkpoint.origin))!

test("the published signatures of RFC 8032 hold", () => {
  const vectors = [
    [
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
  ]
  for (const [publicKey = "", message = "", signature = ""] of vectors) {
    const [k, m, s] = [fromHex(publicKey), fromHex(message), fromHex(signature)]
    expect(isSigned(k, m, s)).toBe(true)
    expect(isSigned(k, utf8("another"), s)).toBe(false)
  }
})

test("what Node signs is signed, and one bit elsewhere is not", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  const own = new Uint8Array(Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url"))
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), (message, place) => {
      const signature = new Uint8Array(sign(null, message, privateKey))
      expect(isSigned(own, message, signature)).toBe(true)
      expect(isSigned(own, message, flipped(signature, place))).toBe(false)
      expect(isSigned(own, flipped(message, place), signature)).toBe(false)
      expect(isSigned(flipped(own, place), message, signature)).toBe(false)
    }),
    { seed: 8032, numRuns: 8 },
  )
})

function flipped(bytes: Uint8Array, place: number): Uint8Array {
  const other = Uint8Array.from(bytes)
  const bit = place % (8 * bytes.length)
  other[bit >> 3]! ^= 1 << (bit & 7)
  return other
}

test("a signature in another form of the same number is none", () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const signature = fromBase64(text.trimEnd().split(" ").at(-1) ?? "")!.subarray(4)
  const s = signature.subarray(32).reduceRight((n, byte) => (n << 8n) | BigInt(byte), 0n) + order
  const other = Uint8Array.from(signature)
  for (let i = 0; i < 32; i++) other[32 + i] = Number((s >> BigInt(8 * i)) & 255n)
  const body = utf8(text.slice(0, text.lastIndexOf("\n\n") + 1))
  expect(isSigned(key.publicKey, body, signature)).toBe(true)
  expect(isSigned(key.publicKey, body, other)).toBe(false)
})

test("a checkpoint is three lines and a signature by a key of the ledger's name", () => {
  const [origin, size, root, empty, signature] = text.split("\n")
  expect([origin, size, empty]).toEqual(["reread/ledger/northlight", "17", ""])
  expect(root).toMatch(/^Xcnae[A-Za-z0-9+/]+=$/)
  expect(signature).toMatch(/^— reread\/ledger\/northlight [A-Za-z0-9+/]{91}=$/)
  expect(checkpointFrom(text)).toEqual(checkpoint)
  expect(isSignedBy(text, key)).toBe(true)
})

test("keys of Go's signed notes are read, with the id they have there", () => {
  const peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  expect(keyFrom(peter)?.name).toBe("PeterNeumann")
  expect(keyFrom(peter.replace("c74f", "c74e"))).toBeNull()
})

test.each([
  ["another size", text.replace("\n17\n", "\n18\n")],
  ["another name", text.replaceAll("northlight", "kern")],
  ["no signature", text.slice(0, text.indexOf("—"))],
  ["no line end", text.trimEnd()],
  ["a line more", text.replace("\n\n", "\nmore\n\n")],
  ["an id of another key", signerFrom(seed.replace("9d", "9e")).signed(checkpoint)],
])("with %s it is not signed", (_what, other) => {
  expect(isSignedBy(other, key)).toBe(false)
})

test("signatures of others beside ours are passed over", () => {
  const theirs = "— witness.example/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJs\n"
  expect(isSignedBy(text + theirs, key)).toBe(true)
})

test.each(["", "\n\n", "a\n1\n\n", "a\n-1\nAAAA\n\n", "a\n01\nAAAA\n\n— a AAAA\n", text.replace("Xcna", "Xc=a")])(
  "%j is no checkpoint",
  (other) => {
    expect(checkpointFrom(other)).toBeNull()
  },
)
