import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { ChangeShown } from "../../app/versions/change-shown"
import { ReviewChanges } from "../../app/versions/review-changes"
import type { ReviewedChange, ReviewPage } from "../../app/versions/review-page"
import { afterHours, firstCall, reviewPage } from "./six-changes"

const look = { as: null, step: "change", view: "changes" } as const

const seen = (other: Partial<ReviewPage> = {}, chosen: ReviewedChange | null = firstCall) =>
  renderToStaticMarkup(
    <ReviewChanges
      page={reviewPage(other)}
      chosen={chosen}
      look={look}
      refused={null}
      saving={null}
      sent={null}
      told={0}
    />,
  )

/** What is read, without the marks of how it is drawn. */
const textOf = (html: string) =>
  html
    .replace(/<svg.*?<\/svg>|<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,)])/g, "$1")
    .replace(/\( /g, "(")

test("a step that changes hands is told with who loses it, who gains it, and how many they are", () =>
  expect(textOf(seen())).toContain(
    "A step changes hands Change 2 takes “First call” from Sales (11 people) and gives it to Sales coordinator (1 person).",
  ))

test("a role that nobody has is told as that", () => {
  const hands = { loses: { name: "Sales", people: 11 }, gains: { name: "Night desk", people: 0 } }
  expect(textOf(seen({ changes: [{ ...firstCall, hands }] }))).toContain("Night desk (nobody has this role)")
})

test("what is missing is told at the change", () => {
  expect(textOf(seen())).toContain("Maya calls after office hours reason missing")
  const said = { ...afterHours, fields: { ...afterHours.fields, reason: "Nobody answers after six." } }
  expect(textOf(seen({ changes: [said] }))).not.toContain("reason missing")
})

test("the bar tells whom it goes to and when", () =>
  expect(textOf(seen())).toContain(
    "18 people in Sales, Support · read by Fri 15 May · in force Mon 18 May · one e-mail each",
  ))

test("a correction says what it inherits, and keeps what was chosen for a version of its own", () => {
  const correction = { label: "4.1", people: 9, readBy: "2026-05-11", inForceFrom: null }
  const version = { ...reviewPage().version, correction: true }
  const html = seen({ correction, version, label: "4.1" })
  expect(textOf(html)).toContain("As version 4: 9 people, read by Mon 11 May.")
  expect(textOf(html)).toContain("9 people in the audience of version 4 · read by Mon 11 May · one e-mail each")
  expect(textOf(html)).toContain("Publish correction 4.1")
  expect(html).toContain('<input type="hidden" name="audience" value="support"/>')
  expect(html).toContain('<input type="hidden" name="readBy" value="2026-05-15"/>')
})

test("the author sees the very markup its readers are served", () => {
  const reader = { roles: ["Sales"], concerns: ["Sales"] }
  const href = (view: string) => `/legends/maya/publish?change=f2&as=sales${view === "changes" ? "" : `&v=${view}`}`
  const served = renderToStaticMarkup(<ChangeShown shown={firstCall.shown} view="changes" href={href} {...reader} />)
  expect(seen()).toContain(served)
})

test("it is shown as to the first team it is addressed to, unless another is chosen", () => {
  const shown = (html: string) => html.match(/<option value="(\w+)" selected="">/)?.[1]
  expect(shown(seen())).toBe("sales")
  const { version } = reviewPage({})
  expect(shown(seen({ version: { ...version, teams: ["support"] } }))).toBe("support")
})

test("a first version is read in parts, and says so", () => {
  const first = textOf(seen({ previous: null, changes: [afterHours, { ...firstCall, hands: null }] }, afterHours))
  expect(first).toContain("2 parts")
  expect(first).toContain("Part 1")
  expect(first).not.toMatch(/Change \d|\d changes? /)
})

test("without a change there is nothing to press but the way back", () => {
  const html = seen({ changes: [] }, null)
  expect(textOf(html)).toContain("The draft says the same as version 4.")
  expect(html).not.toContain("<form")
})

test("a draft that was never published and is empty says so", () =>
  expect(textOf(seen({ changes: [], previous: null }, null))).toContain("there is nothing to publish yet"))
