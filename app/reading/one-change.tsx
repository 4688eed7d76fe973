import { dayName } from "../ui/day"
import { Icon } from "../ui/icon"
import { Message } from "../ui/message"
import { quoted } from "../ui/quote"
import { ChangeShown } from "../versions/change-shown"
import { FindWhatIsNew } from "../versions/find-what-is-new"
import { kindIcon, kindName } from "../versions/kind-names"
import { OneQuestion } from "../versions/one-question"
import { AskedAgain } from "./asked-again"
import { type ChangePage, hrefOf } from "./change-page"
import { type Refused, refusalSentence } from "./confirmation"
import { cameMeanwhile, type Line, type Outline } from "./outline"
import { OwnQuestions } from "./own-questions"
import { JustRead, Rail, ReadingHead, Segments } from "./progress-marks"
import { WhatColleaguesAsked } from "./what-colleagues-asked"

/** One change of a reading: closed, open, or read. */
export function OneChange({ page, refused }: { page: ChangePage; refused?: Refused | null | undefined }) {
  const { legend, version, outline, line } = page
  const current = line?.fp ?? ""
  const replaced: Refused | null = page.replaced ? { refused: "superseded" } : null
  const no: Refused | null = refused ?? replaced
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <ReadingHead legendId={legend.id} outline={outline} n={line?.n ?? null} />
      <div className="reader">
        <Rail outline={outline} legendId={legend.id} label={version.label} current={current} />
        <main id="main" className="page stack reading" lang={legend.lang === "en" ? undefined : legend.lang}>
          {no ? <Refusal sentence={refusalSentence(no, version.label)} /> : null}
          {page.fresh === null || no ? null : (
            <Message kind="told">{cameMeanwhile(version.label, page.fresh, outline.thing)}</Message>
          )}
          {page.after ? <JustRead legendId={legend.id} after={page.after} thing={outline.thing} /> : null}
          <AskedAgain asks={page.asks} />
          <Segments outline={outline} current={current} />
          {page.told ? <Told sentence={page.told} /> : null}
          <Content page={page} chosen={no?.chosen ?? null} />
        </main>
      </div>
      {line ? (
        <Bar page={page} line={line} again={no?.refused === "wrong-answer"} />
      ) : (
        <BackToTheList legendId={legend.id} />
      )}
    </>
  )
}

function Refusal({ sentence }: { sentence: string }) {
  return (
    <Message kind="no">
      <p>{sentence}</p>
    </Message>
  )
}

/** What was new, right after it was found or shown. */
function Told({ sentence }: { sentence: string }) {
  return (
    <p className="chip ok" role="status">
      <Icon name="check" /> {sentence}
    </p>
  )
}

function Content({ page, chosen }: { page: ChangePage; chosen: number | null }) {
  const { line, shown, find, author, asking, roles, view, legend, outline, own, takenBack = false } = page
  if (!line)
    return (
      <>
        <h1 tabIndex={-1}>This change is not asked any more</h1>
        <p>The passage was changed again, and now reads as you know it.</p>
      </>
    )
  if (find) return <FindWhatIsNew find={find} author={author} concerns={line.concerns} form="answer" chosen={chosen} />
  if (!shown) return <Closed line={line} thing={outline.thing} takenBack={takenBack} />
  return (
    <>
      <ChangeShown
        shown={shown}
        view={view}
        roles={[...roles]}
        concerns={[...line.concerns]}
        href={(other) => `${hrefOf(legend.id, line.fp)}${other === "changes" ? "" : `?v=${other}`}`}
      />
      <WhatColleaguesAsked asked={page.colleagues} today={page.today} />
      {asking ? <OneQuestion {...asking} form="answer" chosen={chosen} /> : null}
      <OwnQuestions own={own} legendId={legend.id} />
    </>
  )
}

