// npm run --silent compare -- OLD NEW: what changed from one file to another, as the engine would store it. Markdown or a
// document as JSON. Files have no legend that says their title and the kinds of their parts: these are compared as text.
import { readFileSync } from "node:fs"
import { Node } from "prosemirror-model"
import { canonical } from "../app/changes/canonical"
import { lineageOf } from "../app/changes/lineage"
import type { Patch } from "../app/changes/patch"
import { decodeMarkdown, readMarkdown } from "../app/document/markdown"
import { schema } from "../app/document/schema"
import { storedPatch } from "../app/versions/stored-patch"

function unreadable(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

function readDocument(path: string): Node {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch {
    return unreadable(`${path} cannot be opened.`)
  }
  if (path.endsWith(".json")) {
    try {
      const doc = Node.fromJSON(schema, JSON.parse(bytes.toString("utf8")))
      if (doc.type !== schema.topNodeType) return unreadable(`${path} is not a whole document: ${doc.type.name}`)
      doc.check()
      return doc
    } catch (wrong) {
      return unreadable(`${path} is not a document of a legend: ${wrong instanceof Error ? wrong.message : wrong}`)
    }
  }
  const decoded = decodeMarkdown(bytes)
  if ("problem" in decoded) return unreadable(`${path}: ${decoded.problem}`)
  const read = readMarkdown(decoded.text)
  if ("problem" in read) return unreadable(`${path}: ${read.problem}`)
  return read.doc
}

const printed = (patch: Patch, ms: number) => ({
  units: patch.units.map(({ kind, severity, before, after, places }) => ({
    kind,
    severity,
    before,
    after,
    ...(places ? { places } : {}),
  })),
  exact: patch.status === "exact",
  ms: Math.round(ms * 10) / 10,
})

function listed(patch: Patch): string {
  if (patch.units.length === 0) return "Nothing changed."
  const line = (text: string | null, sign: string) =>
    text === null ? "" : `\n    ${sign} ${text.replace(/\n/g, "\n      ")}`
  return patch.units
    .map(
      (unit, at) =>
        `${at + 1}. ${unit.kind}, ${unit.severity} (${unit.reasons.join(", ")})${unit.places ? `, in ${unit.places} places` : ""} — ${unit.context.headings.join(" › ")}` +
        `${line(unit.before, "-")}${line(unit.after, "+")}`,
    )
    .join("\n")
}

const paths = process.argv.slice(2).filter((argument) => argument !== "--text")
const [oldPath, newPath] = paths
if (!oldPath || !newPath || paths.length > 2) unreadable("Give two files: compare [--text] OLD NEW")
const [old, next] = [readDocument(oldPath), readDocument(newPath)]
const begun = performance.now()
const base = canonical(old)
const patch = storedPatch({ doc: base, lineage: lineageOf(base, []) }, next)
const ms = performance.now() - begun
process.stdout.write(`${process.argv.includes("--text") ? listed(patch) : JSON.stringify(printed(patch, ms))}\n`)
