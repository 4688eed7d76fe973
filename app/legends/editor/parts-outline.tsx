type Part = { readonly title: string; readonly kind: string }
type Props = {
  readonly parts: readonly Part[]
  readonly here: number
  readonly goTo: (index: number) => void
  /** Null where nothing may be added. */
  readonly add: (() => void) | null
}

export function PartsOutline({ parts, here, goTo, add }: Props) {
  return (
    <nav className="toc" aria-label="Parts of the legend">
      <p className="small muted head">Parts</p>
      <ol>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part's place is what this button is about
          <li key={index}>
            <button type="button" aria-current={index === here ? "true" : undefined} onClick={() => goTo(index)}>
              {part.title}
            </button>
          </li>
        ))}
      </ol>
      {add ? (
        <button type="button" className="btn s" onClick={add}>
          <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 5v14M5 12h14" />
          </svg>{" "}
          Add a part
        </button>
      ) : null}
    </nav>
  )
}
