import type { NamesWritten } from "../people/names-that-matter"
import { NamesThatMatter } from "../people/names-that-matter-field"
import { holds, type Member } from "../people/person"
import { dayName, dayOf, dueText } from "../ui/day"
import type { LegendAtAGlance } from "./company-at-a-glance"

/** The legends of a company, each with the version that applies and how many have read it. */
export function CompanyLegends({
  member,
  legends,
  today,
  names,
  done,
}: {
  member: Member
  legends: readonly LegendAtAGlance[]
  today: string
  /** For admins: the names that matter; null for everybody else. */
  names: NamesWritten | null
  /** What was done just now, as a sentence. */
  done: string | null
}) {
  const { company } = member
  const isAuthor = holds(member, "author")
  return (
    <main id="main" className="page stack company" tabIndex={-1}>
      <div className="stack head">
        <p className="small muted">Company</p>
        <h1>{company.name}</h1>
      </div>
      {done ? (
        <p role="status" className="note">
          {done}
        </p>
      ) : null}
      <section className="stack" aria-labelledby="legends">
        <h2 id="legends">Legends</h2>
        {legends.length === 0 ? <p className="muted">No legend has been begun yet.</p> : null}
        {legends.length > 0 ? (
          <ul className="list">
            {legends.map((legend) => (
              <LegendRow
                key={legend.id}
                legend={legend}
                today={today}
                mayLook={holds(member, "author", "consultant")}
              />
            ))}
          </ul>
        ) : null}
        {isAuthor ? (
          <p>
            <a className="btn" href="/legends/new">
              Write a new legend
            </a>
          </p>
        ) : null}
      </section>
      {holds(member, "admin") ? (
        <section className="stack" aria-labelledby="people">
          <h2 id="people">People</h2>
          <p className="t15 muted">Who belongs to the company, in which teams, with which roles.</p>
          <p>
            <a className="btn" href={`/companies/${company.id}/people`}>
              People, teams and roles
            </a>
          </p>
        </section>
      ) : null}
      {names ? <NamesThatMatter here={`/companies/${company.id}`} {...names} /> : null}
    </main>
  )
}

function LegendRow({ legend, today, mayLook }: { legend: LegendAtAGlance; today: string; mayLook: boolean }) {
  const { id, title, version } = legend
  return (
    <li className="legend-row">
      <h3>
        <a href={`/legends/${id}`}>{title}</a>
      </h3>
      {version ? (
        <>
          <p className="t15">
            <span>Version {version.label}</span>{" "}
            <span className="muted">since {dayName(dayOf(version.publishedAt), today)}</span>
          </p>
          {version.counted ? (
            <Share finished={version.counted.finished} people={version.counted.people} />
          ) : (
            <p className="t15 muted">Fewer than 5 people: not counted here</p>
          )}
          <p className="small muted">{version.readBy ? dueText(version.readBy, today) : "no date to read it by"}</p>
          {mayLook ? (
            <p className="row small">
              <a href={`/legends/${id}/status`}>Where we stand</a>
              <a href={`/legends/${id}/history`}>History</a>
            </p>
          ) : null}
        </>
      ) : (
        <p className="t15 muted">Not published yet.</p>
      )}
    </li>
  )
}

function Share({ finished, people }: { finished: number; people: number }) {
  const width = people === 0 ? 0 : Math.round((100 * finished) / people)
  return (
    <p className="t15 share">
      <span>
        <strong>
          {finished} of {people}
        </strong>{" "}
        have read it
      </span>
      <svg className="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={width} height="10" />
      </svg>
    </p>
  )
}
