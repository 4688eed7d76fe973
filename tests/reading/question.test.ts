import { describe, expect, test } from "vitest"
import { colleaguesAsked, colleaguesAskedText } from "../../app/reading/colleagues-asked"
import { earlyWarning } from "../../app/reading/early-warning"
import { decideVoice, Sentence, type Voice, voicesOffered } from "../../app/reading/question"
import { replyMail, throughYouMail, warningMail } from "../../app/reading/question-notices"
import {
  inOrderOfNeed,
  type Looker,
  type Question,
  questionSeenBy,
  waitsForLooker,
} from "../../app/reading/question-seen"
import { decideReply, type ReplyKind, type Speaker, threadStand } from "../../app/reading/question-thread"
import { raisedAsSeen } from "../../app/reading/raised"
import { hour } from "../hands"

describe("in whose name something is raised", () => {
  test.each([
    { names: "everyone", consultants: 1, asked: "name", becomes: { voice: "name" } },
    { names: "everyone", consultants: 1, asked: "consultant", becomes: { voice: "consultant" } },
    { names: "everyone", consultants: 0, asked: "consultant", becomes: { refused: "nobody-between" } },
    { names: "teams", consultants: 0, asked: "name", becomes: { voice: "unnamed" } },
    { names: "teams", consultants: 2, asked: "consultant", becomes: { voice: "consultant" } },
    { names: "everyone", consultants: 0, asked: "unnamed", becomes: { voice: "unnamed" } },
  ] as const)("$asked with $consultants consultants, $names shown", ({ names, consultants, asked, becomes }) => {
    expect(decideVoice(asked, { names, consultants })).toEqual(becomes)
  })

  test("the consultant is offered only where there is one", () => {
    expect(voicesOffered("everyone", 1)).toEqual(["name", "consultant"])
    expect(voicesOffered("everyone", 0)).toEqual(["name"])
    expect(voicesOffered("teams", 0)).toEqual(["unnamed"])
  })

  test("nothing but spaces is no sentence", () => {
    expect(Sentence.parse("  \r\n ")).toBe("")
    expect(Sentence.parse(" Why?\r\nNow? ")).toBe("Why?\nNow?")
  })
})

const thread = (voice: Voice, ...said: ReplyKind[]) => ({ voice, said: said.map((what) => ({ what })) })

test.each([
  [thread("name"), "authors", false],
  [thread("name", "reply"), null, true],
  [thread("name", "reply", "written_back"), "authors", false],
  [thread("name", "reply", "written_back", "reply"), null, false],
  [thread("consultant"), "consultant", false],
  [thread("consultant", "passed_on"), "authors", false],
  [thread("consultant", "passed_on", "reply"), null, true],
  [thread("consultant", "passed_on", "reply", "written_back"), "consultant", false],
  [thread("consultant", "reply", "written_back"), "consultant", false],
  [thread("consultant", "reply", "written_back", "passed_on"), "authors", false],
] as const)("%j waits for %s; may write back: %s", (asked, waitsFor, mayWriteBack) => {
  expect(threadStand(asked)).toEqual({ waitsFor, mayWriteBack })
})

const says = { say: true }
const absent = { refused: "absent" }
const late = { refused: "not-waiting" }
test.each([
  ["reply", "author", thread("name"), says],
  ["reply", "author", thread("name", "reply"), late],
  ["reply", "author", thread("name", "reply", "written_back"), says],
  ["reply", "reader", thread("name"), absent],
  ["reply", null, thread("name"), absent],
  ["reply", "consultant", thread("name"), absent],
  ["reply", "consultant", thread("consultant"), says],
  ["reply", "author", thread("consultant"), absent],
  ["reply", "author", thread("consultant", "passed_on"), says],
  ["reply", "consultant", thread("consultant", "reply"), late],
  ["passed_on", "consultant", thread("consultant"), says],
  ["passed_on", "consultant", thread("consultant", "passed_on"), late],
  ["passed_on", "consultant", thread("consultant", "reply", "written_back"), says],
  ["passed_on", "consultant", thread("name"), absent],
  ["passed_on", "author", thread("consultant"), absent],
  ["written_back", "reader", thread("name", "reply"), says],
  ["written_back", "reader", thread("name"), late],
  ["written_back", "reader", thread("name", "reply", "written_back", "reply"), late],
  ["written_back", "author", thread("name", "reply"), absent],
] as const)("%s by %s after %j", (what, speaker, after, outcome) => {
  expect(decideReply(after, { what, speaker: speaker as Speaker | null, text: "Because." })).toEqual(outcome)
  if (outcome !== absent)
    expect(decideReply(after, { what, speaker: speaker as Speaker | null, text: "" })).toEqual({
      refused: "text-missing",
    })
})

