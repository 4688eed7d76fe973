import { dayName } from "../ui/day"
import { Frame } from "../ui/frame"
import { Icon } from "../ui/icon"
import { quoted } from "../ui/quote"
import type { ListPage } from "./list-page"
import { countText, type Outline } from "./outline"
import { JustRead } from "./progress-marks"
import type { Duty } from "./your-part"

/** All changes are read: what the reader knows now, and what it asks of them. */
export function KnownVersion({ page }: { page: ListPage }) {
  const { legend, version, outline, duties, begun } = page
  const { length } = outline.lines
  return (
    <Frame person={page.person} here="home">
      <main id="main" className="page stack reading">
        {page.after ? <JustRead legendId={legend.id} after={page.after} thing={outline.thing} /> : null}
        <p className="chip ok" role="status">
          <Icon name="check" /> {length === 0 ? "Nothing new for you" : allRead(outline)}
        </p>
        <h1 tabIndex={-1}>You know version {version.label}.</h1>
        <p className="muted">
          <a href={`/legends/${legend.id}`}>{legend.title}</a>
        </p>
        {length === 0 ? (
          <p>
            {page.fresh === null ? "" : `Version ${version.label} came out while you read. `}
            What changed since you last read it was changed back.
          </p>
        ) : null}
        {page.instead === null ? null : (
          <p>
            {countText(length, outline.thing)} instead of {page.instead} minutes of rereading.
          </p>
        )}
        {duties.length > 0 ? <YourPartCard page={page} /> : null}
        {begun && length > 0 ? (
          <p className="row">
            <a className="btn s" href={`/legends/${legend.id}/receipts/${version.label}`}>
              Receipt, to print
            </a>
          </p>
        ) : null}
        {length > 0 ? (
          <p>
            <a href={`/legends/${legend.id}/read?all`}>Look again at a {outline.thing}, or take back “read”</a>
          </p>
        ) : null}
      </main>
    </Frame>
  )
}

const allRead = ({ lines, thing }: Outline) =>
  lines.length === 1 ? `The one ${thing} is read` : `All ${countText(lines.length, thing)} read`

function YourPartCard({ page: { duties, version, today } }: { page: ListPage }) {
  return (
    <section className="card stack near">
      <h2>Your part, on one card</h2>
      {version.inForceFrom ? <p className="small muted">From {dayName(version.inForceFrom, today)}</p> : null}
      <ul className="duties">
        {duties.map((duty) => (
          <li key={`${duty.kind} ${duty.where} ${duty.text}`}>
            <DutyText duty={duty} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function DutyText({ duty: { kind, text, where } }: { duty: Duty }) {
  return kind === "promise" ? (
    <>
      <strong>{text}</strong>
      {where ? <span className="small muted"> in {quoted(where)}</span> : null}
    </>
  ) : (
    <>
      You do the step <strong>{text}</strong>.
    </>
  )
}
