// The command line prints exactly the units that publishing the same pair would store.
import { execFileSync } from "node:child_process"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, test } from "vitest"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import { withOwnIds } from "../../app/document/ids"
import { readMarkdown } from "../../app/document/markdown"

const before = "# Maya\n\nMaya waits one hour. She reads the brochure.\n\n- the plan\n- the key\n"
const after = "# Maya\n\nMaya waits five minutes. She reads the brochure.\n\n- the plan\n- the van\n- the key\n"

const run = (...given: string[]) =>
  execFileSync(process.execPath, ["--import", "tsx", "server/compare.ts", ...given], {
    encoding: "utf8",
    stdio: "pipe",
  })

function file(text: string): string {
  const at = path.join(mkdtempSync(path.join(tmpdir(), "compare-")), "text.md")
  writeFileSync(at, text)
  return at
}
function read(text: string) {
  const found = readMarkdown(text)
  if ("problem" in found) throw new Error(found.problem)
  return found.doc
}

test("the command prints what publishing would store", () => {
  const printed: unknown = JSON.parse(run(file(before), file(after)))
  let ids = 0
  const base = canonical(read(before))
  const draft = withOwnIds(read(after), () => `block-${++ids}`)
  const stored = compare(base, draft, { lineage: lineageOf(base, []) })
  expect(printed).toMatchObject({
    exact: true,
    units: stored.units.map(({ kind, severity, before, after }) => ({ kind, severity, before, after })),
  })
})

test("a file that cannot be read is told in one sentence", () => {
  expect(() => run(file(before), "/nowhere/text.md")).toThrow(/cannot be opened/)
})