const lars = { id: "lars", name: "Lars Berg" }
const tess = { id: "tess", name: "Tess Morgan" }
const ruth = { id: "ruth", name: "Ruth Adler" }
const question = (told: Partial<Question> = {}): Question => ({
  ...{ id: "q", number: 3, what: "objection", voice: "name", force: null, text: "My customers expect me.", at: hour },
  person: lars,
  change: { fp: "fp", title: "The first call", about: "c2" },
  version: { id: "v5", label: "5" },
  owner: ruth,
  said: [],
  ...told,
})
const saidBy = (what: ReplyKind, person: { id: string; name: string }, text: string = what) => ({
  ...{ what, person, text, at: hour, version: null },
})
const looks = {
  lars: { personId: "lars", names: "everyone", seats: ["reader"] },
  mina: { personId: "mina", names: "everyone", seats: ["reader"] },
  ruth: { personId: "ruth", names: "everyone", seats: ["author", "reader", "admin"] },
  anAdmin: { personId: "admin", names: "everyone", seats: ["admin"] },
  tess: { personId: "tess", names: "everyone", seats: ["consultant"] },
  both: { personId: "both", names: "everyone", seats: ["consultant", "author"] },
} as const satisfies Record<string, Looker>
const inTeams = (looker: Looker): Looker => ({ ...looker, names: "teams" })

describe("who sees whose it is", () => {
  test.each([
    ["with a name", question(), looks.ruth, "Lars Berg"],
    ["with a name, in teams only", question(), inTeams(looks.ruth), null],
    ["with a name, in teams only", question(), inTeams(looks.tess), "Lars Berg"],
    ["without a name", question({ voice: "unnamed" }), looks.ruth, null],
    ["without a name", question({ voice: "unnamed" }), looks.both, null],
    ["without a name", question({ voice: "unnamed" }), looks.tess, "Lars Berg"],
    ["through the consultant", question({ voice: "consultant" }), looks.tess, "Lars Berg"],
    ["through the consultant", question({ voice: "consultant" }), inTeams(looks.tess), "Lars Berg"],
    ["their own", question({ voice: "consultant" }), looks.lars, "Lars Berg"],
  ] as const)("%s", (_how, asked, looker, name) => {
    expect(questionSeenBy(asked, looker)?.name).toBe(name)
  })

  test.each([
    ["another reader", question(), looks.mina],
    ["an admin who writes nothing", question(), looks.anAdmin],
    ["an author, through the consultant", question({ voice: "consultant" }), looks.ruth],
    ["an author who is a consultant too", question({ voice: "consultant" }), looks.both],
  ] as const)("it is not there for %s", (_who, asked, looker) => {
    expect(questionSeenBy(asked, looker)).toBeNull()
  })

  test("of what went through the consultant, an author hears what was passed on, and of its reader nothing", () => {
    const passed = saidBy("passed_on", tess, "Somebody fears for the old accounts.")
    const back = saidBy("written_back", lars, "I, Lars, know them.")
    const asked = question({ voice: "consultant", said: [passed, saidBy("reply", ruth), back] })
    const seen = questionSeenBy(asked, looks.ruth)
    expect(seen).toMatchObject({ text: passed.text, through: "Tess Morgan", name: null })
    expect(JSON.stringify(seen)).not.toMatch(/lars|customers expect/i)
    const again = question({ voice: "consultant", said: [...asked.said, saidBy("passed_on", tess, "Still.")] })
    expect(questionSeenBy(again, looks.ruth)?.said.map(({ text }) => text)).toEqual(["reply", "Still."])
  })

  test("what the consultant and its reader say between themselves, before it is passed on or after, no author hears", () => {
    const between = [saidBy("reply", tess, "Lars, is it yours?"), saidBy("written_back", lars, "Mine, at Huber.")]
    const passed = saidBy("passed_on", tess, "Somebody fears for the old accounts.")
    const asked = question({ voice: "consultant", said: [...between, passed, saidBy("reply", ruth, "They stay.")] })
    const seen = questionSeenBy(asked, looks.ruth)
    expect(seen).toMatchObject({ text: passed.text, through: "Tess Morgan", said: [{ text: "They stay." }] })
    expect(JSON.stringify(seen)).not.toMatch(/lars|huber/i)
    const after = [passed, saidBy("reply", ruth, "They stay."), saidBy("written_back", lars, "Huber too?")]
    const said = [...after, saidBy("reply", tess, "Huber too, Lars.")]
    expect(questionSeenBy(question({ voice: "consultant", said }), looks.ruth)?.said).toMatchObject([
      { text: "They stay." },
    ])
    expect(questionSeenBy(asked, looks.tess)?.said).toHaveLength(4)
    expect(questionSeenBy(asked, looks.lars)?.said).toHaveLength(4)
  })

  test("the consultant who replies in place of the authors, to what was passed on, is heard by them", () => {
    const said = [saidBy("passed_on", tess), saidBy("reply", tess, "The contract says so.")]
    expect(questionSeenBy(question({ voice: "consultant", said }), looks.ruth)?.said).toMatchObject([
      { text: "The contract says so." },
    ])
  })

  test("what its reader wrote back has no name where theirs has none", () => {
    const said = [saidBy("reply", ruth), saidBy("written_back", lars)]
    const seen = questionSeenBy(question({ voice: "unnamed", said }), inTeams(looks.ruth))
    expect(seen?.said.map(({ name }) => name)).toEqual(["Ruth Adler", null])
    expect(JSON.stringify(seen)).not.toMatch(/lars/i)
  })
})

