import { Message } from "../ui/message"
import { languages } from "./legend"
import { MarkdownFields } from "./markdown-fields"

export type NewLegendTyped = {
  readonly company: string
  readonly title: string
  readonly lang: string
  readonly text: string
}
export type NewLegendRefusal = { readonly field: "title" | "text" | "company"; readonly problem: string }

type Props = {
  readonly companies: readonly { readonly id: string; readonly name: string }[]
  readonly typed: NewLegendTyped | null
  readonly refused: NewLegendRefusal | null
}

export function NewLegend({ companies, typed, refused }: Props) {
  const wrongTitle = refused?.field === "title"
  return (
    <main id="main" className="page stack">
      <h1 tabIndex={-1}>A new legend</h1>
      <p>Tell the story of one customer, as it should be. Nobody outside sees it until you publish.</p>
      {refused ? (
        <Message kind="no" id="problem">
          <p>{refused.problem}</p>
        </Message>
      ) : null}
      <form method="post" action="/legends/new" encType="multipart/form-data" className="stack">
        {companies.length === 1 ? (
          <input type="hidden" name="company" value={companies[0]?.id} />
        ) : (
          <div>
            <label className="f" htmlFor="company">
              Company
            </label>
            <select id="company" name="company" defaultValue={typed?.company}>
              {companies.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div>
          <label className="f" htmlFor="title">
            Title
          </label>
          <input
            id="title"
            name="title"
            type="text"
            maxLength={160}
            defaultValue={typed?.title}
            aria-invalid={wrongTitle || undefined}
            aria-describedby={wrongTitle ? "problem" : "title-hint"}
          />
          <p className="small muted" id="title-hint">
            Who wants what, by when: “Maya replaces forty chairs before the audit”.
          </p>
        </div>
        <div>
          <label className="f" htmlFor="lang">
            Language of the text
          </label>
          <select id="lang" name="lang" defaultValue={typed?.lang ?? "en"}>
            {languages.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <details open={typed !== null && typed.text !== ""}>
          <summary>Begin with a text you have</summary>
          <div className="stack pad">
            <MarkdownFields text={typed?.text ?? ""} problem={refused?.field === "text" ? refused.problem : null} />
          </div>
        </details>
        <p className="small muted">
          Without a text you begin with the parts of the method: hero, catalyst, first measurable step, step, road sign,
          detour, destination.
        </p>
        <button className="btn p" type="submit">
          Create the draft
        </button>
      </form>
    </main>
  )
}
