// Evidence that somebody changed: 3,000 times, each time another way, by chance with a seed. Who changes a file is found at once.
// Who runs the machine has the key, and can write the whole ledger anew: that is found by who holds a checkpoint.
import { createHash } from "node:crypto"
import { asc, eq } from "drizzle-orm"
import { beforeAll, expect, test, vi } from "vitest"
import { type Evidence, jsonOf, type Manifest, type Named, type Question } from "../../app/evidence/evidence"
import type { Entry } from "../../app/evidence/facts"
import { type Files, openExport } from "../../app/evidence/opened"
import { isOfQuestions } from "../../app/evidence/questions"
import { tablesOf } from "../../app/evidence/tables"
import { type Verdict, verdictOn } from "../../app/evidence/verdict"
import { zipOf } from "../../app/evidence/zip"
import { utf8 } from "../../app/ledger/bytes"
import { originOf } from "../../app/ledger/checkpoint"
import { inclusionRanges, leafHash, nodesOver, rangeHash, rootOf } from "../../app/ledger/tree"
import { unzipped } from "../../server/unzip"
import { freshSqlite } from "../engines"
import { signer } from "../hands"
import { exportBy, foundStand, type Stand } from "./stand"

vi.setConfig({ testTimeout: 120_000 })

let stand: Stand
let files: Files
let zip: Uint8Array
/** The whole ledger, as it was when a checkpoint of it went elsewhere. */
let texts: string[]
let checkpoint: string

beforeAll(async () => {
  stand = await foundStand(await freshSqlite())
  const number = await stand.objects(stand.mina, 2, { text: "My customers expect me.", voice: "name" })
  await stand.says(stand.ruth, number, "reply", "They get both.")
  await stand.objects(stand.jana, 0, { text: "Not with two of us on leave.", voice: "consultant" })
  await stand.says(stand.tess, number + 1, "passed_on", "One team fears for its holidays.")
  const taken = await exportBy(stand, stand.ruth, stand.second)
  files = taken.files
  zip = taken.zip
  const { ledgerEntries: l } = stand.store.t
  const rows = await stand.store.read.select().from(l).where(eq(l.companyId, stand.companyId)).orderBy(asc(l.number))
  texts = rows.map(({ entry }) => entry)
  checkpoint = new TextDecoder().decode(files.get("ledger/checkpoint.txt"))
  expect(verdictOn(files)).toMatchObject({ is: "consistent" })
})

/** Numbers by chance, the same in every run (mulberry32). */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const wrongIn = (verdict: Verdict) => ("wrong" in verdict ? verdict.wrong : "")

/** With one bit the other way round. */
function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(bytes)
  other[bit >> 3]! ^= 1 << (bit & 7)
  return other
}

test("1,500 times one bit of one file", () => {
  const below = chance(1)
  const paths = [...files.keys()]
  for (let n = 0; n < 1500; n++) {
    const path = paths[n % paths.length] ?? ""
    const bytes = files.get(path)!
    const bit = below(8 * bytes.length)
    const verdict = verdictOn(new Map([...files, [path, flipped(bytes, bit)]]))
    expect(wrongIn(verdict), `bit ${bit} of ${path}`).not.toBe("")
  }
})

test("500 times one bit of the ZIP: it is found, or no file has changed", () => {
  const below = chance(2)
  let unchanged = 0
  for (let n = 0; n < 500; n++) {
    const bit = below(8 * zip.length)
    let opened: Files
    try {
      opened = unzipped(flipped(zip, bit))
    } catch {
      continue
    }
    if (wrongIn(verdictOn(opened)) !== "") continue
    unchanged++
    expect([...opened].map(([path, bytes]) => [path, Buffer.from(bytes).equals(files.get(path)!)])).toEqual(
      [...files.keys()].map((path) => [path, true]),
    )
  }
  expect(unchanged).toBeLessThan(50)
})

type Told = (evidence: Evidence) => Evidence
/** Files that somebody writes anew beside. */
type Said = { readonly "shown.json": string; readonly "version/document.json": string }

