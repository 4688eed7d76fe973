import { expect, test } from "vitest"
import { commitment, reasonCommitment } from "../../app/ledger/commitment"
import { entryText, LedgerEntry, peopleIn, withCommitments } from "../../app/ledger/entry"

const shown = "a".repeat(64)
const confirmed = {
  kind: "confirmed",
  at: 1_778_061_153_120,
  person: "lars",
  legend: "maya",
  version: "v5",
  reading: "r1",
  opening: "o1",
  confirmation: "k1",
  change: "fp-1",
  shown,
} as const

test("an entry has one canonical text, whatever the order of its fields", () => {
  const text = entryText("northlight", 17, confirmed)
  expect(text).toBe(
    `{"algorithm":"reread-1-sha256","at":1778061153120,"change":"fp-1","company":"northlight","confirmation":"k1",` +
      `"kind":"confirmed","legend":"maya","number":17,"opening":"o1","person":"lars","reading":"r1","shown":"${shown}","version":"v5"}`,
  )
  expect(entryText("northlight", 17, { ...confirmed, person: "lars", kind: "confirmed" })).toBe(text)
})

test("letters beyond ASCII and line breaks keep their meaning in the text", () => {
  const text = entryText("c", 1, {
    kind: "published",
    at: 1,
    by: "ruth",
    legend: "l",
    version: "v",
    ordinal: 1,
    label: 'fünf\n"5.1"\u2028',
    document: shown,
    patch: shown,
    changes: [],
  })
  expect(text).toContain('"label":"fünf\\n\\"5.1\\"\u2028"')
  expect(JSON.parse(text).label).toBe('fünf\n"5.1"\u2028')
})

test("an opening carries its day, never its hour", () => {
  const { at: _at, confirmation: _confirmation, ...rest } = confirmed
  expect(LedgerEntry.safeParse({ ...rest, kind: "opened", day: "2026-05-06" }).success).toBe(true)
  expect(LedgerEntry.safeParse({ ...rest, kind: "opened", day: "2026-05-06", at: 1 }).success).toBe(false)
  expect(LedgerEntry.safeParse({ ...rest, kind: "opened", day: "2026-05-06T09:12" }).success).toBe(false)
})

test("a confirmation may carry its day only", () => {
  expect(LedgerEntry.safeParse({ ...confirmed, at: "2026-05-06" }).success).toBe(true)
})

test("nobody is named in a committed entry", () => {
  const entries: LedgerEntry[] = [
    confirmed,
    { kind: "addressed", at: 1, legend: "l", version: "v", people: ["mina", "lars"] },
    { kind: "replied", at: 1, by: "ruth", legend: "l", question: "q", text: shown },
    {
      kind: "absent",
      day: "2026-05-06",
      by: "ruth",
      person: "lars",
      absence: "a",
      from: "2026-05-08",
      to: "2026-05-12",
    },
    { kind: "back", day: "2026-05-09", by: "lars", person: "lars", absence: "a", last: "2026-05-08" },
  ]
  const texts = entries.map((e, i) =>
    entryText(
      "c",
      i + 1,
      withCommitments(e, {
        person: (p) => commitment("00", "c", p),
        reason: (_p, version, teams) => reasonCommitment("00", version, teams),
      }),
    ),
  )
  expect(texts.join("\n")).not.toMatch(/lars|mina|ruth/)
  expect(entries.map(peopleIn)).toEqual([["lars"], ["mina", "lars"], ["ruth"], ["lars", "ruth"], ["lars"]])
})

test("the order of an audience does not tell who is who, and a reason stays with its person", () => {
  const committed = {
    person: (p: string) => ({ mina: "2", lars: "1" })[p] ?? p,
    reason: (p: string, version: string, teams: readonly string[]) => `${p} ${version} ${teams.join("+")}`,
  }
  const people = (names: string[], because?: string[]) =>
    withCommitments(
      { kind: "addressed", at: 1, legend: "l", version: "v", people: names, ...(because && { because }) },
      committed,
    )
  expect(people(["mina", "lars"])).toEqual(people(["lars", "mina"]))
  expect(people(["mina", "lars"], ["support\nsales", "sales"])).toMatchObject({
    people: ["1", "2"],
    because: ["lars v sales", "mina v support+sales"],
  })
})

test("why somebody is in an audience cannot be told from its commitment without their salt", () => {
  const salt = "ab".repeat(32)
  const all = [
    reasonCommitment(salt, "v5", ["sales"]),
    reasonCommitment("00".repeat(32), "v5", ["sales"]),
    reasonCommitment(salt, "v6", ["sales"]),
    reasonCommitment(salt, "v5", ["sales", "support"]),
  ]
  expect(new Set(all).size).toBe(4)
  expect(reasonCommitment(salt, "v5", ["support", "sales"])).toBe(all[3])
})

test("the same person has another commitment in another company and under another salt", () => {
  const salt = "ab".repeat(32)
  const all = [
    commitment(salt, "c1", "lars"),
    commitment(salt, "c2", "lars"),
    commitment("00".repeat(32), "c1", "lars"),
  ]
  expect(new Set(all).size).toBe(3)
  expect(commitment(salt, "c1", "lars")).toBe(all[0])
})
