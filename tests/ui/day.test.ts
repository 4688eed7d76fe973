import { expect, test } from "vitest"
import { dayName, dayStart, daysBetween, dueText } from "../../app/ui/day"

test.each([
  ["2026-05-15", "2026-05-04", "Fri 15 May"],
  ["2026-05-18", "2026-05-04", "Mon 18 May"],
  ["2027-01-01", "2026-12-30", "Fri 1 Jan 2027"],
  ["soon", "2026-05-04", "soon"],
])("%s, said on %s, is %s", (day, today, name) => expect(dayName(day, today)).toBe(name))

test.each(["2026-02-30", "2026-13-01", "26-01-01", "", "2026-1-1"])("%j is no day of the calendar", (day) =>
  expect(dayStart(day)).toBeNull(),
)

test.each([
  ["2026-05-12", "due Fri 15 May, 3 days left"],
  ["2026-05-14", "due Fri 15 May, 1 day left"],
  ["2026-05-15", "due today, Fri 15 May"],
  ["2026-05-16", "was due Fri 15 May"],
])("on %s a version to be read by 15 May is %s", (today, text) => expect(dueText("2026-05-15", today)).toBe(text))

test("days are counted across a change of clocks", () => expect(daysBetween("2026-03-27", "2026-03-30")).toBe(3))
