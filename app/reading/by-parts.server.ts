// Reading the whole legend instead of what changed: offered to who has a lot to read, until they begin. Taking it begins the
// reading with its list of parts and opens the first, as any first Open does.
import { and, eq } from "drizzle-orm"
import type { Store } from "../../db/store"
import { isALot } from "../versions/a-lot"
import type { NetList } from "../versions/net"
import type { ChangeWorker } from "../versions/worker"
import { type Opening, openIn } from "./openings.server"
import { placeOf } from "./places.server"
import { inOrder, isByParts, type Reader } from "./reading-list"
import { comingTo } from "./readings.server"

type Asked = Omit<Opening, "fp"> & { readonly reader: Reader }
type Opened = { readonly opened: string } | { readonly refused: "absent" | "begun" }

/** Begins to read part by part; refused (`begun`) to who has opened something of this version, `absent` where it is not offered. */
export async function readByParts(store: Store, worker: ChangeWorker, asked: Asked): Promise<Opened> {
  for (let tries = 0; tries < 5; tries++) {
    const place = await placeOf(store.read, store.t, asked)
    if (place?.reading) return begunAlready(place.list?.changes ?? [], asked.reader)
    const coming = place && (await comingTo(store, worker, asked, place))
    if (!place || !coming) return { refused: "absent" }
    const { documentHash } = place.version
    if ((await wordsInstead(store, asked.companyId, documentHash, coming.list)) === null) return { refused: "absent" }
    const parts = await comingTo(store, worker, asked, place, true)
    const [first] = inOrder(parts?.list.changes ?? [], asked.reader)
    if (!parts || !first) return { refused: "absent" }
    const outcome = await store.write(asked.companyId, async (tx) => {
      const now = await placeOf(tx, store.t, asked)
      return now?.reading ? "moved" : openIn(tx, store.t, { ...asked, fp: first.fp }, place, parts)
    })
    if (outcome !== "moved") return outcome
  }
  throw new Error("The list of changes moved five times while its parts were opened.")
}

/** Sent twice, it leads to the same part; who began with the list of changes goes on with that. */
function begunAlready(changes: NetList["changes"], reader: Reader): Opened {
  const [first] = inOrder(changes, reader)
  return first && isByParts(changes) ? { opened: first.fp } : { refused: "begun" }
}

/** How many words the whole text has, where it is offered instead of a list; null where it is not. */
export async function wordsInstead(
  { read, t }: Store,
  companyId: string,
  hash: string,
  { changes }: NetList,
): Promise<number | null> {
  if (isByParts(changes)) return null
  const { documents: d } = t
  const [text] = await read
    .select({ words: d.words })
    .from(d)
    .where(and(eq(d.companyId, companyId), eq(d.hash, hash)))
  const words = text?.words ?? 0
  const told = changes.map(({ shown }) => ({ words: shown.words }))
  return isALot(told, words) ? words : null
}
