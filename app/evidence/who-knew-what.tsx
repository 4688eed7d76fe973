import { dayName } from "../ui/day"
import type { Answer, Knower, Question } from "./knowledge"

export type KnownPage = {
  readonly legend: { readonly id: string; readonly title: string }
  readonly question: Question
  readonly answer: Answer
  readonly today: string
}

/** One person, one team, one change: who knew what at the end of a day. */
export function WhoKnewWhat({ page }: { page: KnownPage }) {
  const { legend, question, answer, today } = page
  const { version, people, counted } = answer
  const day = dayName(answer.on, today)
  return (
    <main id="main" className="page stack reading" tabIndex={-1}>
      <div className="stack tight">
        <p className="small muted">
          <a href={`/legends/${legend.id}/status`}>{legend.title}</a>
        </p>
        <h1>Who knew what</h1>
      </div>
      <Asking question={question} answer={answer} />
      {version ? (
        <section className="stack near" aria-labelledby="answer">
          <h2 id="answer">At the end of {day}</h2>
          <p>
            Version {version.label} applied, published {dayName(version.publishedOn, today)}.{" "}
            {counted
              ? sentenceOf(counted, question, version.label)
              : "Those asked about are too few to be counted here."}
          </p>
          {people ? (
            <People people={people} label={version.label} />
          ) : (
            <p className="small muted">Your company shows teams only here, no names.</p>
          )}
        </section>
      ) : (
        <p>Nothing was published by the end of {day}.</p>
      )}
      <p className="small muted">
        Read from {answer.entries} entries of the ledger. What was taken back by then is not counted; openings keep
        their day only.
      </p>
    </main>
  )
}

function sentenceOf({ knew, people }: { knew: number; people: number }, { change }: Question, label: string): string {
  return `${knew} of ${people} had confirmed ${change ? "this change" : `every change up to version ${label}`}.`
}

function Asking({ question, answer }: { question: Question; answer: Answer }) {
  const { teams, persons, changes } = answer
  return (
    <form method="get" className="stack near card">
      <div>
        <label className="f" htmlFor="on">
          At the end of which day?
        </label>
        <input id="on" name="on" type="date" defaultValue={answer.on} required />
      </div>
      {persons.length > 0 ? (
        <div>
          <label className="f" htmlFor="who">
            Who?
          </label>
          <select id="who" name="who" defaultValue={question.who ?? ""}>
            <option value="">Everybody it was addressed to</option>
            <optgroup label="A team">
              {teams.map((team) => (
                <option key={team.id} value={`team:${team.id}`}>
                  {team.name}
                </option>
              ))}
            </optgroup>
            <optgroup label="A person">
              {persons.map((person) => (
                <option key={person.id} value={`person:${person.id}`}>
                  {person.name}
                </option>
              ))}
            </optgroup>
          </select>
        </div>
      ) : null}
      {changes.length > 0 ? (
        <div>
          <label className="f" htmlFor="change">
            What?
          </label>
          <select id="change" name="change" defaultValue={question.change ?? ""}>
            <option value="">The whole version</option>
            {changes.map((change) => (
              <option key={change.id} value={change.id}>
                {change.name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <p>
        <button className="btn p" type="submit">
          Look
        </button>
      </p>
    </form>
  )
}

function People({ people, label }: { people: readonly Knower[]; label: string }) {
  return (
    <ul className="list">
      {people.map((person) => (
        <li key={person.id} className="pad">
          <p className="t15">
            <strong>{person.name}</strong> <span className="small muted">{person.teams.join(", ")}</span>
          </p>
          <p className="small">{stateOf(person, label)}</p>
          {people.length === 1 && person.said.length > 0 ? (
            <ul className="small plain">
              {person.said.map(({ number, at, title }) => (
                <li key={number}>
                  {title}: confirmed {at} <span className="muted">(entry {number})</span>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** "Knew the change · knew version 4 in full · 2 of 6 changes of version 5 confirmed, 3 opened" */
function stateOf({ knew, reading, confirmed, of, opened, change, due }: Knower, label: string): string {
  return [
    change === null ? null : change ? "Knew the change" : "Did not know the change",
    knew === null ? "knew no version in full" : `knew version ${knew} in full`,
    reading === label ? `${confirmed} of ${of} changes confirmed, ${opened} opened` : `had not opened version ${label}`,
    due === null ? null : `to be read by ${dayName(due)}`,
  ]
    .filter((text) => text !== null)
    .join(" · ")
    .replace(/^./, (first) => first.toUpperCase())
}
