import { dayName } from "../ui/day"

type Shown = {
  readonly here: string
  readonly leavers: readonly { readonly id: string; readonly name: string; readonly leftOn: string }[]
  /** True when others left before these: the search above finds them. */
  readonly more: boolean
  readonly today: string
}

/** Who has left and is still known by name; each can be erased. */
export function WhoHasLeft({ here, leavers, more, today }: Shown) {
  if (leavers.length === 0) return null
  return (
    <section className="stack" aria-labelledby="left">
      <h2 id="left">
        Left <span className="muted">({more ? `more than ${leavers.length}` : leavers.length})</span>
      </h2>
      <p className="t15 muted">
        What they read stays on record. Their names can be erased.
        {more ? " These are the last who left: search for others above, by name or mail address." : ""}
      </p>
      <ul className="list">
        {leavers.map(({ id, name, leftOn }) => (
          <li key={id}>
            <a className="it place" href={`${here}/people/${id}/erasing`}>
              <span className="t15">{name}</span>
              <span className="small muted">left on {dayName(leftOn, today)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
