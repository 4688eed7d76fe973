import { Icon } from "../ui/icon"
import { quoted } from "../ui/quote"
import { kindIcon, kindName } from "./kind-names"
import { type Hand, type ReviewedChange, type ReviewPage, thingOf } from "./review-page"

type Props = { page: ReviewPage; chosen: ReviewedChange | null; at: string }

/** The computed changes in story order, what is missing at each, and what should be thought about before publishing. */
export function ChangesToPublish({ page, chosen, at }: Props) {
  const count = page.changes.length
  return (
    <section aria-labelledby="changes" className="stack near">
      <div className="row between">
        <h2 id="changes">{count === 1 ? `1 ${thingOf(page)}` : `${count} ${thingOf(page)}s`}</h2>
        <p className="small muted">{page.minutes === 1 ? "1 minute" : `${page.minutes} minutes`} to read</p>
      </div>
      {page.changes.map((change, i) =>
        change.hands ? <ChangesHands key={change.fp} change={change} number={i + 1} /> : null,
      )}
      {page.warnings.map((warning) => (
        <p key={warning} className="card t15 warning">
          {warning}
        </p>
      ))}
      <ol className="list">
        {page.changes.map((change, i) => (
          <li key={change.fp}>
            <a className="it" href={`${at}?change=${change.fp}`} aria-current={change === chosen ? "true" : undefined}>
              <span className="dot" aria-hidden="true">
                {i + 1}
              </span>
              <ChangeLine change={change} />
            </a>
          </li>
        ))}
      </ol>
      {chosen ? <MergeAndApart change={chosen} at={at} /> : null}
    </section>
  )
}

function ChangeLine({ change }: { change: ReviewedChange }) {
  const { shown } = change
  const missing = change.needsReason && change.fields.reason === ""
  const concerns = shown.concerns.roles.join(", ")
  const extra = [shown.careful ? "Careful reading" : "", shown.check ? "1 question" : ""].filter(Boolean).join(" · ")
  return (
    <span>
      <span className="small muted">
        <Icon name={kindIcon(shown.kind)} /> {kindName(shown.kind)} · {shown.severity}
      </span>
      <br />
      <strong className="t15">{shown.title}</strong>
      {extra ? (
        <>
          <br />
          <span className="small">{extra}</span>
        </>
      ) : null}
      {concerns || missing ? (
        <>
          <br />
          <span className="small">
            {concerns ? `Concerns ${concerns}` : null}
            {concerns && missing ? " · " : null}
            {missing ? <span className="missing">reason missing</span> : null}
          </span>
        </>
      ) : null}
    </span>
  )
}

/** The accident this product comes from: somebody's step becomes somebody else's, and nobody told them. */
function ChangesHands({ change, number }: { change: ReviewedChange; number: number }) {
  const { loses, gains } = change.hands ?? {}
  return (
    <div className="card stack warning">
      <p className="t15">
        <strong>
          <Icon name="warning" /> A step changes hands
        </strong>
      </p>
      <p className="t15">
        Change {number}
        {loses ? (
          <>
            {" "}
            takes {quoted(change.shown.where)} from <HandName hand={loses} />
          </>
        ) : null}
        {gains ? (
          <>
            {loses ? " and" : ""} gives {loses ? "it" : quoted(change.shown.where)} to <HandName hand={gains} />
          </>
        ) : null}
        . Speak with them before you publish.
      </p>
    </div>
  )
}

function HandName({ hand }: { hand: Hand }) {
  const count = hand.people === 0 ? "nobody has this role" : hand.people === 1 ? "1 person" : `${hand.people} people`
  return (
    <>
      <strong>{hand.name}</strong> ({count})
    </>
  )
}

/** All send the settings along, so that nothing typed is lost. */
function MergeAndApart({ change, at }: { change: ReviewedChange; at: string }) {
  return (
    <div className="row">
      {change.mergesWithNext ? (
        <button className="btn s" type="submit" form="review" formAction={`${at}/merge`} data-k="m">
          <Icon name="merge" /> Merge with next
        </button>
      ) : null}
      {change.splits ? (
        <button className="btn s" type="submit" form="review" formAction={`${at}/split`} data-k="s">
          <Icon name="split" /> Split by sentence
        </button>
      ) : null}
      {change.isPiece && !change.merged ? (
        <button className="btn s" type="submit" form="review" formAction={`${at}/whole`}>
          <Icon name="merge" /> Make one change again
        </button>
      ) : null}
      {change.merged ? (
        <button className="btn s" type="submit" form="review" formAction={`${at}/split`} data-k="s">
          <Icon name="split" /> Take apart again
        </button>
      ) : null}
    </div>
  )
}
