import { Frame } from "../ui/frame"
import type { Mail } from "./mail"

/** The demo's mails, newest first: what would have gone to a mail server. */
export function Mailbox({ mails }: { mails: readonly Mail[] }) {
  return (
    <Frame person={null}>
      <main id="main" className="page stack">
        <h1>Mailbox of the demo</h1>
        <p className="t15 muted">No mail leaves the demo. What people would get is shown here, newest first.</p>
        {mails.length === 0 ? <p>No mail yet.</p> : null}
        {mails.map(({ id, to, subject, text }, i) => (
          <article key={id ?? `${mails.length - i}`} className="card stack">
            <h2>{subject}</h2>
            <p className="small muted">To {to}</p>
            <p className="t15 mail">{linked(text)}</p>
          </article>
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
