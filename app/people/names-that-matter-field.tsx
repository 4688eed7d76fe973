import { Message } from "../ui/message"
import type { NamesWritten } from "./names-that-matter"

/** Where admins write the names that count as names wherever a change is weighed. */
export function NamesThatMatter({ here, text, refused }: { here: string } & NamesWritten) {
  return (
    <section className="stack" aria-labelledby="own-names">
      <h2 id="own-names">Names that matter</h2>
      <form method="post" action={here} className="stack">
        {refused ? (
          <Message kind="no" id="own-names-refused">
            <p>{refused}</p>
          </Message>
        ) : null}
        <div>
          <label className="f" htmlFor="own-names-list">
            Names, one a line
          </label>
          <p className="small muted" id="own-names-hint">
            People, products and systems: when a sentence gets or loses one of these names, readers are shown it as a
            major change.
          </p>
          <textarea
            id="own-names-list"
            name="names"
            rows={6}
            defaultValue={text}
            aria-describedby={refused ? "own-names-refused own-names-hint" : "own-names-hint"}
            aria-invalid={refused ? true : undefined}
          />
        </div>
        <p>
          <button className="btn" type="submit">
            Save the names
          </button>
        </p>
      </form>
    </section>
  )
}
