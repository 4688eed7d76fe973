import { dayName } from "../ui/day"
import { Icon } from "../ui/icon"
import { Message } from "../ui/message"
import { answersSentence } from "./answering"
import { type ComparePage, kindsText, type Layout } from "./compare-page"
import { kindIcon, kindName } from "./kind-names"
import { changedAgain, originText } from "./origins"
import type { Shown } from "./shown"

const layoutNames: Readonly<Record<Layout, string>> = {
  text: "In the text",
  sides: "Side by side",
  changes: "Only changes",
}

/** Two versions: when they were published, what changed between them, and the text with what came and went. */
export function ComparedVersions({ page }: { page: ComparePage }) {
  const { legend, found, from, to, layout } = page
  return (
    <main id="main" className="compare" tabIndex={-1}>
      <Timeline page={page} />
      <article className="stack">
        <h1 tabIndex={-1}>{legend.title}</h1>
        <p className="t15 to-versions">
          <a href="#versions">{page.versions.length === 1 ? "1 version" : `All ${page.versions.length} versions`}</a>
        </p>
        <Chosen page={page} />
        {found === null ? (
          <Message kind="no">Choose two different versions.</Message>
        ) : (
          <>
            <Summary page={page} found={found} />
            {layout === "text" ? (
              <div className="story" lang={legend.lang}>
                {found.parts.map(({ both }, n) => (
                  <Html key={keyOf(both, n)} html={both} />
                ))}
              </div>
            ) : layout === "sides" ? (
              <Sides page={page} found={found} />
            ) : (
              <OnlyChanges changes={found.changes} lang={legend.lang} />
            )}
            {found.changes.length === 0 ? (
              <p>
                Versions {from} and {to} say the same.
              </p>
            ) : null}
          </>
        )}
      </article>
    </main>
  )
}

function Timeline({ page }: { page: ComparePage }) {
  const { legend, versions, from, to, today } = page
  return (
    <section aria-labelledby="versions" className="stack near versions">
      <h2 id="versions" tabIndex={-1}>
        Versions
      </h2>
      <ol className="timeline" reversed>
        {versions.map(({ label, day, by, summary }) => (
          <li key={label} className={label === from || label === to ? "on" : undefined}>
            <a className="t15" href={`/legends/${legend.id}/v/${label}`}>
              Version {label}
            </a>{" "}
            <span className="small muted">
              {dayName(day, today)} · {by}
            </span>
            {label === from || label === to ? <span className="vh"> (compared)</span> : null}
            {summary ? <p className="small">{firstSentence(summary)}</p> : null}
            {page.answers[label] ? <p className="small">{answersSentence(page.answers[label])}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

const firstSentence = (text: string) => text.split(/(?<=[.!?])\s/)[0] ?? text

function Chosen({ page }: { page: ComparePage }) {
  const { legend, versions, from, to, layout } = page
  const at = `/legends/${legend.id}`
  const choice = (name: "from" | "to", chosen: string) => (
    <select name={name} id={name} defaultValue={chosen}>
      {versions.map(({ label }) => (
        <option key={label} value={label}>
          Version {label}
        </option>
      ))}
    </select>
  )
  return (
    <div className="row between">
      <form className="row" method="get" action={`${at}/history`} aria-label="Choose versions">
        <label className="t15" htmlFor="from">
          From
        </label>
        {choice("from", from)}
        <label className="t15" htmlFor="to">
          to
        </label>
        {choice("to", to)}
        {layout === "text" ? null : <input type="hidden" name="show" value={layout} />}
        <button className="btn s" type="submit">
          Compare
        </button>
      </form>
      {page.found === null ? null : (
        <nav className="seg" aria-label="Layout">
          {(Object.keys(layoutNames) as Layout[]).map((name) => (
            <a
              key={name}
              className={name === "sides" ? "broad" : undefined}
              href={`${at}/compare/${from}...${to}${name === "text" ? "" : `?show=${name}`}`}
              aria-current={layout === name ? "true" : undefined}
            >
              {layoutNames[name]}
            </a>
          ))}
        </nav>
      )}
    </div>
  )
}

function Summary({ page, found }: { page: ComparePage; found: NonNullable<ComparePage["found"]> }) {
  const { changes, cancelled } = found
  if (changes.length === 0 && cancelled === 0) return null
  return (
    <p className="t15">
      <strong>{changes.length === 1 ? "1 change" : `${changes.length} changes`}</strong> from version {page.from} to{" "}
      {page.to}
      {changes.length > 0 ? `: ${kindsText(changes)}. ` : ". "}
      <span className="muted">
        {changedAgain(changes)}
        {cancelled === 0
          ? ""
          : ` ${cancelled === 1 ? "1 thing was" : `${cancelled} things were`} changed in between and changed back.`}
      </span>
    </p>
  )
}

function Sides({ page, found }: { page: ComparePage; found: NonNullable<ComparePage["found"]> }) {
  const { legend, from, to } = page
  return (
    <div className="beside" lang={legend.lang}>
      <h2 className="left">Version {from}</h2>
      <h2 className="right">Version {to}</h2>
      {found.parts.map(({ both, before, now }, n) => (
        <div className="pair" key={keyOf(both, n)}>
          <Side html={before} label={from} />
          <Side html={now} label={to} />
        </div>
      ))}
    </div>
  )
}

function Side({ html, label }: { html: string | null; label: string }) {
  return (
    <div className="story">
      <p className="small muted label">Version {label}</p>
      {html === null ? <p className="small muted absent">Not in version {label}.</p> : <Html html={html} />}
    </div>
  )
}

function OnlyChanges({ changes, lang }: { changes: readonly Shown[]; lang: string }) {
  return (
    <ol className="changes stack">
      {changes.map((change) => (
        <li className="card stack near" key={change.fp}>
          <p className="row">
            <span className="chip">
              <Icon name={kindIcon(change.kind)} /> {kindName(change.kind)}
            </span>
            <span className="small muted">
              {[change.where, originText(change, "made in")].filter(Boolean).join(" · ")}
            </span>
          </p>
          <h2>{change.title}</h2>
          {change.passages.map(({ changes: html }, n) => (
            <div className="story" lang={lang} key={keyOf(html, n)}>
              <Html html={html} />
            </div>
          ))}
          {change.corrections.map(({ where, was, now }) => (
            <p className="story" lang={lang} key={`${where} ${was} ${now}`}>
              {was ? <del>{was}</del> : null} {now ? <ins>{now}</ins> : null}
            </p>
          ))}
          {change.reason ? (
            <p className="t15">
              <span className="muted">Why: </span>
              {change.reason} <span className="muted">{change.author}</span>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

/** HTML made on the server from checked documents (comparison.ts, shown-change.ts). */
function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: text is escaped and addresses are checked where it is made
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}

const keyOf = (html: string, n: number) => `${n}:${html.length}`