/** What somebody with the key makes of other entries: all numbers, tables, lists, proofs and the signature anew. */
function forged(
  change: (entries: Entry[]) => Entry[],
  told: Told = (evidence) => evidence,
  also: Partial<Said> = {},
): Files {
  const opened = openExport(files)
  if ("wrong" in opened) throw new Error(opened.wrong)
  const { company, version } = opened.evidence
  const before = texts.slice(0, -1).map((text): Entry => JSON.parse(text))
  const all = change(before).map((entry, i): Entry => ({ ...entry, number: i + 1 }))
  const own = all.filter((entry) => entry.version === version.id || isOfQuestions(entry))
  const evidence = told({ ...opened.evidence, entries: all.length })
  const content = new Map(files)
  for (const [path, text] of Object.entries(also)) content.set(path, utf8(text))
  const shown: Record<string, string> = also["shown.json"] ? JSON.parse(also["shown.json"]) : opened.shown
  for (const [path, text] of tablesOf(evidence, own, shown)) content.set(path, utf8(text))
  content.set("evidence.json", utf8(jsonOf(evidence)))
  const listed: Manifest["files"] = opened.manifest.files.map(({ path }) => {
    const bytes = content.get(path)!
    return { path, sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length }
  })
  const manifest = utf8(jsonOf({ ...opened.manifest, files: listed }))
  const exported: Entry = { ...JSON.parse(texts.at(-1) ?? ""), number: all.length + 1, entries: all.length }
  const last = { ...exported, manifest: createHash("sha256").update(manifest).digest("hex") }
  const written = [...all, last].map((entry) =>
    JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))),
  )
  const nodes = nodesOver(written.map(leafHash))
  const size = written.length
  const proofOf = (number: number) => inclusionRanges(number - 1, size).map((range) => rangeHash(range, nodes))
  const lines = [...own, last].map(({ number }) => ({ number, entry: written[number - 1], proof: proofOf(number) }))
  return new Map([
    ...content,
    ["manifest.json", manifest],
    ["ledger/entries.jsonl", utf8(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))],
    ["ledger/earlier.json", utf8(jsonOf([]))],
    ["ledger/checkpoint.txt", utf8(signer.signed({ origin: originOf(company.id), size, root: rootOf(size, nodes) }))],
  ])
}

const held = () => ({ checkpoints: [checkpoint], keys: [] })

test("whoever has the key can make a ledger that agrees with itself: this is why checkpoints leave the machine", () => {
  const without = forged((entries) => entries.filter(({ kind }) => kind !== "undone"))
  expect(verdictOn(without)).toMatchObject({ is: "consistent" })
  expect(verdictOn(without, held())).toMatchObject({ wrong: expect.stringMatching(/does not agree|has only/) })
  expect(
    verdictOn(
      forged((entries) => entries),
      held(),
    ),
  ).toMatchObject({ is: "authentic" })
})

test("300 times the tail was dropped, and all of it signed anew", () => {
  const below = chance(3)
  for (let n = 0; n < 300; n++) {
    const gone = 1 + below(12)
    const verdict = verdictOn(
      forged((entries) => entries.slice(0, -gone)),
      held(),
    )
    expect(wrongIn(verdict), `${gone} entries`).not.toBe("")
  }
})

test("400 times two entries changed places, in the file and in a ledger signed anew", () => {
  const below = chance(4)
  const opened = openExport(files)
  const lines = "wrong" in opened ? [] : opened.lines.map(({ parsed: _parsed, ...line }) => line)
  for (let n = 0; n < 400; n++) {
    const anew = n % 2 === 0
    const count = anew ? texts.length - 1 : lines.length
    const i = below(count)
    const j = (i + 1 + below(count - 1)) % count
    const swapped = <T>(all: readonly T[]) => all.with(i, all[j]!).with(j, all[i]!)
    const text = () => swapped(lines).map((line) => `${JSON.stringify(line)}\n`)
    const other = anew ? forged(swapped) : new Map([...files, ["ledger/entries.jsonl", utf8(text().join(""))]])
    expect(wrongIn(verdictOn(other, anew ? held() : undefined)), `${i} and ${j}`).not.toBe("")
  }
})

