import { dayName } from "../ui/day"
import { Frame } from "../ui/frame"
import { Message } from "../ui/message"
import { AskedAgain } from "./asked-again"
import { hrefOf } from "./change-page"
import type { ListPage } from "./list-page"
import { cameMeanwhile, countText, type Line, minutesText, type Outline } from "./outline"
import { JustRead, ListLine, Segments } from "./progress-marks"

/** What changed for this reader: every change closed, what concerns them first. */
export function WhatChanged({ page, begun = false }: { page: ListPage; begun?: boolean }) {
  const { legend, version, outline } = page
  const part = outline.thing === "part"
  const mine = part ? [] : outline.lines.filter((line) => line.concerns.length > 0)
  const others = outline.lines.filter((line) => !mine.includes(line))
  return (
    <Frame person={page.person} here="home">
      <main id="main" className="page stack reading">
        <p className="small muted">
          <a href={`/legends/${legend.id}`}>{legend.title}</a>
        </p>
        <h1 tabIndex={-1}>
          {part ? `Version ${version.label}, part by part` : `What changed in version ${version.label}`}
        </h1>
        {begun ? <Message kind="no">{begunSentence}</Message> : null}
        {page.after ? <JustRead legendId={legend.id} after={page.after} thing={outline.thing} /> : null}
        {page.waits ? (
          <Message kind="told">
            Something is left for you to find. What was before is shown as soon as you have found it, or had it shown:
            until then it would give it away.
          </Message>
        ) : null}
        {page.fresh === null ? null : (
          <Message kind="told">{cameMeanwhile(version.label, page.fresh, outline.thing)}</Message>
        )}
        <AskedAgain asks={page.asks} />
        {version.summary ? <p>{version.summary}</p> : null}
        <p className="small muted">{datesOf(page)}</p>
        <p>
          <strong>
            {outline.read} of {outline.lines.length} read
          </strong>{" "}
          <span className="muted">{outline.next ? `· ${minutesText(outline.minutesLeft)}` : null}</span>
        </p>
        <Segments outline={outline} />
        {page.whole === null ? null : <Instead legendId={legend.id} outline={outline} minutes={page.whole} />}
        <Group title={`Concerns you: ${outline.concerns}`} lines={mine} legendId={legend.id} part={part} />
        <Group
          title={mine.length > 0 ? "Good to know" : `All ${outline.thing}s`}
          lines={others}
          legendId={legend.id}
          part={part}
        />
        <p className="small muted">{sinceWhen(page)}</p>
        {page.cancelled > 0 ? <Cancelled count={page.cancelled} /> : null}
      </main>
      {outline.next ? <GoOn legendId={legend.id} next={outline.next} outline={outline} /> : null}
    </Frame>
  )
}

const begunSentence =
  "You have begun with the list of changes, and a reading does not change its list any more: please go on with it."

/** A lot at once: then the legend as it is now may be the shorter way. */
function Instead({ legendId, outline, minutes }: { legendId: string; outline: Outline; minutes: number }) {
  return (
    <form className="card stack near" method="post" action={`/legends/${legendId}/read/whole`}>
      <h2>That is a lot at once</h2>
      <p>
        {countText(outline.lines.length, "change")}, {minutesText(outline.minutesLeft)}. You may read the whole legend
        as it is now instead, part by part, and what was removed or moved: about {minutes} min. Once you have opened
        something, it stays with what you chose.
      </p>
      <p className="row">
        <button className="btn" type="submit">
          Read the whole legend instead
        </button>
      </p>
    </form>
  )
}

function datesOf({ version, today }: ListPage): string {
  return [
    `${version.author}, ${dayName(version.publishedOn, today)}`,
    version.inForceFrom ? `in force from ${dayName(version.inForceFrom, today)}` : null,
    version.readBy ? `please read by ${dayName(version.readBy, today)}` : null,
  ]
    .filter((text) => text !== null)
    .join(" · ")
}

function sinceWhen({ outline: { known, lines, thing }, nextInLine }: ListPage): string {
  if (known === null) return "This legend is new for you, so you read it part by part."
  if (thing === "part")
    return `You last read version ${known}, and chose to read the whole legend: each part as it is now, then what was removed or moved.`
  if (nextInLine) return `You last read version ${known}, so this is everything that is new for you.`
  return `You last read version ${known}. Since then ${lines.length === 1 ? "1 thing is" : `${lines.length} things are`} different.`
}

function Group({
  title,
  lines,
  legendId,
  part,
}: {
  title: string
  lines: readonly Line[]
  legendId: string
  part: boolean
}) {
  return lines.length === 0 ? null : (
    <section className="stack near">
      <h2>{title}</h2>
      <ol className="list">
        {lines.map((line) => (
          <ListLine key={line.fp} line={line} legendId={legendId} part={part} />
        ))}
      </ol>
    </section>
  )
}

function Cancelled({ count }: { count: number }) {
  return (
    <details>
      <summary>{count === 1 ? "1 thing changed and changed back" : `${count} things changed and changed back`}</summary>
      <p className="t15">They read as you know them. Nothing to do.</p>
    </details>
  )
}

function GoOn({ legendId, next, outline }: { legendId: string; next: Line; outline: Outline }) {
  return (
    <form className="bar" method="post" action={`${hrefOf(legendId, next.fp)}/opening`} aria-label="Go on">
      <div className="in one">
        <button className="btn p" type="submit">
          {outline.read > 0 ? "Go on with" : "Open"} {outline.thing} {next.n}
        </button>
      </div>
    </form>
  )
}
