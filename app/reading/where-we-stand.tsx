import type { ReactNode } from "react"
import { dayName, dayOf, dueText } from "../ui/day"
import type { Person, Row, Seen } from "./standing"

/** How many of the audience know the version, by change, by team and, for those who may, by name. */
export function WhereWeStand({
  legend,
  seen,
  today,
}: {
  legend: { id: string; title: string }
  seen: Seen
  today: string
}) {
  const { version } = seen
  const opened = seen.rows.some((row) => row.readers > 0) || seen.finished > 0
  return (
    <main id="main" className="wide stack standing" tabIndex={-1}>
      <div className="stack tight">
        <p className="small muted">
          <a href={`/legends/${legend.id}`}>{legend.title}</a> · version {version.label}
        </p>
        <h1>Where we stand</h1>
      </div>
      {opened ? null : <NobodyYet seen={seen} today={today} />}
      <div className="figures">
        <Figure name="Read everything" value={`${seen.finished} of ${seen.people}`}>
          {version.readBy ? dueText(version.readBy, today) : "no date to read it by"}
        </Figure>
        <Figure name="In force" value={version.inForceFrom ? dayName(version.inForceFrom, today) : "Now"}>
          published {dayName(dayOf(version.publishedAt), today)}
        </Figure>
      </div>
      <ByChange seen={seen} />
      {seen.persons ? (
        <ByName persons={seen.persons} today={today} />
      ) : (
        <p className="small muted">Your company shows teams only here, no names.</p>
      )}
    </main>
  )
}

function NobodyYet({ seen, today }: { seen: Seen; today: string }) {
  const sent = dayName(dayOf(seen.version.publishedAt), today)
  return (
    <p className="card">
      Nobody has read a change yet. {seen.people === 1 ? "One person has" : `${seen.people} people have`} been told of
      version {seen.version.label} on {sent}.
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

function ByChange({ seen }: { seen: Seen }) {
  return (
    <div className="stack near">
      <div className="row between">
        <h2 id="by-change">By change and team</h2>
        {seen.folded ? <p className="small muted">Teams under 5 people are counted together.</p> : null}
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
            </tr>
          </thead>
          <tbody>
            {seen.rows.map((row) => (
              <ChangeRow key={row.ordinal} row={row} seen={seen} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function ChangeRow({ row, seen }: { row: Row; seen: Seen }) {
  return (
    <tr>
      <th scope="row">
        {row.ordinal}. {row.title}
      </th>
      {seen.columns.map((column, i) => (
        <td key={column.name}>
          <Share readers={row.cells[i] ?? 0} people={column.people} />
        </td>
      ))}
      <td>
        <Share readers={row.readers} people={seen.people} />
      </td>
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

function ByName({ persons, today }: { persons: NonNullable<Seen["persons"]>; today: string }) {
  return (
    <div className="names">
      <section className="stack near" aria-labelledby="waiting">
        <h2 id="waiting">
          Not finished <span className="count">({persons.waiting.length})</span>
        </h2>
        {persons.waiting.length === 0 ? (
          <p className="muted">Everybody has read every change.</p>
        ) : (
          <ul className="list people">
            {persons.waiting.map((person) => (
              <PersonRow key={person.name + person.teams.join()} person={person} />
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
              <PersonRow key={person.name + person.teams.join()} person={person} today={today} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

function PersonRow({ person, today }: { person: Person; today?: string }) {
  return (
    <li>
      <span>
        <strong className="t15">{person.name}</strong> <span className="small muted">{person.teams.join(", ")}</span>
      </span>
      {person.finishedOn && today ? <span className="small muted">{dayName(person.finishedOn, today)}</span> : null}
    </li>
  )
}

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
