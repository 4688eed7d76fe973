import { Message } from "../ui/message"
import type { Person } from "./person"

type Typed = { readonly company: string; readonly name: string }

/** Offered to somebody who is in no company: from here on they can write legends and invite people. */
export function FoundACompany({
  person,
  typed,
  refused = null,
}: {
  person: Pick<Person, "name">
  typed?: Typed
  refused?: string | null
}) {
  return (
    <section className="stack" aria-labelledby="found">
      <h2 id="found">Found your company</h2>
      <p className="t15">
        You are in no company yet. Found yours, then invite the people who write and read its legends. Were you invited?
        Then sign in with the mail address the invitation came to.
      </p>
      <form method="post" action="/companies" className="stack">
        {refused ? (
          <Message kind="no">
            <p>{refused}</p>
          </Message>
        ) : null}
        <div>
          <label className="f" htmlFor="company">
            Name of the company
          </label>
          <input id="company" name="company" type="text" maxLength={80} defaultValue={typed?.company} required />
        </div>
        <div>
          <label className="f" htmlFor="your-name">
            Your name
          </label>
          <input
            id="your-name"
            name="name"
            type="text"
            maxLength={80}
            autoComplete="name"
            defaultValue={typed?.name ?? person.name}
            required
          />
        </div>
        <div className="row">
          <button className="btn p" type="submit">
            Found it
          </button>
        </div>
      </form>
    </section>
  )
}
