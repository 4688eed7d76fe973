import { dayName, dayOf } from "../ui/day"
import { Frame } from "../ui/frame"
import "./mailbox.css"
import type { Sent } from "./mail"

/** The demo's mails, newest first: what would have gone to a mail server. */
export function Mailbox({ mails }: { mails: readonly Sent[] }) {
  return (
    <Frame person={null}>
      <main id="main" className="page stack">
        <h1>Mailbox of the demo</h1>
        <p className="t15 muted">No mail leaves the demo. What people would get is shown here, newest first.</p>
        {mails.length === 0 ? <p>No mail yet.</p> : null}
        {mails.map(({ id, to, subject, text, at, waitsUntil }, i) => (
          <details key={id ?? at} className="card mail" open={i === 0}>
            <summary>
              <span>
                {subject}
                <span className="small muted">
                  {to}, {dayName(dayOf(at))}
                  {waitsUntil === undefined ? "" : `, waits for working hours on ${dayName(dayOf(waitsUntil))}`}
                </span>
              </span>
            </summary>
            <p className="t15">{linked(text)}</p>
          </details>
        ))}
      </main>
    </Frame>
  )
}

/** Addresses in the text as links, lines as they are. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((piece, i) =>
    i % 2 === 1 ? (
      <a key={piece} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  )
}
