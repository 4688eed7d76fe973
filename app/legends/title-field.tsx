type TitleProps = {
  readonly title: string
  readonly type: (title: string) => void
  readonly save: (title: string) => void
  readonly mayWrite: boolean
  readonly refused: string | null
  readonly legendId: string
}

/** The title above the text. It is saved when the field is left. */
export function TitleField({ title, type, save, mayWrite, refused, legendId }: TitleProps) {
  if (!mayWrite) return <h1 className="h1x">{title}</h1>
  return (
    <form
      method="post"
      action={`/legends/${legendId}/title`}
      className="title"
      onSubmit={(event) => event.preventDefault()}
    >
      <h1 className="vh">Edit: {title}</h1>
      <label className="vh" htmlFor="title">
        Title
      </label>
      <textarea
        id="title"
        name="title"
        rows={1}
        maxLength={160}
        value={title}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? "title-refused" : undefined}
        onChange={(event) => type(event.target.value.replace(/\n/g, " "))}
        onBlur={() => save(title)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return
          event.preventDefault()
          event.currentTarget.blur()
        }}
      />
      {refused ? (
        <p id="title-refused" role="alert" className="small">
          {refused}
        </p>
      ) : null}
    </form>
  )
}
