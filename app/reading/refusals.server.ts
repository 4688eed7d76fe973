// How a refusal goes out: absence is a 404; what was on an earlier list of theirs came too late, and what is on the list
// they have not begun was not opened. Both say so.
import { data } from "@remix-run/node"
import type { Hands } from "../context"
import { notFound } from "../ui/answers"
import { type Refused, refusalStatus } from "./confirmation"
import { earlierChange } from "./earlier.server"
import type { Who } from "./places.server"
import { readingListOf } from "./readings.server"

/** The answer to a refused form about the change `fp`. */
export async function refusal(hands: Pick<Hands, "store" | "worker">, who: Who, fp: string, outcome: Refused) {
  const refused = await refusedHere(hands, who, fp, outcome)
  return data(refused, { status: refusalStatus[refused.refused] })
}

/** The refusal as the reader is told it; what never was on a list of theirs is not there. */
export async function refusedHere(
  hands: Pick<Hands, "store" | "worker">,
  who: Who,
  fp: string,
  outcome: Refused,
): Promise<Refused> {
  const refused = outcome.refused === "absent" ? await whyAbsent(hands, who, fp) : outcome
  if (refused.refused === "absent") throw notFound()
  return refused
}

async function whyAbsent({ store, worker }: Pick<Hands, "store" | "worker">, who: Who, fp: string): Promise<Refused> {
  if (await earlierChange(store, who, fp)) return { refused: "superseded" }
  const coming = await readingListOf(store, worker, who)
  const isListed = coming?.list.changes.some((change) => change.fp === fp)
  return { refused: isListed ? "not-opened" : "absent" }
}
