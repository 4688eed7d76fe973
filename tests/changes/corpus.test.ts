// Real documents with their revisions, when the variable CORPUS names the folder: every pair and every step is exact and proven.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { Node } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { compare } from "../../app/changes/compare"
import { prove } from "../../app/changes/prove"
import { readMarkdown } from "../../app/document/markdown"

const corpus = process.env.CORPUS ?? ""
const folders = (name: string) =>
  existsSync(path.join(corpus, name)) ? readdirSync(path.join(corpus, name)).sort() : []

function read(file: string): Node {
  const found = readMarkdown(readFileSync(file, "utf8"))
  if ("problem" in found) throw new Error(`${file}: ${found.problem}`)
  return found.doc
}
function isProven(old: Node, next: Node) {
  const patch = compare(old, next)
  expect(patch.status).toBe("exact")
  expect(prove(old, next, patch)).toBeNull()
}

describe.skipIf(corpus === "")("revisions of real documents", () => {
  test.each(folders("pairs"))("pair %s is exact", { timeout: 60_000 }, (name) => {
    const folder = path.join(corpus, "pairs", name)
    isProven(read(path.join(folder, "old.md")), read(path.join(folder, "new.md")))
  })
  test.each(folders("chains"))(
    "chain %s is exact at every step and from first to last",
    { timeout: 180_000 },
    (name) => {
      const folder = path.join(corpus, "chains", name)
      const files = readdirSync(folder).filter((file) => file.endsWith(".md"))
      const versions = files
        .sort((x, y) => Number(x.slice(1, -3)) - Number(y.slice(1, -3)))
        .map((file) => read(path.join(folder, file)))
      for (let at = 1; at < versions.length; at++) isProven(versions[at - 1]!, versions[at]!)
      isProven(versions[0]!, versions[versions.length - 1]!)
    },
  )
})
