// What the server says to words that were sent while they were written.
import type { Refused } from "./refused"
import type { ReviewPage } from "./review-page"

export type WordsKept = { readonly page: ReviewPage; readonly refused: Refused | null }
