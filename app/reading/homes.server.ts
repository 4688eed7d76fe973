// Home of a person: what to read, their part, what they write, which companies they look after.
import type { Hands } from "../context"
import { membershipsOf } from "../people/memberships.server"
import { holds, type Person } from "../people/person"
import { dayOf } from "../ui/day"
import type { Home } from "./home"
import { withTitlesKept } from "./home-questions"
import { questionsForHome } from "./home-questions.server"
import { toRead } from "./to-read.server"

/** Everything Home shows, and whether the person is in no company yet. */
export async function homeOf({ store, now }: Hands, person: Person): Promise<Home & { inNone: boolean }> {
  const members = await membershipsOf(store, person.id)
  const [{ legends, ...reading }, raised] = await Promise.all([
    toRead(store, person.id, members),
    questionsForHome(store, person.id, members, now()),
  ])
  const authored = new Set(members.filter((member) => holds(member, "author")).map(({ company }) => company.id))
  return {
    name: person.name,
    reads: members.some((member) => holds(member, "reader")),
    ...reading,
    waiting: raised.waiting,
    answers: withTitlesKept(raised.answers, new Set(reading.toRead.map(({ legend }) => legend.id))),
    drafts: authored.size > 0 ? legends.filter(({ companyId }) => authored.has(companyId)) : null,
    legends: legends.filter(({ companyId, label }) => !authored.has(companyId) && label !== null),
    companies: members
      .filter((member) => holds(member, "consultant", "admin"))
      .map((member) => ({ ...member.company, people: holds(member, "admin") })),
    several: members.length > 1,
    today: dayOf(now()),
    inNone: members.length === 0,
  }
}
