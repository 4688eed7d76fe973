import { Message } from "../ui/message"
import type { AskPage, AskRefused } from "./ask-page"
import { longestText } from "./question"
import { askSentences } from "./reread"

/** An author asks teams to read one change, or the whole version, once more. */
export function AskATeam({ page, refused }: { page: AskPage; refused?: AskRefused | null | undefined }) {
  const { legend, version, changes, teams } = page
  const typed = refused?.typed
  const wrong = (which: AskRefused["refused"]) =>
    refused?.refused === which ? ({ "aria-invalid": true } as const) : {}
  return (
    <main id="main" className="page stack standing" tabIndex={-1}>
      <p className="small muted">
        <a href={`/legends/${legend.id}/status`}>Where we stand</a> · {legend.title}
      </p>
      <h1>Ask a team to read it again</h1>
      {refused ? (
        <Message kind="no" id="refused">
          <p>{askSentences[refused.refused]}</p>
        </Message>
      ) : null}
      <p className="muted">
        What they confirmed stays on record. They get one mail with your reason, open it again and confirm it again.
      </p>
      <form method="post" action={`/legends/${legend.id}/status/again`} className="stack">
        <div>
          <label className="f" htmlFor="change">
            What
          </label>
          <select id="change" name="change" defaultValue={typed?.changeId ?? ""} {...wrong("absent")}>
            <option value="">The whole version {version}</option>
            {changes.map(({ id, ordinal, title }) => (
              <option key={id} value={id}>
                {ordinal}. {title}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="stack near">
          <legend className="f">Whom</legend>
          {teams.map(({ id, name, people }) => (
            <label className="opt" key={id}>
              <input type="checkbox" name="team" value={id} defaultChecked={typed?.teams.includes(id) ?? false} />
              <span>
                {name} <span className="muted">· {people === 1 ? "1 person" : `${people} people`}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <label className="f" htmlFor="reason">
            Why <span className="hint">one sentence</span>
          </label>
          <textarea
            id="reason"
            name="reason"
            rows={3}
            maxLength={longestText}
            defaultValue={typed?.reason}
            {...wrong("reason-missing")}
          />
        </div>
        <p>
          <button className="btn p" type="submit">
            Ask them
          </button>
        </p>
      </form>
    </main>
  )
}
