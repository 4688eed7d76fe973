import { dayName } from "../ui/day"
import type { Legend } from "./legend"

export type Whole = {
  readonly legend: Pick<Legend, "id" | "title" | "lang" | "current">
  /** The version that applies; null while nothing is published. */
  readonly text: {
    readonly title: string
    readonly label: string
    /** Day it was published, and from which it is in force. */
    readonly day: string
    readonly inForceFrom: string | null
    readonly by: string | null
    readonly html: string
    readonly minutes: number
  } | null
  readonly parts: readonly { readonly id: string; readonly name: string }[]
  readonly mayWrite: boolean
  readonly maySeeStanding: boolean
  /** Whether earlier versions may be laid beside each other. */
  readonly mayCompare: boolean
  /** True when the one who looks has changes of this version to read. */
  readonly unread: boolean
  /** Whoever knows nothing of it yet reads it part by part. */
  readonly isNew: boolean
  readonly today: string
}

/** The version that applies, in full, with the ways from it that are open to who looks. */
export function WholeLegend({ legend, text, parts, unread, isNew, today, ...may }: Whole) {
  const at = `/legends/${legend.id}`
  return (
    <main id="main" className="page stack whole">
      <header className="stack">
        <h1 tabIndex={-1}>{text?.title ?? legend.title}</h1>
        {text ? (
          <p className="t15 muted">
            Version {text.label}, published {dayName(text.day, today)}
            {text.by ? ` by ${text.by}` : ""}
            {text.inForceFrom ? `, in force from ${dayName(text.inForceFrom, today)}` : ""}. About {text.minutes} min to
            read.
          </p>
        ) : (
          <p>Not published yet.</p>
        )}
        <nav className="row" aria-label="About this legend">
          {unread && text ? (
            <a className="btn p" href={`${at}/read`}>
              {isNew ? "Read it part by part" : "See what changed"}
            </a>
          ) : null}
          {may.mayWrite ? (
            <a className="btn" href={`${at}/edit`}>
              Edit the draft
            </a>
          ) : null}
          {text && may.maySeeStanding ? (
            <a className="btn" href={`${at}/status`}>
              Where we stand
            </a>
          ) : null}
          {text && may.mayCompare ? (
            <a className="btn q" href={`${at}/history`}>
              Versions
            </a>
          ) : null}
        </nav>
      </header>
      {parts.length > 5 ? (
        <details>
          <summary>Parts of this legend</summary>
          <ol className="contents">
            {parts.map(({ id, name }) => (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {text ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by app/document/render from a checked document
        <article className="story" lang={legend.lang} dangerouslySetInnerHTML={{ __html: text.html }} />
      ) : null}
    </main>
  )
}
