// The command line prints exactly the units that publishing the same pair would store.
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Node } from "prosemirror-model"
import { afterAll, expect, test } from "vitest"
import { canonical, canonicalText, hashOf } from "../../app/changes/canonical"
import { lineageOf } from "../../app/changes/lineage"
import type { Patch } from "../../app/changes/patch"
import { withOwnIds } from "../../app/document/ids"
import { readMarkdown } from "../../app/document/markdown"
import { review } from "../../app/versions/jobs"
import { pairOf } from "./tried"

const folder = mkdtempSync(path.join(tmpdir(), "reread-compare-"))
afterAll(() => rmSync(folder, { recursive: true }))

const before = "# Maya\n\nMaya waits one hour. She reads the brochure.\n\n- the plan\n- the key\n"
const after = "# Maya\n\nMaya waits five minutes. She reads the brochure.\n\n- the plan\n- the van\n- the key\n"

const run = (...given: string[]) =>
  execFileSync(process.execPath, ["--import", "tsx", "server/compare.ts", ...given], {
    encoding: "utf8",
    stdio: "pipe",
  })

function file(text: string, kind = "md"): string {
  const at = path.join(mkdtempSync(path.join(folder, "text-")), `text.${kind}`)
  writeFileSync(at, text)
  return at
}
function read(text: string) {
  const found = readMarkdown(text)
  if ("problem" in found) throw new Error(found.problem)
  return found.doc
}

/** What publishing stores, through the very job that publishing runs. */
function stored(old: Node, next: Node): unknown {
  let ids = 0
  const base = canonical(old)
  const draft = withOwnIds(next, () => `block-${++ids}`)
  const { patch } = review({
    base: { hash: hashOf(base), doc: canonicalText(base), lineage: lineageOf(base, []) },
    draft: JSON.stringify(draft.toJSON()),
    merged: [],
    version: "2",
    known: "1",
    author: "Ruth",
  })
  return printable(patch)
}
const printable = ({ units, status }: Patch) => ({
  exact: status === "exact",
  units: units.map(({ kind, severity, before, after, places }) => ({
    kind,
    severity,
    before,
    after,
    ...(places ? { places } : {}),
  })),
})

test("the command prints what publishing would store", () => {
  const printed: unknown = JSON.parse(run(file(before), file(after)))
  expect(printed).toEqual({ ...(stored(read(before), read(after)) as object), ms: expect.any(Number) })
})

// Pairs on which one comparison without the lineage of the next document finds other units than publishing.
test.each([32, 160, 168, 174, 213, 240, 276, 474])(
  "the command prints what publishing would store, case %i",
  (seed) => {
    const [old, next] = pairOf({ seed, parts: 1 + (seed % 4), edits: 1 + (seed % 9), tables: seed % 2 === 0 })
    const [one, other] = [old, next].map((doc) => file(JSON.stringify(doc.toJSON()), "json")) as [string, string]
    const printed: unknown = JSON.parse(run(one, other))
    expect(printed).toEqual({ ...(stored(old, next) as object), ms: expect.any(Number) })
  },
)

test("a file that cannot be read is told in one sentence", () => {
  expect(() => run(file(before), "/nowhere/text.md")).toThrow(/cannot be opened/)
})

test("a file that holds a block and no document is told in one sentence", () => {
  const given = [file(before), file('{"type":"paragraph"}', "json")] as const
  expect(() => run(...given)).toThrow(
    expect.objectContaining({ status: 2, stderr: expect.stringMatching(/^[^\n]+\n$/) }),
  )
})
