import { expect, test } from "vitest"
import { Email, Name, nameOf, seatsAmong } from "../../app/people/person"
import { firstNameOf, initialsOf } from "../../app/ui/initials"

test.each([
  [" Lars@Northlight.Example ", "lars@northlight.example"],
  ["müller@kern-möbel.example", "müller@kern-möbel.example"],
])("%j is the address %j", (typed, email) => {
  expect(Email.parse(typed)).toBe(email)
})

test.each([
  "",
  "lars",
  "lars@northlight",
  "a@b@c.example",
  "lars@x.example\r\nBcc: otto@x.example",
  "lars@x.example, otto@x.example",
  "<lars@x.example>",
  `${"a".repeat(250)}@x.example`,
])("%j is no address", (typed) => {
  expect(Email.safeParse(typed).success).toBe(false)
})

test("a name is one line", () => {
  expect(Name.parse("  Lars \r\n Berg ")).toBe("Lars Berg")
  expect(Name.safeParse(" \n ").success).toBe(false)
})

test.each([
  ["Lars Berg", "LB", "Lars"],
  ["Ada Maria van Dyk", "AD", "Ada"],
  ["Otto", "O", "Otto"],
  ["", "", ""],
])("%j is %j, and greeted as %j", (name, initials, first) => {
  expect(initialsOf(name)).toBe(initials)
  expect(firstNameOf(name)).toBe(first)
})

test("unknown seats are left out", () => {
  expect(seatsAmong(["reader", "owner", "author"])).toEqual(["author", "reader"])
})

test("who signs in unknown is called after their address", () => {
  expect(nameOf("lars.berg@example.com")).toBe("Lars Berg")
  expect(nameOf("...@example.com")).toBe("...@example.com")
})

test("a megabyte that is no mail address is told so at once", () => {
  const begun = performance.now()
  expect(Email.safeParse(`a@${"a.".repeat(400_000)}@`).success).toBe(false)
  expect(performance.now() - begun).toBeLessThan(1000)
})
