import { expect, test } from "vitest"
import { safeHref } from "../../app/document/schema"

test.each([
  "https://a.example/b",
  "HTTP://a.example",
  "mailto:a@b.example",
  "tel:+49",
  "#part-2",
  "/legends/1",
  "/",
  "/a//b",
])("%j may be followed", (href) => {
  expect(safeHref(href)).toBe(href)
})

test.each([
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n\\evil.example",
  "\\\\evil.example",
  "beside.md",
  "",
])("%j may not", (href) => {
  expect(safeHref(href)).toBeNull()
})
