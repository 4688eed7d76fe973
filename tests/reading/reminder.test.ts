import { describe, expect, test } from "vitest"
import { dayTold, isReminded, reminderDays, reminderMail, type Waits } from "../../app/reading/reminder"

describe("the days of reminders", () => {
  test.each([
    ["two working days before the date, and on it", "2026-05-08", "2026-05-22", ["2026-05-20", "2026-05-22"]],
    ["on the Friday where the date is a Sunday", "2026-05-08", "2026-05-24", ["2026-05-20", "2026-05-22"]],
    ["not within two working days of being told", "2026-05-19", "2026-05-22", ["2026-05-22"]],
    ["none where the date is tomorrow", "2026-05-21", "2026-05-22", []],
    ["a week and two weeks later without a date", "2026-05-08", null, ["2026-05-15", "2026-05-22"]],
    ["the same for who came after the date", "2026-05-08", "2026-05-07", ["2026-05-15", "2026-05-22"]],
  ])("are %s", (_, toldOn, readBy, days) => {
    expect(reminderDays({ toldOn, readBy })).toEqual(days)
  })
})

describe("the day somebody is told", () => {
  const may = (day: number) => `2026-05-${String(day).padStart(2, "0")}`
  const away = (from: number, to: number) => ({ from: may(from), to: may(to) })
  test.each([
    ["is that of the mails", may(6), may(6), [], may(6)],
    ["is the Monday for mails of a weekend", may(9), may(9), [], may(11)],
    ["is the day they joined, when that is later", may(6), may(13), [], may(13)],
    ["is that of the correction for who joined before it", may(20), "2026-04-02", [], may(20)],
    ["is the first working day after days away", may(4), may(4), [away(4, 15)], may(18)],
    ["is after the next days away, too", may(4), may(4), [away(4, 15), away(18, 19)], may(20)],
    ["is its own where they went away later", may(4), may(4), [away(5, 15)], may(4)],
  ])("%s", (_, mailedOn, askedOn, absences, told) => {
    expect(dayTold(mailedOn, askedOn, absences)).toBe(told)
  })
})

describe("a reminder goes out", () => {
  const asked = { toldOn: "2026-05-08", readBy: "2026-05-22" }
  test.each([
    ["not before its day", "2026-05-19", [], false],
    ["on its day", "2026-05-20", [], true],
    ["the day after, when that day was missed", "2026-05-21", [], true],
    ["once on a day", "2026-05-20", ["2026-05-20"], false],
    ["not again the day after", "2026-05-21", ["2026-05-20"], false],
    ["on the second day", "2026-05-22", ["2026-05-20"], true],
    ["on the second day, when the first came late", "2026-05-22", ["2026-05-21"], true],
    ["once on the second day", "2026-05-22", ["2026-05-22"], false],
    ["not after the date", "2026-05-25", [], false],
    ["not a third time", "2026-05-22", ["2026-05-18", "2026-05-19"], false],
  ])("%s", (_, today, reminded, goes) => {
    expect(isReminded(asked, today, reminded)).toBe(goes)
  })

  test("without a date it may come late", () => {
    expect(isReminded({ toldOn: "2026-05-08", readBy: null }, "2026-07-01", [])).toBe(true)
  })
})

describe("the mail", () => {
  const waits: Waits = {
    ...{ legend: "Forty chairs", label: "5", left: 6, thing: "change", minutes: 3, last: false },
    ...{ readBy: "2026-05-22", inForceFrom: "2026-05-25", link: "https://reread.example/legends/1/read" },
  }

  test("says how much waits, by when, and that there is one more", () => {
    const { subject, body } = reminderMail([waits], "2026-05-20")
    expect(subject).toBe("Please read version 5 of “Forty chairs” (6 changes) by Fri 22 May")
    expect(body).toContain("6 changes in version 5 of “Forty chairs” wait for you: about 3 min.")
    expect(body).toContain("Please read them by Fri 22 May. In force from Mon 25 May.\nhttps://reread.example/")
    expect(body).toContain("one more reminder at most")
  })

  test("says today on the last day, and that it is the last", () => {
    const { subject, body } = reminderMail([{ ...waits, left: 1, last: true }], "2026-05-22")
    expect(subject).toBe("Please read version 5 of “Forty chairs” (1 change) by today")
    expect(body).toContain(
      "1 change in version 5 of “Forty chairs” waits for you: about 3 min. Please read it by today.",
    )
    expect(body).toContain("This is the last mail about it.")
  })

  test("is one for several legends", () => {
    const { subject, body } = reminderMail([waits, { ...waits, legend: "Maya", readBy: null }], "2026-05-20")
    expect(subject).toBe("Please read 2 legends (12 changes) by Fri 22 May")
    expect(body.match(/https:/g)).toHaveLength(2)
  })
})
