import { expect, test } from "vitest"
import { backFrom, cookieFor, expiryAfter, isDue, tokenFrom } from "../../app/people/session"

const day = 24 * 60 * 60 * 1000

test.each([
  ["/legends/1?view=now", "/legends/1?view=now"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["/\tevil", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["", "/"],
  ["/a/../..//evil.example", "/"],
  ["/a/./..//evil.example", "/"],
])("after signing in, %j leads to %j", (typed, path) => {
  expect(backFrom(typed)).toBe(path)
})

test("behind TLS the cookie is __Host-, Secure, HttpOnly and Lax", () => {
  expect(cookieFor("abc", true)).toBe("__Host-reread=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000; Secure")
  expect(cookieFor("abc", false)).toBe("reread=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")
})

test("behind TLS a cookie without __Host- is not believed", () => {
  expect(tokenFrom("reread=planted; other=1", true)).toBeNull()
  expect(tokenFrom("other=1; __Host-reread=ours", true)).toBe("ours")
  expect(tokenFrom("reread=; other=1", false)).toBeNull()
})

test("a session lives 30 days from its last use, and a year at most", () => {
  expect(expiryAfter(0)).toBe(30 * day)
  expect(expiryAfter(350 * day, 0)).toBe(365 * day)
})

test("the end of a session does not tell the hour it was used", () => {
  expect(expiryAfter(5 * day + 12_345, 0)).toBe(expiryAfter(5 * day + 67_890, 0))
})

test("a session is renewed at most once a day", () => {
  expect(isDue({ createdAt: 0, expiresAt: 30 * day }, day - 1)).toBe(false)
  expect(isDue({ createdAt: 0, expiresAt: 30 * day }, day)).toBe(true)
})
