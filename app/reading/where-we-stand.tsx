import type { ReactNode } from "react"
import { dayName, dayOf, dueText } from "../ui/day"
import type { AskStanding } from "./ask"
import { Asks } from "./asks"
import type { Told } from "./figures"
import { ByForce, countedWords, OpenQuestions } from "./open-questions"
import type { Raised } from "./raised"
import type { Person, Row, Seen } from "./standing"

/** How many of the audience know the version, by change, by team and, for those who may, by name. */
export function WhereWeStand({
  legend,
  seen,
  raised,
  hears,
  asks,
  mayAsk,
  today,
}: {
  legend: { id: string; title: string }
  seen: Seen
  raised: Raised
  /** Whether questions and objections are for these eyes. */
  hears: boolean
  asks: readonly AskStanding[]
  mayAsk: boolean
  today: string
}) {
  const { version, counted } = seen
  const opened = seen.rows.some((row) => row.readers > 0) || (counted?.finished ?? 0) > 0
  return (
    <main id="main" className="wide stack standing" tabIndex={-1}>
      <div className="stack tight">
        <p className="small muted">
          <a href={`/legends/${legend.id}`}>{legend.title}</a> · version {version.label}
        </p>
        <h1>Where we stand</h1>
      </div>
      <OpenQuestions legendId={legend.id} raised={raised} today={today} />
      {opened || !counted ? null : <NobodyYet version={version} people={counted.people} today={today} />}
      <div className="figures">
        <Figure name="Read everything" value={counted ? `${counted.finished} of ${counted.people}` : "Not counted"}>
          {version.readBy ? dueText(version.readBy, today) : "no date to read it by"}
        </Figure>
        <Figure name="In force" value={version.inForceFrom ? dayName(version.inForceFrom, today) : "Now"}>
          published {dayName(dayOf(version.publishedAt), today)}
        </Figure>
        {raised.open.length > 0 ? (
          <Figure name="Waiting for a reply" value={String(raised.open.length)}>
            {countedWords(raised.open)}
          </Figure>
        ) : null}
      </div>
      {counted ? <ByChange seen={seen} people={counted.people} objections={hears ? raised.objections : null} /> : null}
      {seen.understood.length > 0 ? <HowItWasUnderstood understood={seen.understood} /> : null}
      <ByForce byForce={raised.byForce} />
      <Asks asks={asks} legendId={legend.id} mayAsk={mayAsk} today={today} />
      {seen.persons ? (
        <ByName persons={seen.persons} today={today} />
      ) : (
        <p className="small muted">
          Your company shows teams only here, no names{counted ? "" : ", and counts nobody in a group under 5 people"}.
        </p>
      )}
      <nav className="row onscreen" aria-label="What is recorded">
        <a className="btn s" href={`/legends/${legend.id}/known`}>
          Who knew what, and when
        </a>
        <a className="btn s" href={`/legends/${legend.id}/v/${version.label}/export`}>
          Evidence to take away
        </a>
      </nav>
    </main>
  )
}

function NobodyYet({ version, people, today }: { version: Seen["version"]; people: number; today: string }) {
  const on = dayName(dayOf(version.publishedAt), today)
  return (
    <p className="card">
      Nobody has read a change yet. Version {version.label} was addressed to{" "}
      {people === 1 ? "one person" : `${people} people`} on {on}; mails go out in working hours.
    </p>
  )
}

function Figure({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <section className="card stack tight">
      <h2 className="small muted">{name}</h2>
      <p className="big">{value}</p>
      <p className="small muted">{children}</p>
    </section>
  )
}

type Objections = Raised["objections"] | null

