import { Message } from "../ui/message"
import { type Ask, askSentence } from "./ask"

/** Who asks this reader to read something once more, and why. */
export function AskedAgain({ asks }: { asks: readonly Ask[] }) {
  return asks.map((ask) => (
    <Message key={`${ask.day} ${ask.what} ${ask.reason}`} kind="told">
      <p>
        <strong>{askSentence(ask)}.</strong>
        <br />
        {ask.reason}
        <br />
        <span className="small">What you confirmed before stays on record.</span>
      </p>
    </Message>
  ))
}
