// The jobs of the engine's worker thread, as doors and keepers see them: plain data in, plain data out.
import type { Importer } from "../legends/importing"
import type { Comparison } from "./comparison"
import type { NetJob, NetList, Review, ReviewJob, State, StateJob } from "./net"

export interface ChangeWorker extends Importer {
  /** Compares a draft with the last version for the publish page, and for publishing itself. */
  review(job: ReviewJob): Promise<Review>
  /** What somebody who knows `base` must read to know a version. */
  net(job: NetJob): Promise<NetList>
  /** Two versions beside each other: the list of what changed, and the text with what came and went. */
  comparison(job: NetJob): Promise<Comparison>
  /** The text as a reader last confirmed it: base with some units applied. */
  state(job: StateJob): Promise<State>
}

/** What the publish page needs of it. */
export type Reviewer = Pick<ChangeWorker, "review">