function ByChange({ seen, people, objections }: { seen: Seen; people: number; objections: Objections }) {
  return (
    <div className="stack near">
      <div className="row between">
        <h2 id="by-change">By change and team</h2>
        {seen.folded ? (
          <p className="small muted">Teams under 5 people, or that share people, are counted together.</p>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="by-change">
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">Change</th>
              {seen.columns.map((column) => (
                <th scope="col" key={column.name}>
                  {column.name}
                </th>
              ))}
              <th scope="col">All</th>
              {objections ? <th scope="col">Objections</th> : null}
            </tr>
          </thead>
          <tbody>
            {seen.rows.map((row) => (
              <ChangeRow key={row.ordinal} row={row} columns={seen.columns} people={people} objections={objections} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type RowProps = { row: Row; columns: Seen["columns"]; people: number; objections: Objections }

function ChangeRow({ row, columns, people, objections }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {row.ordinal}. {row.title}
      </th>
      {columns.map((column, i) => (
        <td key={column.name}>
          <Share readers={row.cells[i] ?? 0} people={column.people} />
        </td>
      ))}
      <td>
        <Share readers={row.readers} people={people} />
      </td>
      {objections ? <td>{objections[row.id] ?? "none"}</td> : null}
    </tr>
  )
}

function Share({ readers, people }: { readers: number; people: number }) {
  const width = people === 0 ? 0 : Math.round((100 * Math.min(readers, people)) / people)
  return (
    <span className="share">
      <span>
        {readers} of {people}
      </span>
      <svg className="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={width} height="10" />
      </svg>
    </span>
  )
}

function HowItWasUnderstood({ understood }: { understood: Seen["understood"] }) {
  return (
    <section className="stack near" aria-labelledby="understood">
      <h2 id="understood">How it was understood</h2>
      <ul className="list">
        {understood.map(({ ordinal, title, found, answered }) => (
          <li key={ordinal} className="pad">
            <p className="t15">
              <strong>
                {ordinal}. {title}
              </strong>
            </p>
            {found ? (
              <p className="small">{toldText(found, "found it by themselves; the others had it shown")}</p>
            ) : null}
            {answered ? <p className="small">{toldText(answered, "answered the question right at once")}</p> : null}
          </li>
        ))}
      </ul>
      <p className="small muted">Counts of everybody together. Guesses and wrong answers are recorded nowhere.</p>
    </section>
  )
}

const toldText = (told: NonNullable<Told>, what: string) =>
  told === "few"
    ? `Told once five people have done it: how many ${what.split(";")[0]}.`
    : `${told.well} of ${told.of} ${what}.`

function ByName({ persons, today }: { persons: NonNullable<Seen["persons"]>; today: string }) {
  return (
    <div className="names">
      <section className="stack near" aria-labelledby="waiting">
        <h2 id="waiting">
          Not finished <span className="count">({persons.waiting.length})</span>
        </h2>
        {persons.waiting.length === 0 ? (
          <p className="muted">{persons.done.length > 0 ? "Everybody has read every change." : "Nobody."}</p>
        ) : (
          <ul className="list people">
            {persons.waiting.map((person) => (
              <PersonRow key={person.id} person={person} note={person.notYetDue ? "not yet due" : ""} />
            ))}
          </ul>
        )}
      </section>
      <section className="stack near" aria-labelledby="done">
        <h2 id="done">
          Read everything <span className="count">({persons.done.length})</span>
        </h2>
        {persons.done.length === 0 ? (
          <p className="muted">Nobody so far.</p>
        ) : (
          <ul className="list people">
            {persons.done.map((person) => (
              <PersonRow key={person.id} person={person} note={finishedText(person, today)} />
            ))}
          </ul>
        )}
      </section>
      {persons.left.length === 0 ? null : (
        <section className="stack near" aria-labelledby="left">
          <h2 id="left">
            Left the company <span className="count">({persons.left.length})</span>
          </h2>
          <ul className="list people">
            {persons.left.map((person) => (
              <PersonRow key={person.id} person={person} note={leftText(person, today)} />
            ))}
          </ul>
          <p className="small muted">They are in none of the figures above.</p>
        </section>
      )}
    </div>
  )
}

function PersonRow({ person, note = "" }: { person: Person; note?: string }) {
  return (
    <li>
      <span>
        <strong className="t15">{person.name}</strong> <span className="small muted">{person.teams.join(", ")}</span>
      </span>
      {note ? <span className="small muted">{note}</span> : null}
    </li>
  )
}

const finishedText = ({ finishedOn }: Person, today: string) => (finishedOn ? dayName(finishedOn, today) : "")

const leftText = ({ leftOn, finished }: Person, today: string) =>
  `left ${dayName(leftOn ?? "", today)}, ${finished ? "had read everything" : "had not finished"}`

/** The page of a legend that nobody was asked to read so far. */
export function NotPublishedYet({
  legend,
  mayPublish,
}: {
  legend: { id: string; title: string }
  mayPublish: boolean
}) {
  return (
    <main id="main" className="wide stack standing" tabIndex={-1}>
      <div className="stack tight">
        <p className="small muted">
          <a href={`/legends/${legend.id}`}>{legend.title}</a>
        </p>
        <h1>Where we stand</h1>
      </div>
      <p>Not published yet: nobody has been asked to read it.</p>
      {mayPublish ? (
        <p>
          <a className="btn p" href={`/legends/${legend.id}/publish`}>
            Review and publish
          </a>
        </p>
      ) : null}
    </main>
  )
}
