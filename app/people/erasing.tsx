import { Message } from "../ui/message"

type Shown = {
  readonly company: { readonly id: string; readonly name: string }
  readonly person: { readonly id: string; readonly name: string }
  /** Why not, when they cannot be erased. */
  readonly refused: string | null
}

/** What erasing somebody takes away, and what it leaves; one step, which cannot be taken back. */
export function Erasing({ company, person, refused }: Shown) {
  const people = `/companies/${company.id}/people`
  return (
    <main id="main" className="page stack company" tabIndex={-1}>
      <div className="stack head">
        <p className="small muted">
          <a href={people}>{company.name}: people, teams and roles</a>
        </p>
        <h1>Erase {person.name}</h1>
      </div>
      {refused ? (
        <>
          <Message kind="no">
            <p>{refused}</p>
          </Message>
          <p>
            <a className="btn" href={`${people}/${person.id}`}>
              Back to {person.name}
            </a>
          </p>
        </>
      ) : (
        <>
          <section className="stack near">
            <h2>What goes</h2>
            <ul className="stack near goes">
              <li>
                Name and mail address, and every way to sign in. If another company knows {person.name} as well, these
                stay for its sake; copies of the evidence taken here name them no more.
              </li>
              <li>The mails written to them, their teams, their roles, and when they last opened or confirmed.</li>
              <li>The secret number that alone shows which entries of the ledger are theirs.</li>
            </ul>
          </section>
          <section className="stack near">
            <h2>What stays</h2>
            <ul className="stack near goes">
              <li>
                What was opened and confirmed, and the days away, as those of “Somebody who was erased”. Every proof and
                every checkpoint still holds.
              </li>
              <li>The words of their questions and objections, and what they published as an author.</li>
              <li>Copies of the evidence that somebody took before, and backups.</li>
            </ul>
          </section>
          <form method="post" action={`${people}/${person.id}/erasing`} className="stack near">
            <p className="t15">
              <strong>This cannot be undone.</strong> Whoever is invited again begins as somebody new.
            </p>
            <div className="row">
              <button className="btn p" type="submit">
                Erase {person.name}
              </button>
              <a className="btn q" href={people}>
                Back
              </a>
            </div>
          </form>
        </>
      )}
    </main>
  )
}
