// When somebody is reminded of what they have not read, and what the mail says: twice at most, on working days, and not after
// the date it is to be read by.
import { type Away, thereFrom } from "../people/absence"
import { workingDayFrom } from "../people/working-hours"
import { dayName } from "../ui/day"

/** Days of a version that decide it, as `YYYY-MM-DD`. */
export type Asked = {
  /** The day on which this person was told. */
  readonly toldOn: string
  readonly readBy: string | null
}

/**
 * The day on which somebody is told of a version whose mails go out on `mailedOn`, when they were asked on `askedOn`: the first
 * working day from both on which they are there.
 */
export function dayTold(mailedOn: string, askedOn: string, absences: readonly Away[]): string {
  return thereFrom(absences, workingDayFrom(askedOn > mailedOn ? askedOn : mailedOn, 0))
}

/**
 * The working days on which somebody is reminded: two working days before the date, and on the date, or the working day before
 * it; without a date a week and two weeks after they were told. Never on the day they were told or the working day after.
 */
export function reminderDays({ toldOn, readBy }: Asked): string[] {
  const soonest = workingDayFrom(toldOn, 2)
  // Whoever was told when the date was past has none.
  if (readBy === null || readBy < toldOn) return [workingDayFrom(toldOn, 5), workingDayFrom(toldOn, 10)]
  const last = workingDayFrom(workingDayFrom(readBy, 1), -1)
  return [workingDayFrom(last, -2), last].filter((day) => day >= soonest)
}

/** Whether a reminder goes out today, given the days on which this person was reminded of the version. */
export function isReminded(asked: Asked, today: string, reminded: readonly string[]): boolean {
  const days = reminderDays(asked)
  const { readBy, toldOn } = asked
  const isOver = readBy !== null && readBy >= toldOn && today > (days.at(-1) ?? "")
  const due = days.findLast((day) => day <= today)
  return !isOver && due !== undefined && reminded.length < 2 && reminded.every((day) => day < due)
}

/** One legend that waits for somebody. */
export type Waits = {
  readonly legend: string
  readonly label: string
  /** How many changes, or parts, are not read. */
  readonly left: number
  readonly thing: "change" | "part"
  readonly minutes: number
  readonly readBy: string | null
  readonly inForceFrom: string | null
  readonly link: string
  /** True for the second and last reminder. */
  readonly last: boolean
}

const counted = ({ left, thing }: Waits) => `${left} ${left === 1 ? thing : `${thing}s`}`
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** Subject and body: one mail, however many legends wait. It says how many changes, and of none what it is. */
export function reminderMail(waits: readonly Waits[], today: string): { subject: string; body: string } {
  const [first] = waits
  const by = waits.flatMap(({ readBy }) => (readBy !== null && readBy >= today ? [readBy] : [])).sort()[0]
  const until = by === undefined ? "" : by === today ? " by today" : ` by ${dayName(by, today)}`
  const what =
    waits.length === 1 && first
      ? `version ${first.label} of “${first.legend}” (${counted(first)})`
      : `${waits.length} legends (${sum(waits.map(({ left }) => left))} changes)`
  const about = waits.map((one) => {
    const { legend, label, minutes, readBy, inForceFrom, link } = one
    const them = one.left === 1 ? "it" : "them"
    return [
      `${counted(one)} in version ${label} of “${legend}” ${one.left === 1 ? "waits" : "wait"} for you: about ${minutes} min.`,
      readBy === null || readBy < today
        ? ""
        : `Please read ${them} by ${readBy === today ? "today" : dayName(readBy, today)}.`,
      inForceFrom ? `In force from ${dayName(inForceFrom, today)}.` : "",
      `\n${link}`,
    ]
      .filter(Boolean)
      .join(" ")
      .replace(" \n", "\n")
  })
  const end = waits.every(({ last }) => last)
    ? "This is the last mail about it."
    : "There is one more reminder at most, and none once you have read it."
  return { subject: `Please read ${what}${until}`, body: `${about.join("\n\n")}\n\n${end}\n` }
}
