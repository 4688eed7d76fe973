import { expect, test } from "vitest"
import { namesIn } from "../../app/people/names-that-matter"

const many = (count: number) => Array.from({ length: count }, (_, at) => `Name ${at}`).join("\n")

test.each([
  ["nothing", "", []],
  ["one a line, empty lines left out", "Kolibri\r\n\r\n  Blue   Desk \n", ["Kolibri", "Blue Desk"]],
  ["a name twice, as it was written first", "Kolibri\nBlue\nkolibri", ["Kolibri", "Blue"]],
  ["80 signs, whatever they are", "🐦".repeat(80), ["🐦".repeat(80)]],
])("reads %s", (_, text, names) => expect(namesIn(text)).toEqual({ names }))

test.each([
  ["81 signs", "🐦".repeat(81), /at most 80 characters/],
  ["201 names", many(201), /room for 200 names: you wrote 201/],
])("refuses %s", (_, text, wrong) => expect(namesIn(text)).toEqual({ wrong: expect.stringMatching(wrong) }))

test("takes 200 names", () => expect(namesIn(many(200))).toMatchObject({ names: { length: 200 } }))
