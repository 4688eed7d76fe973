// What people who left had read of a version: the kept counters hold it, the figures of who is there do not.
import { and, eq, inArray } from "drizzle-orm"
import type { Store } from "../../db/store"
import { coveredBy } from "./covering"
import { isListOf } from "./lists.server"
import { openingsIn } from "./places.server"
import { progressOf, readOf } from "./progress"
import { parsedList } from "./reading-list"

type Leaver = { readonly readingId: string | null }

/** The changes (ids) of a version that each of these people had read, by their reading of that version. */
export async function readByLeavers<Person extends Leaver>(
  store: Store,
  companyId: string,
  changes: readonly string[],
  leavers: readonly Person[],
): Promise<{ person: Person; read: ReadonlySet<string> }[]> {
  const ids = leavers.flatMap(({ readingId }) => readingId ?? [])
  if (ids.length === 0) return []
  const [lists, openings] = await Promise.all([
    listsOf(store, companyId, ids),
    openingsIn(store.read, store.t, [companyId], ids),
  ])
  return leavers.map((person) => {
    const list = lists.get(person.readingId ?? "")
    if (list === undefined) throw new Error(`The reading ${person.readingId} has lost its list.`)
    const confirmed = readOf(progressOf(openings.get(person.readingId ?? "") ?? []))
    return { person, read: coveredBy({ changes: parsedList(list).changes, confirmed, published: changes }) }
  })
}

async function listsOf({ read, t }: Store, companyId: string, readingIds: readonly string[]) {
  const { readings: r, nets: n } = t
  const rows = await read
    .select({ id: r.id, list: n.list })
    .from(r)
    .innerJoin(n, isListOf(n, r))
    .where(and(eq(r.companyId, companyId), inArray(r.id, [...readingIds])))
  return new Map(rows.map(({ id, list }) => [id, list]))
}
