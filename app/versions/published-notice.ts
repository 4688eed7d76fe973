// The mail that tells one person of a new version: who, why, the changes that concern them, how long, until when. Plain text.
import { dayName, daysBetween } from "../ui/day"
import { concealed } from "./careful"
import { minutesFor, type Shown } from "./shown"

type Told = {
  readonly label: string
  /** Label of the version it corrects; null for a version of its own. */
  readonly corrects?: string | null
  readonly title: string
  /** Name of the author. */
  readonly by: string
  readonly summary: string
  readonly changes: readonly Shown[]
  readonly readBy: string | null
  /** True where days away move that day for this reader: the mail may wait, and the day move again, so only their list names it. */
  readonly moved?: boolean
  readonly inForceFrom: string | null
  /** Address of the list of changes. */
  readonly link: string
  readonly today: string
}
type Reader = {
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  /** False for those whose own list is another one: they missed a version, or know nothing yet. */
  readonly knowsPrevious?: boolean
}

const concernsReader = ({ concerns }: Shown, { roles, teams }: Reader) =>
  concerns.roles.some((role) => roles.includes(role)) || concerns.teams.some((team) => teams.includes(team))

/** Subject and body for a reader with these roles and teams (ids). */
export function publishedNotice(told: Told, reader: Reader): { subject: string; body: string } {
  const { label, corrects, title, by, summary, readBy, moved, inForceFrom, link, today } = told
  const changes = told.changes.map(concealed)
  const first = changes.every(({ kind }) => kind === "part_as_it_is")
  const what = first ? "part" : "change"
  const count = changes.length === 1 ? `1 ${what}` : `${changes.length} ${what}s`
  const mine = changes.filter((change) => concernsReader(change, reader))
  const role = reader.roles.find((name) => mine.some(({ concerns }) => concerns.roles.includes(name)))
  const own = mine.length === 0 ? "" : role ? `, ${mine.length} for ${role}` : `, ${mine.length} for your team`
  const minutes = minutesFor(changes.map(({ words }) => words))
  const named = mine.length > 0 ? mine : changes
  const lines = first ? [] : named.slice(0, 3).map(lineOf)
  const more = first ? 0 : changes.length - lines.length
  const dates = [
    // A correction has the date of what it corrects, which may be past.
    readBy && (!corrects || daysBetween(today, readBy) >= 0)
      ? `Please read ${changes.length === 1 ? "it" : "them"} by ${moved ? "the day your list shows" : dayName(readBy, today)}.`
      : "",
    inForceFrom ? `In force from ${dayName(inForceFrom, today)}.` : "",
  ]
  const opening = corrects
    ? `${by} corrected version ${corrects} of “${title}”: version ${label} applies now.`
    : `${by} published version ${label} of “${title}”.`
  const paragraphs = [
    [opening, summary.trim()].filter(Boolean).join("\n"),
    [...lines, more > 0 && lines.length > 0 ? `And ${more} more.` : ""].filter(Boolean).join("\n"),
    dates.filter(Boolean).join(" "),
    reader.knowsPrevious === false
      ? `Read what is new for you:\n${link}`
      : `Read the ${count} (about ${minutes} min):\n${link}`,
  ]
  const size = reader.knowsPrevious === false ? "" : ` (${count}${own})`
  return {
    subject: `${corrects ? "Correction" : "Version"} ${label}: ${headline(summary) ?? title}${size}`,
    body: `${paragraphs.filter(Boolean).join("\n\n")}\n`,
  }
}

/** The first sentence of the summary, when it is short enough for a subject. */
function headline(summary: string): string | null {
  const sentence =
    summary
      .trim()
      .split(/(?<=[.!?])\s/)[0]
      ?.replace(/\.$/, "") ?? ""
  if (sentence === "" || sentence.length > 70) return null
  return /^\p{Lu}\p{Ll}/u.test(sentence) && /^(An?|The|From|One|No) /.test(sentence)
    ? sentence[0]!.toLowerCase() + sentence.slice(1)
    : sentence
}

function lineOf({ title, was, now, kind }: Shown): string {
  const short = (text: string | null) => text !== null && text.length <= 80
  const isFact = kind === "promise_changed" || kind === "responsibility_changed"
  if (!isFact || !short(was) || !short(now)) return `- ${title}`
  return `- ${title}: until now ${was}, from now on ${now}`
}
