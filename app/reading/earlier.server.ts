// A change of one of a person's earlier readings: what became of it in the version that applies now.
import { and, desc, eq } from "drizzle-orm"
import type { Store } from "../../db/store"
import type { NetChange } from "../versions/net"
import { isListOf } from "./lists.server"
import type { Who } from "./places.server"
import { parsedList } from "./reading-list"

/** The change with this fingerprint in any reading of theirs, the newest first; null when they never had it. */
export async function earlierChange({ read, t }: Store, who: Who, fp: string): Promise<NetChange | null> {
  const { readings: r, versions: v, nets: n } = t
  const lists = await read
    .select({ list: n.list })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .innerJoin(n, isListOf(n, r))
    .where(and(eq(r.companyId, who.companyId), eq(r.personId, who.personId), eq(r.legendId, who.legendId)))
    .orderBy(desc(v.ordinal))
  for (const { list } of lists) {
    const change = parsedList(list).changes.find((one) => one.fp === fp)
    if (change) return change
  }
  return null
}