test("it waits for authors, or for the consultant it went through, never for its reader", () => {
  const waits = (asked: Question, looker: Looker) => {
    const seen = questionSeenBy(asked, looker)
    return seen && waitsForLooker(seen)
  }
  expect([waits(question(), looks.ruth), waits(question(), looks.tess), waits(question(), looks.lars)]).toEqual([
    true,
    false,
    false,
  ])
  expect(waits(question({ voice: "consultant" }), looks.tess)).toBe(true)
  expect(waits(question({ said: [saidBy("reply", ruth)] }), looks.ruth)).toBe(false)
})

test("objections come first, then what waits longest; what has a reply comes last", () => {
  const seen = [
    question({ number: 1, what: "question" }),
    question({ number: 2, at: hour + 86_400_000 }),
    question({ number: 3 }),
    question({ number: 4, said: [saidBy("reply", ruth)] }),
  ].flatMap((one) => questionSeenBy(one, looks.ruth) ?? [])
  const { open, answered } = inOrderOfNeed(seen)
  expect(open.map(({ number }) => number)).toEqual([3, 2, 1])
  expect(answered.map(({ number }) => number)).toEqual([4])
})

test("three objections to one change stand on top, and what stands in the way is counted", () => {
  const force = "misplaced_accountability" as const
  const all = [1, 2, 3].map((number) => question({ number, force: number < 3 ? force : null }))
  const seen = [...all, question({ number: 4, what: "question" })].flatMap(
    (one) => questionSeenBy(one, looks.ruth) ?? [],
  )
  const raised = raisedAsSeen(seen)
  expect(raised.loud).toEqual([{ title: "The first call", objections: 3 }])
  expect(raisedAsSeen(seen.slice(1)).loud).toEqual([])
  expect(Object.values(raised.objections)).toEqual([3])
  expect(raised.byForce[0]).toMatchObject({ force, objections: 2 })
})

