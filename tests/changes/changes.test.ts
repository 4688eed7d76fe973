// The properties of the change engine on legends by chance, the same each time: what fails was broken just now. New ones
// are tried in changes.deep.ts.
import { test } from "vitest"
import { holds, holdsFor } from "./properties"

test("every property holds for a thousand pairs of legends", { timeout: 300_000 }, () => holdsFor(1000, false, 1))

test("a sentence cut twice leaves no change that is none", () => {
  holds({ seed: 78165443, parts: 2, edits: 6, tables: false })
})
