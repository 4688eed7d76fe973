import { describe, expect, test } from "vitest"
import { publishedNotice } from "../../app/versions/published-notice"
import { answerTime, firstCall, noQuestionnaire, shownOf } from "./six-changes"

const told = {
  ...{ label: "5", title: "Maya replaces forty chairs before the audit", by: "Ruth Adler", today: "2026-05-06" },
  summary: "An answer in five minutes. A coordinator at a desk can keep them.",
  changes: [answerTime, firstCall, noQuestionnaire].map(({ shown }) => shown),
  ...{ readBy: "2026-05-15", inForceFrom: "2026-05-18", link: "http://reread.test/legends/maya/read" },
}
const lars = { roles: ["Sales"], teams: ["sales"] }
const nobody = { roles: [], teams: [] }

describe("the mail about a version", () => {
  test("says who, why, what concerns the reader, until when and how long", () => {
    expect(publishedNotice(told, lars)).toEqual({
      subject: "Version 5: an answer in five minutes (3 changes, 2 for Sales)",
      body: `Ruth Adler published version 5 of “Maya replaces forty chairs before the audit”.
An answer in five minutes. A coordinator at a desk can keep them.

- The inquiry is answered within 5 minutes: until now 1 hour, from now on 5 minutes
- The sales coordinator makes the first call: until now Sales, from now on Sales coordinator
And 1 more.

Please read them by Fri 15 May. In force from Mon 18 May.

Read the 3 changes (about 1 min):
http://reread.test/legends/maya/read
`,
    })
  })

  test("says of a correction what it puts right, and asks for no day that is past", () => {
    const { subject, body } = publishedNotice({ ...told, label: "5.1", corrects: "5", readBy: "2026-05-05" }, lars)
    expect(subject).toBe("Correction 5.1: an answer in five minutes (3 changes, 2 for Sales)")
    expect(body).toMatch(/^Ruth Adler corrected version 5 of “Maya .*”: version 5\.1 applies now\./)
    expect(body).not.toContain("Please read")
    expect(publishedNotice({ ...told, corrects: "5" }, lars).body).toContain("Please read them by Fri 15 May.")
  })

  test("names no day to whom days away move it, as it may move again before they read this", () => {
    const { body } = publishedNotice({ ...told, readBy: "2026-05-22", moved: true }, lars)
    expect(body).toContain("Please read them by the day your list shows. In force from Mon 18 May.")
    expect(body).not.toContain("22 May")
  })

  test("counts nothing for those whose own list is another one", () => {
    const { subject, body } = publishedNotice(told, { ...lars, knowsPrevious: false })
    expect(subject).toBe("Version 5: an answer in five minutes")
    expect(body).toContain("Read what is new for you:\nhttp://reread.test/legends/maya/read")
  })

  test.each([
    ["nothing concerns the reader", told, nobody, "Version 5: an answer in five minutes (3 changes)"],
    ["there is no summary", { ...told, summary: "" }, nobody, `Version 5: ${told.title} (3 changes)`],
    [
      "there is one change",
      { ...told, changes: told.changes.slice(2) },
      nobody,
      "Version 5: an answer in five minutes (1 change)",
    ],
    [
      "it concerns a team",
      { ...told, changes: [shownOf({ concerns: { roles: [], teams: ["sales"] } })] },
      lars,
      "Version 5: an answer in five minutes (1 change, 1 for your team)",
    ],
    [
      "it is the first version",
      { ...told, label: "1", summary: "", changes: [shownOf({ kind: "part_as_it_is" })] },
      nobody,
      `Version 1: ${told.title} (1 part)`,
    ],
  ])("has a subject when %s", (_, version, reader, subject) =>
    expect(publishedNotice(version, reader).subject).toBe(subject),
  )
})
