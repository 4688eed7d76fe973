/** Where Markdown comes in: a file or pasted text, with what may come in said before. */
export function MarkdownFields({ text, problem }: { text: string; problem: string | null }) {
  return (
    <>
      <p className="small muted" id="limits">
        Markdown (.md), at most 1,000,000 characters or 5 MB. Each heading of the first or second level begins a part.
        Pictures are not fetched; “Picture not imported” stands in their place.
      </p>
      <div>
        <label className="f" htmlFor="file">
          A file from this computer
        </label>
        <input id="file" name="file" type="file" accept=".md,.markdown,.txt,text/markdown,text/plain" />
      </div>
      <div>
        <label className="f" htmlFor="text">
          Or paste it here
        </label>
        <textarea
          id="text"
          name="text"
          rows={10}
          spellCheck={false}
          defaultValue={text}
          aria-describedby={problem ? "problem limits" : "limits"}
          aria-invalid={problem ? true : undefined}
        />
      </div>
    </>
  )
}
