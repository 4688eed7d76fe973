import { describe, expect, test } from "vitest"
import {
  isTimeZone,
  isWorkingTime,
  localTime,
  timeZones,
  workingDayFrom,
  workingTimeFrom,
} from "../../app/people/working-hours"

const berlin = "Europe/Berlin"

test.each([
  ["2026-05-08T06:00:00Z", berlin, { day: "2026-05-08", hour: 8 }],
  ["2026-05-08T22:30:00Z", berlin, { day: "2026-05-09", hour: 0 }],
  ["2026-11-09T07:00:00Z", berlin, { day: "2026-11-09", hour: 8 }],
  ["2026-05-11T02:29:00Z", "Asia/Kolkata", { day: "2026-05-11", hour: 7 }],
  ["2026-05-10T23:00:00Z", "Pacific/Auckland", { day: "2026-05-11", hour: 11 }],
  // As a machine without a time zone calls its own; another machine may know fewer.
  ["2026-05-10T23:00:00Z", "Etc/Unknown", { day: "2026-05-10", hour: 23 }],
])("%s is in %s %j", (at, zone, local) => {
  expect(localTime(Date.parse(at), zone)).toEqual(local)
})

describe("working hours", () => {
  test.each([
    ["Friday, a minute before 8", "2026-05-08T05:59:00Z", false],
    ["Friday at 8", "2026-05-08T06:00:00Z", true],
    ["Friday, a minute before 18", "2026-05-08T15:59:00Z", true],
    ["Friday at 18", "2026-05-08T16:00:00Z", false],
    ["Saturday at noon", "2026-05-09T10:00:00Z", false],
    ["Sunday at noon", "2026-05-10T10:00:00Z", false],
    ["Monday at 8 in winter", "2026-11-09T07:00:00Z", true],
  ])("%s", (_, at, is) => {
    expect(isWorkingTime(Date.parse(at), berlin)).toBe(is)
  })

  test.each([
    ["2026-05-08T10:12:34Z", berlin, "2026-05-08T10:12:34Z"],
    ["2026-05-08T16:00:00Z", berlin, "2026-05-11T06:00:00Z"],
    ["2026-05-11T02:00:00Z", "Asia/Kolkata", "2026-05-11T02:30:00Z"],
    ["2026-05-11T01:00:00Z", "Asia/Kathmandu", "2026-05-11T02:15:00Z"],
    // Clocks are put back on the Sunday between.
    ["2026-10-23T16:30:00Z", berlin, "2026-10-26T07:00:00Z"],
  ])("from %s in %s the next are at %s", (at, zone, next) => {
    expect(workingTimeFrom(Date.parse(at), zone)).toBe(Date.parse(next))
  })
})

test.each([
  ["2026-05-08", 0, "2026-05-08"],
  ["2026-05-09", 0, "2026-05-11"],
  ["2026-05-08", 1, "2026-05-11"],
  ["2026-05-06", 5, "2026-05-13"],
  ["2026-05-11", -1, "2026-05-08"],
  ["2026-05-10", -1, "2026-05-08"],
  ["2026-05-22", -2, "2026-05-20"],
])("%s and %i working days is %s", (day, days, there) => {
  expect(workingDayFrom(day, days)).toBe(there)
})

test("only time zones that there are can be chosen", () => {
  expect([berlin, "UTC", "Europe/Nowhere", "", "<b>"].map(isTimeZone)).toEqual([true, true, false, false, false])
  expect(timeZones()).toEqual(expect.arrayContaining(["UTC", berlin, "America/New_York"]))
})
