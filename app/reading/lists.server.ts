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
      and(eq(n.companyId, given("companyId")), eq(n.versionId, given("versionId")), eq(n.baseHash, given("baseHash"))),
    ),
)

type At = { readonly companyId: string; readonly versionId: string; readonly baseHash: string }

/** The list of somebody who knew `baseHash` to a version; nobody may change what is given. */
export async function listAt(db: Db, t: Tables, { companyId, versionId, baseHash }: At): Promise<NetList> {
  const key = `${companyId} ${versionId} ${baseHash}`
  const list = lists.get(key) ?? (await listIn(db, t, { companyId, versionId, baseHash }))
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
