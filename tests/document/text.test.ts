import { expect, test } from "vitest"
import { wordsOf } from "../../app/document/text"

test.each<[string, string[]]>([
  ["Within the hour – or 5 minutes.", ["Within", "the", "hour", "or", "5", "minutes."]],
  ["a | b\n--- | (c)", ["a", "b", "(c)"]],
  ["… !", []],
  ["", []],
])("the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test("a megabyte of dashes has no word, and that is known at once", () => {
  const begun = performance.now()
  expect(wordsOf("-".repeat(1_000_000))).toEqual([])
  expect(performance.now() - begun).toBeLessThan(1000)
})