describe("what colleagues asked", () => {
  const asks = (more: Partial<Question> = {}) => question({ what: "question", text: "By mail?", ...more })

  test("is told with its replies, those with one first, and without a name", () => {
    const told = colleaguesAsked([asks({ number: 1 }), asks({ number: 2, said: [saidBy("reply", ruth)] })], "nobody")
    expect(told.map(({ number }) => number)).toEqual([2, 1])
    expect(told[0]?.replies).toMatchObject([{ by: ruth.name }])
    expect(JSON.stringify(told)).not.toContain(asks().person.name)
    expect(colleaguesAskedText(told)).toBe("2 questions from colleagues, 1 with a reply")
  })

  test("what went through the consultant is told without what was said before it was passed on", () => {
    const between = [saidBy("reply", tess, "Lars, is it yours?"), saidBy("written_back", lars, "Mine.")]
    const said = [...between, saidBy("passed_on", tess, "By mail too?"), saidBy("reply", ruth, "Yes.")]
    const told = colleaguesAsked([asks({ voice: "consultant", said })], "nobody")
    expect(told).toMatchObject([{ text: "By mail too?", replies: [{ by: ruth.name, text: "Yes." }] }])
  })

  test.each([
    ["an objection", asks({ what: "objection" }), []],
    ["one's own", asks({ person: { id: "nobody", name: "Nobody" } }), []],
    ["through the consultant, not passed on", asks({ voice: "consultant" }), []],
    ["without a name", asks({ voice: "unnamed" }), ["By mail?"]],
    [
      "through the consultant, in the consultant's words",
      asks({ voice: "consultant", said: [saidBy("passed_on", ruth)] }),
      [saidBy("passed_on", ruth).text],
    ],
  ])("%s", (_, one, texts) => {
    expect(colleaguesAsked([one], "nobody").map(({ text }) => text)).toEqual(texts)
  })
})

test("an admin who is neither author nor consultant sees who has finished, and no question", () => {
  const admin: Looker = { personId: "nobody", names: "everyone", seats: ["admin", "reader"] }
  for (const voice of ["name", "unnamed", "consultant"] as const)
    expect(questionSeenBy(question({ voice }), admin)).toBeNull()
})

const object = (...people: string[]) => people.map((personId) => ({ personId, voice: "name" as Voice }))
const team = (count: number) => ({ people: Array.from({ length: count }, (_, i) => `p${i}`) })
test.each([
  ["two of many", object("p0", "p1"), [team(11)], null],
  ["three people", object("a", "b", "c"), [], 3],
  ["one person three times", object("a", "a", "a"), [team(9)], null],
  ["a fifth of five", object("p0"), [team(5)], 1],
  ["a fifth of six is not one", object("p0"), [team(6)], null],
  ["two of ten", object("p0", "p1"), [team(10)], 2],
  ["all of a team of four", object("p0"), [{ people: ["p0", "x", "y", "z"] }], null],
  ["one of five through the consultant", [{ personId: "p0", voice: "consultant" as Voice }], [team(5)], null],
  ["a third through the consultant", [...object("p0", "p1"), { personId: "x", voice: "consultant" as Voice }], [], 3],
] as const)("early warning: %s", (_what, objecting, teams, people) => {
  expect(earlyWarning(objecting, teams)).toEqual(people === null ? null : { people })
})

test("mails around a question are one plain page each", () => {
  const about = {
    legend: "Maya",
    title: "The first call",
    label: "5",
    link: "https://reread.test/x",
    mayWriteBack: true,
  }
  expect(warningMail(about, 1).subject).toBe("1 person objects to “The first call”")
  expect(warningMail(about, 3).body).toContain("3 people object to a change in version 5 of “Maya”")
  expect(
    replyMail({ ...about, what: "objection", number: 3, by: "Ruth Adler", text: "You are right.", answering: null })
      .subject,
  ).toBe("Ruth Adler replied to your objection: The first call")
  const answered = replyMail({
    ...about,
    what: "objection",
    number: 3,
    by: "Ruth Adler",
    text: "You are right.",
    answering: "6",
  })
  expect(answered.subject).toBe("Version 6 answers your objection: The first call")
  expect(answered.body).toContain(
    "Version 6 answers your objection, says Ruth Adler, about “The first call” (version 5 of",
  )
  const kept = replyMail({
    ...about,
    title: null,
    what: "objection",
    number: 3,
    by: "Ruth Adler",
    text: "Yes.",
    answering: "6",
  })
  expect(kept.subject).toBe("Version 6 answers your objection 3")
  expect(kept.body).toContain("answers your objection, says Ruth Adler, number 3 (version 5 of")
  expect(throughYouMail(about, "question").body).toMatch(/^Somebody raised a question to/)
})
