import type { ReactNode } from "react"
import { dayName } from "../ui/day"
import { Icon } from "../ui/icon"
import { firstNameOf } from "../ui/initials"
import { quoted } from "../ui/quote"
import type { Home, LegendLine } from "./home"
import { countedWords } from "./open-questions"
import type { ToRead } from "./to-read"

/** Home: sections appear only with content. */
export function HomePage({ home, children }: { home: Home; children?: ReactNode }) {
  const { toRead, yourPart, drafts, legends, companies, today, several } = home
  return (
    <main id="main" className="page stack reading">
      <h1 tabIndex={-1}>Hello, {firstNameOf(home.name)}</h1>
      {children}
      {toRead.length > 0 ? (
        <Section title="To read">
          {toRead.map((one) => (
            <ToReadCard key={one.legend.id} one={one} today={today} company={several ? one.company : null} />
          ))}
        </Section>
      ) : home.reads ? (
        <p className="muted">{yourPart.length > 0 ? "Nothing to read. Your part is below." : "Nothing to read."}</p>
      ) : null}
      {home.answers.length > 0 ? <Answers answers={home.answers} /> : null}
      {home.waiting.length > 0 ? <WaitingForYou waiting={home.waiting} /> : null}
      {yourPart.length > 0 ? <YourPart duties={yourPart} /> : null}
      {drafts ? (
        <Section title="Drafts">
          {drafts.length > 0 ? <Drafts lines={drafts} several={several} /> : null}
          <p>
            <a className="btn" href="/legends/new">
              New legend
            </a>
          </p>
        </Section>
      ) : null}
      {legends.length > 0 ? (
        <Section title="Legends">
          <LegendList lines={legends} several={several} />
        </Section>
      ) : null}
      {companies.length > 0 ? <Companies companies={companies} /> : null}
    </main>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack near">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function ToReadCard({ one, today, company }: { one: ToRead; today: string; company: string | null }) {
  const { legend, version, left, parts } = one
  const begun = left !== null && left.changes < left.of
  const verb = begun ? "Go on reading" : parts ? "Read it part by part" : "Read the changes"
  return (
    <div className="card stack near">
      <p className="small muted">
        {company ? `${company} · ` : ""}
        {legend.title}
      </p>
      <h3 className="lead">Version {version.label}</h3>
      {version.summary ? <p className="t15">{version.summary}</p> : null}
      {one.again ? (
        <p className="t15">
          <strong>{one.again.by} asks you to read this once more:</strong> {one.again.reason}
        </p>
      ) : null}
      <p className="t15">
        {left ? <HowMuch left={left} parts={parts} /> : "Several things changed since you last read it"}
        {version.readBy ? `${left ? "," : ". Please read them"} by ${dayName(version.readBy, today)}.` : "."}
      </p>
      <div className="row">
        <a className="btn p" href={`/legends/${legend.id}/read`}>
          {verb}
          <span className="vh"> of “{legend.title}”</span>
        </a>
      </div>
    </div>
  )
}

function HowMuch({ left, parts }: { left: NonNullable<ToRead["left"]>; parts: boolean }) {
  const thing = parts ? "part" : "change"
  const things = `${left.changes} ${left.changes === 1 ? thing : `${thing}s`}${left.changes < left.of ? " left" : ""}`
  return (
    <>
      {things}
      {left.concern > 0 ? (
        <>
          , <strong>{left.concern === 1 ? "1 concerns you" : `${left.concern} concern you`}</strong>
        </>
      ) : null}
      . About {left.minutes} {left.minutes === 1 ? "minute" : "minutes"}
    </>
  )
}

function Answers({ answers }: { answers: Home["answers"] }) {
  return (
    <Section title="Answers to you">
      <ul className="list">
        {answers.map(({ href, what, number, title, version, by, answeredBy, text, mayWriteBack }) => (
          <li key={href}>
            <a className="it" href={href}>
              <span>
                <Icon name="bubble" />
              </span>
              <span className="t15">
                {answeredBy ? <strong>Answered by version {answeredBy}. </strong> : null}
                {by ? <strong>{firstNameOf(by)}: </strong> : null}“{text}”
                <br />
                <span className="muted">
                  Your {what} {title === null ? number : `about ${quoted(title)}`}, version {version}
                  {mayWriteBack ? " · you may write back" : ""}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What an author, or a consultant, owes a reply. */
function WaitingForYou({ waiting }: { waiting: Home["waiting"] }) {
  return (
    <Section title="Waiting for your reply">
      <ul className="list">
        {waiting.map(({ legend, questions }) => (
          <li key={legend.id}>
            <a className="it" href={`/legends/${legend.id}/status#open`}>
              <span>
                <Icon name="flag" />
              </span>
              <span className="t15">
                <strong>{countedWords(questions)}</strong>
                <br />
                <span className="muted">{legend.title}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function YourPart({ duties }: { duties: Home["yourPart"] }) {
  return (
    <Section title="Your part">
      <ul className="list">
        {duties.map(({ kind, text, where, legend }) => (
          <li key={`${legend.id} ${kind} ${where} ${text}`}>
            <a className="it" href={`/legends/${legend.id}`}>
              <span>
                <Icon name={kind === "promise" ? "gauge" : "person"} />
              </span>
              <span className="t15">
                <strong>{text}</strong>
                <br />
                <span className="muted">{legend.title}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What an author may go on with: the draft first. */
function Drafts({ lines, several }: { lines: readonly LegendLine[]; several: boolean }) {
  return (
    <ul className="list">
      {lines.map(({ id, title, label, company }) => (
        <li key={id} className="pad stack near">
          <p className="t15">
            <strong>{label === null ? title : <a href={`/legends/${id}`}>{title}</a>}</strong>
            <br />
            <span className="muted">
              {several ? `${company} · ` : ""}
              {label === null ? "Not published yet" : `Version ${label} is published`}
            </span>
          </p>
          <p className="row">
            <a className="btn s" href={`/legends/${id}/edit`}>
              Edit the draft<span className="vh"> of “{title}”</span>
            </a>
            {label === null ? null : (
              <a className="btn s" href={`/legends/${id}/status`}>
                Where we stand<span className="vh"> with “{title}”</span>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

function LegendList({ lines, several }: { lines: readonly LegendLine[]; several: boolean }) {
  return (
    <ul className="list">
      {lines.map(({ id, title, label, company }) => (
        <li key={id}>
          <a className="it" href={`/legends/${id}`}>
            <span>
              <Icon name="list" />
            </span>
            <span className="t15">
              <strong>{title}</strong>
              <br />
              <span className="muted">
                {several ? `${company} · ` : ""}
                {label === null ? "Not published yet" : `Version ${label}`}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Companies({ companies }: { companies: Home["companies"] }) {
  return (
    <Section title="Companies">
      <ul className="list">
        {companies.map(({ id, name, people }) => (
          <li key={id} className="pad row between">
            <a href={`/companies/${id}`}>
              <strong className="t15">{name}</strong>
            </a>
            {people ? (
              <a className="t15" href={`/companies/${id}/people`}>
                People and teams
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
