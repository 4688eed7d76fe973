// The questions and objections to a version, for somebody who takes its evidence away. They get what their seat may hear; not
// what is their own: it goes into other hands. Reads only.
import { and, eq, inArray } from "drizzle-orm"
import type { Store } from "../../db/store"
import { erasedName } from "../people/erasing.server"
import { holds, type Member } from "../people/person"
import { type Asked, questionsWith } from "../reading/asked-questions.server"
import { forceWords } from "../reading/question"
import { goesBetween, type Looker, questionSeenBy } from "../reading/question-seen"
import { seesNames } from "../reading/standing"
import type { Change, Question } from "./evidence"

type About = { readonly companyId: string; readonly versionId: string }

/** In the order of their numbers; null for somebody who hears of none. */
export async function questionsFor(
  { read, t }: Store,
  { companyId, versionId }: About,
  { company, seats }: Member,
  changes: readonly Change[],
): Promise<Question[] | null> {
  if (!holds({ seats }, "author", "consultant")) return null
  // A consultant who is an admin too sees on paper no more than an author does.
  const eyes = goesBetween(seats) && !seesNames("teams", seats) ? (["author"] as const) : seats
  const looker: Looker = { personId: "", names: company.names, seats: eyes }
  const { questions: q, personSalts: s } = t
  const asked = await questionsWith(read, t, and(eq(q.companyId, companyId), eq(q.versionId, versionId)))
  const people = [...new Set(asked.flatMap(({ person, said }) => [person, ...said.map((one) => one.person)]))]
  const ids = [...new Set(people.map(({ id }) => id))]
  const salted = await read
    .select({ id: s.personId })
    .from(s)
    .where(and(eq(s.companyId, companyId), inArray(s.personId, ids)))
  const known = new Set(salted.map(({ id }) => id))
  return asked.flatMap((one) => questionAs(withoutErased(one, known), looker, { changes, known }))
}

/** Nobody is named whom the company has erased. */
function withoutErased(asked: Asked, known: ReadonlySet<string>): Asked {
  const as = (person: Asked["person"]) => (known.has(person.id) ? person : { ...person, name: erasedName })
  return { ...asked, person: as(asked.person), said: asked.said.map((one) => ({ ...one, person: as(one.person) })) }
}

function questionAs(
  asked: Asked,
  looker: Looker,
  { changes, known }: { readonly changes: readonly Change[]; readonly known: ReadonlySet<string> },
): Question[] {
  const seen = questionSeenBy(asked, looker)
  if (!seen) return []
  const { number, what, voice, text, force, through, said, stand, name } = seen
  const named = seesNames(looker.names, looker.seats)
  // What one reader alone was shown would tell whose it is, and so would the day, beside the days of confirmations.
  const published = changes.find(({ id }) => id === seen.change.about)
  const dayTells = name === null && named && voice === "unnamed"
  const question = {
    ...{ id: asked.id, number, what, voice, text, through },
    force: force && forceWords[force],
    change: published?.id ?? null,
    title: published?.title ?? (name === null ? "" : seen.change.title),
    day: dayTells ? null : seen.day,
    person: name !== null && known.has(asked.person.id) ? asked.person.id : null,
    state: stand.waitsFor === null ? ("answered" as const) : (`waits for the ${stand.waitsFor}` as const),
    said: said.map(({ what, name, ...one }) => ({ ...one, what, by: what === "written_back" ? null : name })),
  }
  return [question]
}
