import { expect, test } from "vitest"
import { addressesIn, mostAtOnce } from "../../app/people/address-list"

const lars = { email: "lars@northlight.example", name: "Lars Berg" }
const mina = { email: "mina@northlight.example", name: "Mina Haddad" }

test.each([
  ["out of a mail", "Lars Berg <lars@northlight.example>, Mina Haddad <mina@northlight.example>", [lars, mina]],
  [
    "out of a mail by last names",
    `"Berg, Lars" <lars@northlight.example>; "Haddad, Mina" <mina@northlight.example>`,
    [lars, mina],
  ],
  ["out of a table", "Lars Berg\tlars@northlight.example\nMina Haddad\tmina@northlight.example", [lars, mina]],
  ["out of a CSV", "lars@northlight.example;Lars Berg\r\nmina@northlight.example;Mina Haddad", [lars, mina]],
  ["without names", "lars.berg@northlight.example", [{ email: "lars.berg@northlight.example", name: "Lars Berg" }]],
  ["in capitals and twice", "LARS@Northlight.example Lars Berg\n\nlars@northlight.example", [lars]],
  ["with bullets and brackets", "- Lars Berg (lars@northlight.example)", [lars]],
])("reads a list %s", (_from, text, people) => {
  expect(addressesIn(text)).toEqual({ people })
})

test.each([
  ["", "Enter at least one mail address."],
  ["  \n ", "Enter at least one mail address."],
  ["lars@northlight.example\nMina Haddad", "Line 2 has no mail address: “Mina Haddad”."],
  ["Lars <lars@northlight>", "Line 1: “lars@northlight” is not a mail address."],
  [
    Array.from({ length: mostAtOnce + 1 }, (_, i) => `p${i}@x.example`).join("\n"),
    "These are 501 people; 500 can be invited at once.",
  ],
])("tells what cannot be read", (text, wrong) => {
  expect(addressesIn(text)).toEqual({ wrong })
})

test.each(["a", " ,", "a ", "@", "a@", ",\t"])("a megabyte of %j is told in a moment", (sign) => {
  const begun = performance.now()
  addressesIn(`x${sign.repeat(1_000_000 / sign.length)} b@example.com`)
  expect(performance.now() - begun).toBeLessThan(3000)
})