/** Where, what kind, its title: never its text. */
function Closed({ line, thing, takenBack }: { line: Line; thing: Outline["thing"]; takenBack: boolean }) {
  return (
    <>
      {takenBack ? (
        <Message kind="told">
          <p>
            You took back “read”: {thing} {line.n} counts as not read until you open it and confirm it again.
          </p>
        </Message>
      ) : null}
      <div className="row">
        <span className="chip">
          <Icon name={kindIcon(line.kind)} /> {kindName(line.kind)}
        </span>
        {line.concerns.length > 0 ? (
          <span className="chip you">
            <Icon name="person" /> Concerns you: {line.concerns.join(", ")}
          </span>
        ) : null}
      </div>
      <h1 tabIndex={-1}>{line.title}</h1>
      <p className="muted">
        In {quoted(line.where)}
        {line.origin ? `, ${line.origin}` : ""}. Open it to {thing === "part" ? "read it" : "see what changed"}.
      </p>
    </>
  )
}

function Bar({ page, line, again }: { page: ChangePage; line: Line; again: boolean }) {
  const { legend, opening, find, read, outline } = page
  const at = hrefOf(legend.id, line.fp)
  if (read) return <ReadBar page={page} at={at} />
  if (!opening)
    return (
      <form className="bar" method="post" action={`${at}/opening`} aria-label={`Open this ${outline.thing}`}>
        <div className="in one">
          <button className="btn p" type="submit">
            Open {outline.thing} {line.n}
          </button>
        </div>
      </form>
    )
  if (find) return <FindBar at={at} openingId={opening.id} side={find.side} />
  return (
    <form
      id="answer"
      className="bar"
      method="post"
      action={`${at}/confirmation`}
      aria-label={`Your answer to this ${outline.thing}`}
    >
      <input type="hidden" name="opening" value={opening.id} />
      <input type="hidden" name="shown" value={opening.shownHash} />
      {again ? <input type="hidden" name="again" value="1" /> : null}
      <div className="in">
        <a className="btn" href={`${at}/but`} data-k="but">
          I read it, but …
        </a>
        <button className="btn p" type="submit" name="intent" value="read">
          I’ve read this
        </button>
      </div>
    </form>
  )
}

/** Both buttons lead to the change itself; without script the choice stands in the passage above. */
function FindBar({ at, openingId, side }: { at: string; openingId: string; side: "now" | "was" }) {
  return (
    <form id="answer" className="bar" method="post" action={`${at}/reveal`} aria-label="Your answer">
      <input type="hidden" name="opening" value={openingId} />
      {/* First in the form, so that Enter in the passage answers and does not give up. */}
      <button type="submit" name="intent" value="find" hidden />
      <div className="in">
        <button className="btn" type="submit" name="intent" value="show">
          Just show me
        </button>
        <button className="btn p" type="submit" name="intent" value="find">
          {side === "now" ? "This one is new" : "This one is gone"}
        </button>
      </div>
    </form>
  )
}

/** A change that is read: it can be taken back, or gone on from. */
function ReadBar({ page: { legend, outline, read, today }, at }: { page: ChangePage; at: string }) {
  const { next, thing } = outline
  return (
    <section className="bar" aria-label={`This ${thing} is read`}>
      <div className="in">
        <form method="post" action={`${at}/undo`}>
          <input type="hidden" name="confirmation" value={read?.confirmationId} />
          <button className="btn" type="submit" title={read ? `Read on ${dayName(read.day, today)}` : undefined}>
            Take back “read”
          </button>
        </form>
        {next ? (
          <form method="post" action={`${hrefOf(legend.id, next.fp)}/opening`}>
            <button className="btn p" type="submit">
              Go on with {thing} {next.n}
            </button>
          </form>
        ) : (
          <a className="btn p" href={`/legends/${legend.id}/read`}>
            All {thing}s are read
          </a>
        )}
      </div>
    </section>
  )
}

function BackToTheList({ legendId }: { legendId: string }) {
  return (
    <section className="bar" aria-label="Go on">
      <div className="in one">
        <a className="btn p" href={`/legends/${legendId}/read`}>
          All changes
        </a>
      </div>
    </section>
  )
}
