import { dayName } from "../ui/day"
import { Message } from "../ui/message"
import { type Answered, answersSentence } from "./answering"

export type VersionPage = {
  readonly legend: { readonly id: string; readonly lang: string }
  readonly version: {
    readonly label: string
    readonly title: string
    readonly by: string
    readonly summary: string
    readonly inForceFrom: string | null
    /** Day it was published. */
    readonly day: string
  }
  /** Label of the version that applies, and of those right after and before this one. */
  readonly current: string
  readonly newer: string | null
  readonly older: string | null
  /** Numbers of the questions and objections that it answers; never whose they are. */
  readonly answers: readonly Answered[]
  readonly html: string
  readonly mayCompare: boolean
  readonly today: string
}

/** One version in full, as it was published; an old one says at once that another applies. */
export function OneVersion({ page }: { page: VersionPage }) {
  const { legend, version, current, newer, older, html, mayCompare, today } = page
  const at = `/legends/${legend.id}`
  return (
    <main id="main" className="page stack whole">
      {version.label === current ? null : (
        <Message kind="told">
          This is version {version.label}. <a href={at}>Version {current} applies.</a>
        </Message>
      )}
      <header className="stack">
        <h1 tabIndex={-1}>{version.title}</h1>
        <p className="t15 muted">
          Version {version.label}, published {dayName(version.day, today)} by {version.by}
          {version.inForceFrom ? `, in force from ${dayName(version.inForceFrom, today)}` : ""}.
        </p>
        {version.summary ? <p>{version.summary}</p> : null}
        {page.answers.length > 0 ? <p className="t15">{answersSentence(page.answers)}</p> : null}
        <nav className="row" aria-label="Other versions">
          {older ? (
            <a className="btn s" href={`${at}/v/${older}`} data-k="prev">
              Version {older}
            </a>
          ) : null}
          {newer ? (
            <a className="btn s" href={`${at}/v/${newer}`} data-k="next">
              Version {newer}
            </a>
          ) : null}
          {older && mayCompare ? (
            <a className="btn q s" href={`${at}/compare/${older}...${version.label}`}>
              What changed in version {version.label}
            </a>
          ) : null}
        </nav>
      </header>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by app/document/render from a checked document */}
      <article className="story" lang={legend.lang} dangerouslySetInnerHTML={{ __html: html }} />
    </main>
  )
}
