// The six changes of version 5 as the publish page gets them, without an engine: for tests of what is seen.
import { noWords, type ReviewedChange, type ReviewPage } from "../../app/versions/review-page"
import type { Shown } from "../../app/versions/shown"

export const shownOf = (other: Partial<Shown>): Shown => ({
  fp: "f1",
  kind: "wording",
  severity: "minor",
  title: "A change",
  where: "First call",
  was: null,
  now: null,
  passages: [],
  corrections: [],
  reason: "",
  pillar: null,
  author: "Ruth Adler",
  concerns: { roles: [], teams: [] },
  notes: {},
  version: "5",
  known: "4",
  origins: [],
  words: 34,
  ...other,
})

const change = (shown: Partial<Shown>, other: Partial<ReviewedChange> = {}): ReviewedChange => {
  const whole = shownOf(shown)
  const { title, reason, concerns } = whole
  return {
    fp: whole.fp,
    shown: whole,
    fields: { ...noWords, title, reason, roles: concerns.roles, teams: concerns.teams, notes: whole.notes },
    computed: { title, roles: concerns.roles, teams: concerns.teams },
    needsReason: false,
    mayRaise: whole.severity !== "major",
    mergesWithNext: false,
    careful: null,
    merged: false,
    splits: false,
    isPiece: false,
    hands: null,
    ...other,
  }
}

export const answerTime = change(
  {
    fp: "f1",
    kind: "promise_changed",
    severity: "major",
    title: "The inquiry is answered within 5 minutes",
    was: "1 hour",
    now: "5 minutes",
    reason: "Maya asks three suppliers at once.",
    concerns: { roles: ["Sales"], teams: [] },
  },
  { needsReason: true },
)

export const firstCall = change(
  {
    fp: "f2",
    kind: "responsibility_changed",
    severity: "major",
    title: "The sales coordinator makes the first call",
    was: "Sales",
    now: "Sales coordinator",
    passages: [
      {
        where: "First call",
        changes:
          '<p><span class="dim">Ten minutes later Maya’s phone rings.</span> It is <del>Lars from Sales</del> <ins>Jana, the sales coordinator</ins>, and <del>he</del> <ins>she</ins> has the inquiry in front of <del>him</del> <ins>her</ins>.</p>',
        now: "<p>Ten minutes later Maya’s phone rings. It is Jana, the sales coordinator, and she has the inquiry in front of her.</p>",
        before:
          "<p>Ten minutes later Maya’s phone rings. It is Lars from Sales, and he has the inquiry in front of him.</p>",
        part: null,
      },
    ],
    reason: "While you are on the road nobody can keep the five minutes. A coordinator at a desk can.",
    concerns: { roles: ["Sales", "Sales coordinator"], teams: [] },
    notes: { Sales: "You no longer make the first call." },
  },
  {
    needsReason: true,
    hands: { loses: { name: "Sales", people: 11 }, gains: { name: "Sales coordinator", people: 1 } },
  },
)

export const afterHours = change(
  { fp: "f5", kind: "detour_added", severity: "minor", title: "Maya calls after office hours", where: "After hours" },
  { needsReason: true, mergesWithNext: true },
)

export const noQuestionnaire = change({
  fp: "f6",
  kind: "step_removed",
  severity: "minor",
  title: "No questionnaire after delivery",
})

export const reviewPage = (other: Partial<ReviewPage> = {}): ReviewPage => ({
  legend: { id: "maya", title: "Maya replaces forty chairs before the audit" },
  label: "5",
  previous: "4",
  next: "5",
  correction: null,
  revision: 12,
  announcementRevision: 3,
  changes: [answerTime, firstCall, afterHours, noQuestionnaire],
  version: {
    summary: "",
    correction: false,
    teams: ["sales", "support"],
    readBy: "2026-05-15",
    inForceFrom: "2026-05-18",
    answering: [],
    replies: {},
  },
  minutes: 3,
  teams: [
    { id: "sales", name: "Sales", people: 11, minutes: 3, roles: ["Sales"] },
    { id: "support", name: "Support", people: 7, minutes: 3, roles: ["Support"] },
  ],
  roles: [
    { name: "Sales", people: 11 },
    { name: "Sales coordinator", people: 1 },
    { name: "Support", people: 7 },
  ],
  people: 18,
  problems: [],
  toAnswer: [],
  warnings: [],
  mail: {
    subject: "Version 5: an answer in five minutes (6 changes)",
    body: "Ruth Adler published version 5.\n\nRead the 6 changes (about 3 min):\nhttp://reread.test/legends/maya/read",
  },
  today: "2026-05-06",
  ...other,
})
