import { expect, test } from "vitest"
import { type Kept, seal, unseal } from "../../app/people/kept"

const secret = "a secret of at least thirty-two characters"
const nonce = new Uint8Array(12).fill(7)
const kept: Kept = {
  action: "/legends/1/read",
  fields: [["because", "Not without Jana. Ünd 👍"]],
  until: 1000,
  by: null,
}

test("a sealed form is opened again, letter by letter", () => {
  expect(unseal(seal(kept, secret, nonce), secret, 999)).toEqual(kept)
})

test("nobody can read a sealed form", () => {
  expect(Buffer.from(seal(kept, secret, nonce), "base64url").toString()).not.toContain("Jana")
})

test("a form sealed with another secret, changed, cut or too old is not opened", () => {
  const sealed = seal(kept, secret, nonce)
  const changed = `${sealed.slice(0, 50)}${sealed[50] === "A" ? "B" : "A"}${sealed.slice(51)}`
  expect(unseal(sealed, "another secret of thirty-two characters", 1)).toBeNull()
  expect(unseal(changed, secret, 1)).toBeNull()
  expect(unseal(sealed.slice(0, 20), secret, 1)).toBeNull()
  expect(unseal("", secret, 1)).toBeNull()
  expect(unseal(sealed, secret, 1000)).toBeNull()
})
