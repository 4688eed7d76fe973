// How a refusal goes out: absence is a 404; what was on an earlier list of theirs came too late, and says so.
import { data } from "@remix-run/node"
import type { Store } from "../../db/store"
import { notFound } from "../ui/answers"
import { type Refused, refusalStatus } from "./confirmation"
import { earlierChange } from "./earlier.server"
import type { Who } from "./places.server"

/** The answer to a refused form about the change `fp`. */
export async function refusal(store: Store, who: Who, fp: string, outcome: Refused) {
  const came = outcome.refused === "absent" && (await earlierChange(store, who, fp)) !== null
  const refused: Refused = came ? { refused: "superseded" } : outcome
  if (refused.refused === "absent") throw notFound()
  return data(refused, { status: refusalStatus[refused.refused] })
}
