import { Icon } from "../ui/icon"
import { quoted } from "../ui/quote"
import { kindIcon, kindName } from "./kind-names"
import { pillarNames } from "./pillars"
import type { Shown } from "./shown"

export type View = "changes" | "now" | "before"

type Props = {
  shown: Shown
  view: View
  /** Names of the reader's roles: only their notes are shown. */
  roles: readonly string[]
  /** Why it concerns the reader: names of their roles and teams. */
  concerns: readonly string[]
  /** Where each view of the passage is. */
  href: (view: View) => string
}

/** One change as its readers see it; the publish page shows authors the very same. */
export function ChangeShown({ shown, view, roles, concerns, href }: Props) {
  const notes = roles.flatMap((role) => (shown.notes[role] ? [[role, shown.notes[role]] as const] : []))
  return (
    <div className="stack change-shown">
      <div className="row">
        <span className="chip">
          <Icon name={kindIcon(shown.kind)} /> {kindName(shown.kind)}
        </span>
        {concerns.length > 0 ? (
          <span className="chip you">
            <Icon name="person" /> Concerns you: {concerns.join(", ")}
          </span>
        ) : null}
      </div>
      <h1 tabIndex={-1}>{shown.title}</h1>
      <UntilNow shown={shown} />
      <InTheStory shown={shown} view={view} href={href} />
      {shown.corrections.length > 0 ? <Corrections shown={shown} /> : null}
      {notes.map(([role, note]) => (
        <section className="stack near" key={role}>
          <h2>What this means for {role}</h2>
          <p>{note}</p>
        </section>
      ))}
      {shown.reason ? (
        <section className="note stack near">
          <h2>Why</h2>
          <p>{shown.reason}</p>
          <p className="small muted">
            {[shown.author, shown.pillar && pillarNames[shown.pillar]].filter(Boolean).join(" · ")}
          </p>
        </section>
      ) : null}
    </div>
  )
}

/** The fact first, before any marked text. */
function UntilNow({ shown }: { shown: Shown }) {
  if (shown.was === null && shown.now === null) return null
  const isShort = Math.max(shown.was?.length ?? 0, shown.now?.length ?? 0) <= 40
  return (
    <dl className={isShort ? "waswas short" : "waswas"}>
      {shown.was === null ? null : (
        <div className="was">
          <dt>
            <Icon name="minus" /> Until now{shown.known ? ` (version ${shown.known})` : ""}
          </dt>
          <dd>{shown.was}</dd>
        </div>
      )}
      {shown.now === null ? null : (
        <div className="now">
          <dt>
            <Icon name="plus" /> From now on (version {shown.version})
          </dt>
          <dd>{shown.now}</dd>
        </div>
      )}
    </dl>
  )
}

function InTheStory({ shown, view, href }: Pick<Props, "shown" | "view" | "href">) {
  if (shown.passages.length === 0) return null
  const hasNow = shown.passages.some((passage) => passage.now !== null)
  const hasBefore = shown.passages.some((passage) => passage.before !== null)
  const link = (name: string, to: View) => (
    <a href={href(to)} aria-current={view === to ? "true" : undefined}>
      {name}
    </a>
  )
  return (
    <section className="stack near">
      <div className="row between">
        <h2>In the story</h2>
        {hasNow && hasBefore ? (
          <nav className="seg" aria-label="Show the passage">
            {link("Changes", "changes")}
            {link("Now", "now")}
            {link("Before", "before")}
          </nav>
        ) : null}
      </div>
      {shown.passages.map((passage, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: passages have no name and never change their order
        <Passage key={i} passage={passage} view={view} />
      ))}
    </section>
  )
}

function Passage({ passage, view }: { passage: Shown["passages"][number]; view: View }) {
  const text = view === "changes" ? passage.changes : passage[view]
  return (
    <>
      {text === null ? (
        <p className="muted">{view === "now" ? "This is no longer there." : "This was not there."}</p>
      ) : (
        <Story html={text} />
      )}
      {passage.part === null ? null : (
        <details>
          <summary>Read the whole part {quoted(passage.where)}</summary>
          <Story html={passage.part} />
        </details>
      )}
    </>
  )
}

function Story({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made on the server from a canonical document (shown.ts)
  return <div className="story" dangerouslySetInnerHTML={{ __html: html }} />
}

function Corrections({ shown }: { shown: Shown }) {
  return (
    <ul className="corrections">
      {shown.corrections.map(({ where, was, now }) => (
        <li key={`${where} ${was} ${now}`}>
          <span className="small muted">{where}</span>
          <br />
          {was ? <del>{was}</del> : null} {now ? <ins>{now}</ins> : null}
        </li>
      ))}
    </ul>
  )
}