test("300 times an entry said something else, and all was reckoned and signed anew", () => {
  const below = chance(5)
  const changes: ((entry: Entry) => Entry)[] = [
    (entry) => ({ ...entry, at: 1_778_061_153_120 + below(1e9) }),
    (entry) => ({ ...entry, day: "2026-05-03" }),
    (entry) => ({ ...entry, person: "ab".repeat(32) }),
    (entry) => ({ ...entry, shown: "cd".repeat(32) }),
  ]
  for (let n = 0; n < 300; n++) {
    const [place, change] = [below(texts.length - 1), changes[n % changes.length]!]
    const other = forged((entries) => entries.map((entry, i) => (i === place ? change(entry) : entry)))
    expect(wrongIn(verdictOn(other, held())), `entry ${place}`).not.toBe("")
  }
})

const personOf = ({ readers }: Evidence, name: string) =>
  readers.by === "name" ? (readers.people.find((one) => one.name === name)?.id ?? "") : ""
const reply = (text: string) => ({ what: "reply" as const, by: "Ruth", day: "2026-05-07", text, version: null })
const madeUp: Question = {
  ...{ id: "made-up", number: 9, what: "objection", voice: "name", change: null, title: "", day: "2026-05-07" },
  ...{ person: null, through: null, text: "Never.", force: null, state: "answered", said: [] },
}

const asItIs = (entries: Entry[]) => entries

/** The evidence with other readers. */
const readers =
  (change: (readers: Named) => Partial<Named>): Told =>
  (evidence) =>
    evidence.readers.by === "name"
      ? { ...evidence, readers: { ...evidence.readers, ...change(evidence.readers) } }
      : evidence

/** The evidence with one of its questions told otherwise. */
const question =
  (number: number, change: Partial<Question>): Told =>
  (evidence) => ({
    ...evidence,
    questions: (evidence.questions ?? []).map((one) => (one.number === number ? { ...one, ...change } : one)),
  })

test.each<[string, Told, RegExp]>([
  ["nobody is missing", (evidence) => evidence, /^$/],
  ["somebody less was addressed", readers((of) => ({ audience: of.audience.slice(1) })), /is not complete/],
  [
    "somebody else was addressed",
    readers((of) => ({ audience: of.audience.map((one, i) => (i === 0 ? { ...one, person: "nobody" } : one)) })),
    /not described/,
  ],
  ["one was addressed twice", readers((of) => ({ audience: of.audience.map(() => of.audience[0]!) })), /stands twice/],
  [
    "somebody was addressed for another reason",
    readers((of) => ({ audience: of.audience.map((one) => ({ ...one, because: [{ id: "t", name: "Board" }] })) })),
    /another reason/,
  ],
  [
    "the accounts are those of others",
    readers((of) => ({
      people: of.people.map((one, i) => ({ ...one, salt: of.people[(i + 1) % of.people.length]!.salt })),
    })),
    /does not say that the account/,
  ],
  [
    "somebody had fewer changes to read",
    readers((of) => ({ readings: of.readings.map((one) => ({ ...one, changes: one.changes.slice(1) })) })),
    /not to be read|other changes/,
  ],
  [
    "the readings are those of others",
    readers((of) => ({
      readings: of.readings.map((one, i) => ({ ...one, person: of.readings[(i + 1) % of.readings.length]!.person })),
    })),
    /is not of the account/,
  ],
  ["it was another version", (of) => ({ ...of, version: { ...of.version, label: "3" } }), /another version/],
  ["it was another text", (of) => ({ ...of, version: { ...of.version, document: "ab".repeat(32) } }), /not the text/],
  ["there were fewer changes", (of) => ({ ...of, changes: of.changes.slice(1) }), /not those that were published/],
  ["it was another legend", (of) => ({ ...of, legend: { ...of.legend, id: "l" } }), /another legend/],
  ["nobody objected", (of) => ({ ...of, questions: [] }), /is not told/],
  ["an objection said something else", question(1, { text: "Gladly." }), /is not told/],
  ["an objection was a question", question(1, { what: "question" }), /is not told/],
  ["an objection was on another day", question(1, { day: "2026-05-01" }), /another day/],
  ["somebody else objected", (of) => question(1, { person: personOf(of, "Lars Berg") })(of), /not of the account/],
  ["nobody known objected", question(1, { person: "nobody" }), /is not described/],
  ["an objection by name was made up", (of) => ({ ...of, questions: [...(of.questions ?? []), madeUp] }), /not say/],
  ["the same was objected twice", (of) => ({ ...of, questions: of.questions?.map(() => madeUp) ?? null }), /twice/],
  ["there was no reply", question(1, { said: [] }), /is not told/],
  ["there was another reply", question(2, { said: [reply("We stop at once.")] }), /other replies/],
  ["what was passed on was something else", question(2, { text: "All are glad." }), /is not told/],
  ["it was another company", (of) => ({ ...of, company: { ...of.company, id: "c" } }), /checkpoint is that of another/],
])("signed anew, and %s", (_what, told, sentence) => {
  expect(wrongIn(verdictOn(forged(asItIs, told)))).toMatch(sentence)
})

