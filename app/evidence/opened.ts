// An export as it was opened: its files parsed, whoever wrote them. What cannot be parsed is one sentence.
import { textOf } from "../ledger/bytes"
import { type Checkpoint, checkpointFrom, type Key, keyFrom, keyText } from "../ledger/checkpoint"
import { type Earlier, type Evidence, format, type Line, type Manifest } from "./evidence"
import type { Entry } from "./facts"
import { either, fields, hash, is, list, number, orNull, parsed, text } from "./shape"

export type Files = ReadonlyMap<string, Uint8Array>

export type Opened = {
  readonly files: Files
  readonly manifest: Manifest
  readonly evidence: Evidence
  readonly lines: readonly (Line & { readonly parsed: Entry })[]
  readonly earlier: readonly Earlier[]
  /** What was served, by its hash. */
  readonly shown: Readonly<Record<string, string>>
  readonly checkpoint: Checkpoint & { readonly text: string }
  readonly key: Key
}

const manifestShape = fields({ format: is(format), files: list(fields({ path: text, sha256: hash, size: number })) })

const named = fields({
  by: is("name"),
  people: list(fields({ id: text, name: text, salt: orNull(hash) })),
  audience: list(
    fields({ person: text, because: list(fields({ id: text, name: text })), due: either(is(undefined), text) }),
  ),
  readings: list(fields({ person: text, id: text, base: orNull(text), changes: list(text) })),
})

const counted = fields({
  by: is("number"),
  addressed: number,
  figures: orNull(
    fields({
      people: number,
      finished: number,
      teams: list(fields({ name: text, people: number })),
      read: list(fields({ all: number, teams: list(number) })),
    }),
  ),
})

const change = fields({
  ...{ id: text, ordinal: number, fp: text, kind: text, severity: text, title: text, where: text },
  ...{ was: orNull(text), now: orNull(text), reason: text, author: text },
})

const question = fields({
  ...{ id: text, number, what: is("question", "objection"), voice: is("name", "unnamed", "consultant") },
  ...{ change: orNull(text), title: text, day: orNull(text), person: orNull(text), through: orNull(text), text },
  ...{ force: orNull(text), state: text },
  said: list(
    fields({
      what: is("reply", "written_back", "passed_on"),
      ...{ by: orNull(text), day: text, text, version: orNull(text) },
    }),
  ),
})

const evidenceShape = fields({
  format: is(format),
  company: fields({ id: text, name: text }),
  legend: fields({ id: text, title: text, lang: text }),
  version: fields({
    ...{ id: text, ordinal: number, label: text, title: text, summary: text, document: hash },
    ...{ previous: orNull(text), readBy: orNull(text), inForceFrom: orNull(text) },
  }),
  madeAt: text,
  entries: number,
  changes: list(change),
  readers: either(named, counted),
  questions: either(is(undefined, null), list(question)),
})

const lineShape = fields({ number, entry: text, proof: list(hash) })
const entryShape = fields({ number, kind: text, algorithm: text, company: text })
const earlierShape = list(fields({ size: number, root: hash, proof: list(hash) }))
const shownShape = (value: unknown) => typeof value === "object" && value !== null && Object.values(value).every(text)

/** The export in some files, or what cannot be read of it. */
export function openExport(files: Files): Opened | { readonly wrong: string } {
  const read = (path: string) => {
    const bytes = files.get(path)
    return bytes ? (textOf(bytes) ?? "") : ""
  }
  const manifest = parsed<Manifest>(read("manifest.json"), manifestShape)
  if (!manifest) return unreadable("manifest.json")
  const evidence = parsed<Evidence>(read("evidence.json"), evidenceShape)
  if (!evidence) return unreadable("evidence.json")
  const shown = parsed<Record<string, string>>(read("shown.json"), shownShape)
  if (!shown) return unreadable("shown.json")
  const note = read("ledger/checkpoint.txt")
  const checkpoint = checkpointFrom(note)
  if (!checkpoint) return unreadable("ledger/checkpoint.txt")
  const key = keyFrom(read("ledger/key.txt"))
  if (!key || read("ledger/key.txt") !== `${keyText(key.name, key.publicKey)}\n`) return unreadable("ledger/key.txt")
  const earlier = parsed<Earlier[]>(read("ledger/earlier.json"), earlierShape)
  if (!earlier) return unreadable("ledger/earlier.json")
  const lines = linesIn(read("ledger/entries.jsonl"))
  if (!lines) return unreadable("ledger/entries.jsonl")
  return { files, manifest, evidence, lines, earlier, shown, checkpoint: { ...checkpoint, text: note }, key }
}

const unreadable = (path: string) => ({ wrong: `${path} is missing or cannot be read.` })

function linesIn(text: string): Opened["lines"] | null {
  const lines: (Line & { parsed: Entry })[] = []
  for (const json of text.split("\n").slice(0, -1)) {
    const line = parsed<Line>(json, lineShape)
    const entry = line && parsed<Entry>(line.entry, entryShape)
    if (!line || !entry) return null
    lines.push({ ...line, parsed: entry })
  }
  return text.endsWith("\n") ? lines : null
}
