import { Message } from "../ui/message"
import type { Member } from "./person"

type Props = {
  readonly company: Member["company"]
  readonly what: "teams" | "roles"
  readonly one: "team" | "role"
  readonly named: { readonly id: string; readonly name: string }
  readonly typed: string | null
  readonly refused: string | null
}

/** One team or role: another name for it, or its removal. */
export function OneNamed({ company, what, one, named, typed, refused }: Props) {
  const here = `/companies/${company.id}`
  const at = `${here}/${what}/${named.id}`
  return (
    <main id="main" className="page stack company" tabIndex={-1}>
      <div className="stack head">
        <p className="small muted">
          <a href={`${here}/people#${what}`}>{company.name}: people, teams and roles</a>
        </p>
        <h1>{named.name}</h1>
        <p className="t15 muted">{one === "team" ? "A team" : "A role"}</p>
      </div>
      {refused ? (
        <Message kind="no" id="refused">
          <p>{refused}</p>
        </Message>
      ) : null}
      <form method="post" action={at} className="stack">
        <div>
          <label className="f" htmlFor="name">
            Name of the {one}
          </label>
          <input
            id="name"
            name="name"
            type="text"
            maxLength={80}
            defaultValue={typed ?? named.name}
            aria-describedby={refused ? "refused" : undefined}
            required
          />
        </div>
        <div className="row">
          <button className="btn p" type="submit">
            Save
          </button>
          <a className="btn q" href={`${here}/people#${what}`}>
            Back
          </a>
        </div>
      </form>
      <details>
        <summary>Remove the {one}</summary>
        <form method="post" action={`${at}/removal`} className="stack">
          <p className="t15">
            {one === "team"
              ? "It can be removed when nobody is in it. What was addressed to it stays on record."
              : "It can be removed when nobody holds it and no text names it."}
          </p>
          <p>
            <button className="btn" type="submit">
              Remove “{named.name}”
            </button>
          </p>
        </form>
      </details>
    </main>
  )
}