test("signed anew, and whoever spoke through the consultant is named by an entry, or objects beside nothing", () => {
  const opened = openExport(files)
  const lines = "wrong" in opened ? [] : opened.lines.map(({ parsed }) => parsed)
  const [byName, quietly] = lines.filter(({ kind }) => kind === "raised")
  const entry = (number: unknown, change: object) =>
    wrongIn(
      verdictOn(
        forged((all) =>
          all.map((one) => (one.kind === "raised" && one.question === number ? { ...one, ...change } : one)),
        ),
      ),
    )
  expect(entry(byName?.question, {})).toBe("")
  expect(entry(quietly?.question, { person: byName?.person })).toMatch(/is not told/)
  expect(entry(byName?.question, { confirmation: "none" })).toMatch(/did not confirm/)
  expect(wrongIn(verdictOn(forged((all) => [...all, quietly!])))).toMatch(/not in its place/)
  expect(wrongIn(verdictOn(forged((all) => all.filter(({ kind }) => kind !== "replied"))))).toMatch(/other replies/)
})

test("signed anew, and something else was shown or published", () => {
  const opened = openExport(files)
  const shown = "wrong" in opened ? {} : opened.shown
  const other = Object.fromEntries(Object.entries(shown).map(([hash, text]) => [hash, text.replace("title", "tit1e")]))
  const [first = "", ...rest] = Object.keys(shown)
  const less = Object.fromEntries(rest.map((hash) => [hash, shown[hash]]))
  const said = (also: Partial<Said>) => wrongIn(verdictOn(forged(asItIs, undefined, also)))
  expect(said({ "shown.json": jsonOf(other) })).toMatch(/is something else/)
  expect(said({ "shown.json": jsonOf(less) })).toMatch(/showed is missing/)
  expect(first).not.toBe("")
  expect(said({ "version/document.json": "{}" })).toMatch(/not the text that was published/)
})

test("a confirmation that never was is not to be had by adding it", () => {
  const other = forged((entries) => [...entries, ...entries.filter(({ kind }) => kind === "confirmed").slice(-1)])
  expect(verdictOn(other)).toEqual({ wrong: expect.stringMatching(/for a second time/) })
})

test("another ZIP is none", () => {
  expect(() => unzipped(utf8("no zip"))).toThrow(/no ZIP/)
  expect(() => unzipped(zipOf([{ path: "a", body: utf8("a"), isDeflated: false, crc: 1, size: 1 }]))).toThrow(/broken/)
  expect(verdictOn(new Map())).toEqual({ wrong: "manifest.json is missing or cannot be read." })
})
