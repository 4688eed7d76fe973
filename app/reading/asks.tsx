import { dayName } from "../ui/day"
import { type AskStanding, askSentence } from "./ask"

/** What was asked again of this version, and how many have read it since. */
export function Asks({
  asks,
  legendId,
  mayAsk,
  today,
}: {
  asks: readonly AskStanding[]
  legendId: string
  mayAsk: boolean
  today: string
}) {
  if (asks.length === 0 && !mayAsk) return null
  return (
    <section className="stack near" aria-labelledby="again">
      <h2 id="again">Asked again</h2>
      {asks.length > 0 ? (
        <ul className="list">
          {asks.map((ask) => (
            <li key={`${ask.day} ${ask.what} ${ask.reason}`} className="pad t15">
              <strong>{askSentence(ask)}</strong>
              <br />
              {ask.reason}
              <br />
              <span className="small muted">
                {dayName(ask.day, today)} ·{" "}
                {ask.counted ? `${ask.counted.finished} of ${ask.counted.people} have read it since` : "not counted"}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {mayAsk ? (
        <p>
          <a className="btn s" href={`/legends/${legendId}/status/again`}>
            Ask a team to read it again
          </a>
        </p>
      ) : null}
    </section>
  )
}
