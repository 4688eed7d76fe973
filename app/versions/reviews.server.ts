// What the publish page shows: the changes of the draft with what is said about them, the audience, what stops and warns.
import type { Store } from "../../db/store"
import { correctionLabel, nextLabel } from "../legends/legend"
import { peopleOf, rolesOf, teamsOf } from "../people/company-lists.server"
import type { Colleague } from "../people/person"
import { dayOf } from "../ui/day"
import type { AnnouncedChange } from "./announced-changes"
import { type Announced, versionFieldsOf } from "./announcement"
import { audienceOf } from "./audiences.server"
import { corrected, type Drafted, datesOf, draftedIn, nameOf, type Place, reviewDraft } from "./drafted.server"
import type { Reviewed } from "./net"
import { problemsOf, warningsOf } from "./problems"
import { publishedNotice } from "./published-notice"
import type { Hand, ReviewedChange, ReviewPage, ReviewTeam, ToAnswer } from "./review-page"
import { minutesFor } from "./shown"
import type { Reviewer } from "./worker"

type Asked = Place & {
  /** Whose name stands under the reasons; nobody's while it is not known. */
  readonly by?: string
  readonly origin: string
  readonly at: number
  /** What waits for the authors, as the one who looks may see it. */
  readonly toAnswer?: readonly ToAnswer[]
}
type Reviewing = {
  readonly page: ReviewPage
  readonly announced: readonly Announced[]
  readonly reviewed: readonly Reviewed[]
}

/** The publish page of a legend. Absent (404) when there is no such draft. Writes nothing. */
export async function reviewOf(store: Store, worker: Reviewer, asked: Asked): Promise<Reviewing> {
  const { companyId, legendId, by, origin, toAnswer = [] } = asked
  const [drafted, author, people, teams, roles] = await Promise.all([
    draftedIn(store.read, store.t, asked),
    by ? nameOf(store, by) : "",
    peopleOf(store, companyId),
    teamsOf(store, companyId),
    rolesOf(store, companyId),
  ])
  if (!drafted) throw new Response("Not found", { status: 404 })
  const { label, changes, review } = await reviewDraft(worker, drafted, author)
  const version = versionFieldsOf(drafted.announcement)
  const correction = await correctionOf(store, companyId, drafted)
  const corrects = corrected(drafted)
  const audience = people.filter((person) =>
    corrects ? correction?.people.has(person.id) : person.teams.some(({ id }) => version.teams.includes(id)),
  )
  const hands = roles.map(({ name, holders }): Hand => ({ name, people: holders }))
  const today = dayOf(asked.at)
  const previous = drafted.before?.label ?? null
  const minutes = minutesFor(changes.map(({ shown }) => shown.words))
  const looked = { changes, version, today }
  const reviewed = changes.map((change, at) => reviewedChange(change, changes[at + 1], hands))
  const [someone] = audience
  const told = {
    ...{ label, title: drafted.legend.title, by: author, summary: version.summary, today },
    ...{ corrects: corrects?.label ?? null, ...datesOf(drafted) },
    changes: changes.map(({ shown }) => shown),
    link: `${origin}/legends/${legendId}/read`,
  }
  const page: ReviewPage = {
    legend: { id: legendId, title: drafted.legend.title },
    label,
    previous,
    next: nextLabel({ current: drafted.before }),
    correction: correction && { ...correction, people: correction.people.size },
    revision: drafted.revision,
    announcementRevision: drafted.announcementRevision,
    changes: reviewed,
    version,
    minutes,
    teams: teams.map(({ id, name }) => teamOf(id, name, people, minutes)),
    roles: hands,
    people: audience.length,
    problems: problemsOf({
      ...{ ...looked, previous, people: audience.length },
      ...{ words: review.words, told: review.told, unfilled: review.unfilled, toAnswer },
    }),
    warnings: warningsOf({
      version,
      today,
      minutes,
      words: review.words,
      changes: reviewed,
      isFirst: previous === null,
    }),
    toAnswer,
    mail: changes.length > 0 ? publishedNotice(told, readerOf(someone)) : null,
    today,
  }
  return {
    page,
    announced: changes.map(({ announced }) => announced),
    reviewed: changes.map(({ reviewed }) => reviewed),
  }
}

/** What a correction of the version that applies would be, and whom it goes to; null before the first. */
async function correctionOf(store: Store, companyId: string, { before }: Drafted) {
  if (!before) return null
  const { id, label, readBy, inForceFrom } = before
  const audience = await audienceOf(store.read, store.t, companyId, id)
  const people = new Set(audience.map(({ personId }) => personId))
  return { label: correctionLabel(label), people, readBy, inForceFrom }
}

const readerOf = (person: Colleague | undefined) => ({
  roles: person?.roles.map(({ name }) => name) ?? [],
  teams: person?.teams.map(({ id }) => id) ?? [],
})

function teamOf(id: string, name: string, people: readonly Colleague[], minutes: number): ReviewTeam {
  const members = people.filter(({ teams }) => teams.some((team) => team.id === id))
  const roles = [...new Set(members.flatMap((person) => person.roles.map((role) => role.name)))]
  return { id, name, people: members.length, minutes, roles }
}

function reviewedChange(
  { reviewed, fields, shown, needsReason }: AnnouncedChange,
  next: AnnouncedChange | undefined,
  hands: readonly Hand[],
): ReviewedChange {
  const { title, concerns } = reviewed.shown
  const hand = (name: string | null) =>
    name === null ? null : (hands.find((one) => one.name === name) ?? { name, people: 0 })
  return {
    fp: reviewed.fp,
    shown,
    fields,
    computed: { title, roles: concerns.roles, teams: concerns.teams },
    needsReason,
    mayRaise: reviewed.mayRaise,
    careful: reviewed.careful,
    mergesWithNext: reviewed.mayMerge && next?.reviewed.mayMerge === true,
    merged: reviewed.merged,
    splits: reviewed.maySplit !== null,
    isPiece: reviewed.pieceOf.length > 0,
    hands: reviewed.hands && { loses: hand(reviewed.hands.loses), gains: hand(reviewed.hands.gains) },
  }
}
