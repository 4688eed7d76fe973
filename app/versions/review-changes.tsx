import type { FormEvent } from "react"
import { Frame } from "../ui/frame"
import { Icon } from "../ui/icon"
import { AboutTheVersion, PublishBar } from "./about-the-version"
import { AsAReaderSeesIt, type Look } from "./as-a-reader-sees-it"
import { useWritten } from "./as-it-is-written"
import { ChangesToPublish } from "./changes-to-publish"
import type { Refused } from "./refused"
import { noWords, type ReviewedChange, type ReviewPage, type Words } from "./review-page"
import { WhatStops } from "./what-stops"
import { WhatTheAuthorSays } from "./what-the-author-says"

/** How far the words in the form have come; null without script, where a button saves them. */
export type Saving = "saved" | "saving" | "unsaved" | "signed-out" | "clash" | null

type Props = {
  page: ReviewPage
  chosen: ReviewedChange | null
  look: Look
  refused: Refused | null
  saving: Saving
  /** What this form saved last, and how often another author's words were told (see useWritten). */
  sent: Words | null
  told: number
  /** What was written of the chosen change and has not arrived yet. */
  unsaved?: Words["change"]
  onWritten?: (form: HTMLFormElement, left: boolean) => void
  onSent?: (event: FormEvent<HTMLFormElement>) => void
}

/** The publish page: the computed changes, each as a reader will be served it, and what the author says about them. */
export function ReviewChanges({ page, chosen, look, refused, saving, sent, told, unsaved, onWritten, onSent }: Props) {
  const version = useWritten("version", page.version, {
    kept: refused?.version ?? null,
    sent: sent?.version ?? null,
    told,
  })
  const change = useWritten(chosen?.fp ?? "", chosen?.fields ?? noWords, {
    kept: chosen?.fp === refused?.fp ? (refused?.change ?? null) : null,
    sent: chosen?.fp === sent?.fp ? (sent?.change ?? null) : null,
    told,
    unsaved,
  })
  const problems = refused?.problems ?? []
  const clash = refused?.clash ?? []
  const first = problems.find((problem) => problem.fp === null || problem.fp === chosen?.fp)
  const at = `/legends/${page.legend.id}/publish`
  const was = { change: chosen ? change.base : null, version: version.base }
  const written = (event: FormEvent<HTMLFormElement>) => onWritten?.(event.currentTarget, event.type === "blur")
  return (
    <Frame person={null} head={<ReviewHead page={page} saving={saving} />}>
      <main id="main" className="review" tabIndex={-1}>
        <h1 className="vh">Review and publish version {page.label}</h1>
        <WhatStops problems={problems} clash={clash} page={page} at={at} />
        {page.changes.length === 0 ? (
          <NothingToPublish page={page} />
        ) : (
          <div className="columns">
            <ChangesToPublish page={page} chosen={chosen} at={at} />
            <AsAReaderSeesIt
              page={page}
              chosen={chosen}
              typed={change.typed}
              look={look}
              at={at}
              live={saving !== null}
            />
            <form
              id="review"
              className="stack settings"
              method="post"
              action={`${at}/announcement`}
              onInput={written}
              onBlur={written}
              onSubmit={onSent}
            >
              <input type="hidden" name="was" value={JSON.stringify(was)} />
              <input type="hidden" name="revision" value={page.revision} />
              <input type="hidden" name="called" value={page.legend.title} />
              {chosen ? (
                <WhatTheAuthorSays
                  key={chosen.fp}
                  page={page}
                  change={chosen}
                  typed={change.typed}
                  type={change.type}
                  problems={problems.filter((problem) => problem.fp === chosen.fp)}
                  clash={clash}
                  first={first?.fp === chosen.fp ? first : undefined}
                />
              ) : null}
              <hr />
              <AboutTheVersion
                page={page}
                typed={version.typed}
                type={version.type}
                problems={problems}
                clash={clash}
                first={first?.fp === null ? first : undefined}
              />
            </form>
          </div>
        )}
      </main>
      {page.changes.length === 0 ? null : <PublishBar page={page} typed={version.typed} at={at} />}
    </Frame>
  )
}

function ReviewHead({ page, saving }: { page: ReviewPage; saving: Saving }) {
  return (
    <header className="top between review-head">
      <a className="btn q s" href={`/legends/${page.legend.id}/edit`}>
        <Icon name="back" /> Back to the draft
      </a>
      <p className="t15">
        <strong>Review and publish version {page.label}</strong> <span className="muted">· {page.legend.title}</span>
      </p>
      {page.changes.length === 0 ? (
        <span />
      ) : (
        <div className="row small muted">
          {/* First in the document, so that Enter in a field saves and never publishes. */}
          <button type="submit" form="review" className="btn s" hidden={saving !== null && saving !== "clash"}>
            Save
          </button>
          <p role="status">
            {saving === "saved" ? <Icon name="check" /> : null}{" "}
            <span>{saving === null ? "" : savingNames[saving]}</span>
          </p>
        </div>
      )}
    </header>
  )
}

const savingNames = {
  saved: "Saved",
  saving: "Saving …",
  unsaved: "Not saved: no connection. Your text is still here.",
  "signed-out": "Not saved: you are signed out. Sign in again in another tab; your text is still here.",
  clash: "Not saved: another author wrote here too.",
}

function NothingToPublish({ page }: { page: ReviewPage }) {
  return (
    <div className="page stack">
      <p>
        {page.previous === null
          ? "The draft is empty: there is nothing to publish yet."
          : `The draft says the same as version ${page.previous}.`}
      </p>
      <p className="row">
        <a className="btn p" href={`/legends/${page.legend.id}/edit`}>
          Back to the draft
        </a>
        <a className="btn" href={`/legends/${page.legend.id}`}>
          The legend
        </a>
      </p>
    </div>
  )
}
