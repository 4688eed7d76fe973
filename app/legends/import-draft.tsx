import { Message } from "../ui/message"
import type { Legend } from "./legend"
import { MarkdownFields } from "./markdown-fields"

type Props = {
  readonly legend: Pick<Legend, "id" | "title">
  readonly typed: string
  readonly problem: string | null
}

export function ImportDraft({ legend, typed, problem }: Props) {
  const edit = `/legends/${legend.id}/edit`
  return (
    <main id="main" className="page stack">
      <p>
        <a href={edit}>Back to the draft</a>
      </p>
      <h1 tabIndex={-1}>Import a text over the draft</h1>
      <p>
        The text takes the place of the draft of <strong>{legend.title}</strong>. Paragraphs that are still the same
        stay the same for your readers: only what is different will be a change. You may take the import back.
      </p>
      {problem ? (
        <Message kind="no" id="problem">
          <p>{problem}</p>
        </Message>
      ) : null}
      <form method="post" action={`/legends/${legend.id}/import`} encType="multipart/form-data" className="stack">
        <MarkdownFields text={typed} problem={problem} />
        <div className="row">
          <button className="btn p" type="submit">
            Import over the draft
          </button>
          <a className="btn q" href={edit}>
            Leave the draft as it is
          </a>
        </div>
      </form>
    </main>
  )
}
