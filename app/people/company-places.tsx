import type { Member } from "./person"

type PlacesShown = {
  readonly here: string
  readonly what: "teams" | "roles"
  readonly title: string
  readonly one: string
  readonly counted: readonly { readonly id: string; readonly name: string; readonly people: number }[]
  readonly children: string
}

/** The teams or the roles of a company, and one more. */
export function Places({ here, what, title, one, counted, children }: PlacesShown) {
  return (
    <section className="stack" aria-labelledby={what}>
      <h2 id={what}>
        {title} <span className="muted">({counted.length})</span>
      </h2>
      <p className="t15 muted">{children}</p>
      {counted.length > 0 ? (
        <ul className="list">
          {counted.map(({ id, name, people }) => (
            <li key={id}>
              <a className="it place" href={`${here}/${what}/${id}`}>
                <span className="t15">{name}</span>
                <span className="small muted">{people === 1 ? "1 person" : `${people} people`}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <AddOne here={here} what={what} one={one} />
    </section>
  )
}

/** The form that adds a team or a role. */
function AddOne({
  here,
  what,
  one,
  typed,
  refused = null,
}: {
  here: string
  what: "teams" | "roles"
  one: string
  typed?: string
  refused?: string | null
}) {
  return (
    <form method="post" action={`${here}/${what}`} className="stack">
      {refused ? (
        <p role="alert" className="note" id={`${what}-refused`}>
          {refused}
        </p>
      ) : null}
      <div className="add-one">
        <div>
          <label className="f" htmlFor={`new-${what}`}>
            Name of a new {one}
          </label>
          <input
            id={`new-${what}`}
            name="name"
            type="text"
            maxLength={80}
            defaultValue={typed}
            aria-describedby={refused ? `${what}-refused` : undefined}
            aria-invalid={refused ? true : undefined}
            required
          />
        </div>
        <button className="btn" type="submit">
          Add
        </button>
      </div>
    </form>
  )
}

/** Shown when a new team or role could not be added: the form again, with what was typed. */
export function AddAgain(asked: {
  company: Member["company"]
  what: "teams" | "roles"
  one: string
  typed: string
  refused: string | null
}) {
  const here = `/companies/${asked.company.id}`
  return (
    <main id="main" className="page stack company" tabIndex={-1}>
      <div className="stack head">
        <p className="small muted">
          <a href={`${here}/people`}>{asked.company.name}: people, teams and roles</a>
        </p>
        <h1>Add a {asked.one}</h1>
      </div>
      <AddOne here={here} what={asked.what} one={asked.one} typed={asked.typed} refused={asked.refused} />
    </main>
  )
}
