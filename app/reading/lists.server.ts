// The list a reading is fixed to. Its row never changes and many people read the same, so the last hundred are remembered.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { given, prepared } from "../../db/prepared"
import type { Db } from "../../db/store"
import type { NetList } from "../versions/net"
import { parsedList } from "./reading-list"

const most = 100
const lists = new Map<string, NetList>()

const texts = prepared((db, { nets: n }) =>
  db
    .select({ list: n.list })
    .from(n)
    .where(
      and(
        eq(n.companyId, given("companyId")),
        eq(n.versionId, given("versionId")),
        eq(n.baseHash, given("baseHash")),
        eq(n.baseKey, given("baseKey")),
      ),
    ),
)

/** Whether a net is the list of a reading. */
export const isListOf = (n: Tables["nets"], r: Tables["readings"]) =>
  and(eq(n.companyId, r.companyId), eq(n.versionId, r.versionId), eq(n.baseHash, r.baseHash), eq(n.baseKey, r.baseKey))

type At = {
  readonly companyId: string
  readonly versionId: string
  readonly baseHash: string
  readonly baseKey: string
}

/** The list of somebody who knew a base to a version; nobody may change what is given. */
export async function listAt(db: Db, t: Tables, at: At): Promise<NetList> {
  const key = `${at.companyId} ${at.versionId} ${at.baseHash} ${at.baseKey}`
  const list = lists.get(key) ?? (await listIn(db, t, at))
  lists.delete(key)
  lists.set(key, list)
  const oldest = lists.keys().next()
  if (lists.size > most && !oldest.done) lists.delete(oldest.value)
  return list
}

async function listIn(db: Db, t: Tables, at: At): Promise<NetList> {
  const [row] = await texts(db, t, { ...at })
  if (!row) throw new Error(`A reading of version ${at.versionId} has lost its list.`)
  return parsedList(row.list)
}
