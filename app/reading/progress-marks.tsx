import { Icon } from "../ui/icon"
import { kindIcon, kindName } from "../versions/kind-names"
import { hrefOf } from "./change-page"
import { countText, type Line, minutesText, type Outline, titled } from "./outline"

const stateWord = (line: Line, current?: string) =>
  line.is === "read"
    ? readWord(line)
    : line.fp === current
      ? "Open now"
      : line.is === "open"
        ? "Opened, not read yet"
        : "Not read yet"

const readWord = ({ raised }: Line) =>
  raised === "objection" ? "Read, you objected" : raised === "question" ? "Read, you asked" : "Read"

const readClass = ({ raised }: Line) => (raised === "objection" ? "o" : "r")

/** One segment per change; what they say is said to screen readers too. */
export function Segments({ outline: { lines, thing }, current }: { outline: Outline; current?: string }) {
  return (
    <ol className="steps" aria-label={`${titled(thing)}s`}>
      {lines.map((line) => (
        <li key={line.fp} className={line.fp === current ? "c" : line.is === "read" ? readClass(line) : ""}>
          <span className="vh">{`${titled(thing)} ${line.n}: ${stateWord(line, current).toLowerCase()}`}</span>
        </li>
      ))}
    </ol>
  )
}

function Dot({ line, current }: { line: Line; current?: string | undefined }) {
  const is = line.fp === current ? " c" : line.is === "read" ? ` ${readClass(line)}` : ""
  return (
    <span className={`dot${is}`} aria-hidden="true">
      {line.is === "read" && line.fp !== current ? (
        <Icon name={line.raised === "objection" ? "flag" : "check"} />
      ) : (
        line.n
      )}
    </span>
  )
}

const underneath = (line: Line, part: boolean) =>
  [
    stateWord(line),
    ...(line.origin ? [line.origin] : []),
    ...(part && line.concerns.length > 0 ? [`concerns you: ${line.concerns.join(", ")}`] : []),
  ].join(" · ")

/** A change in the list: where, what kind, its title, whether it is read. */
export function ListLine({ line, legendId, part }: { line: Line; legendId: string; part: boolean }) {
  return (
    <li>
      <a className="it" href={hrefOf(legendId, line.fp)}>
        <Dot line={line} />
        <span className="stack hair">
          <span className="small muted">
            <Icon name={kindIcon(line.kind)} />
            {` ${kindName(line.kind)} · ${line.where}`}
          </span>
          <strong className="t15">{line.title}</strong>
          <span className={line.is === "read" ? "small" : "small muted"}>{underneath(line, part)}</span>
        </span>
      </a>
    </li>
  )
}

/** The list beside the change, on wide screens. J and K follow its links. */
export function Rail({
  outline,
  legendId,
  label,
  current,
}: {
  outline: Outline
  legendId: string
  label: string
  current: string
}) {
  const at = outline.lines.findIndex((line) => line.fp === current)
  const key = (index: number) => (index === at + 1 ? "next" : index === at - 1 ? "prev" : undefined)
  return (
    <nav className="rail" aria-label={`${titled(outline.thing)}s in version ${label}`}>
      <p className="small muted">
        Version {label} · {countText(outline.lines.length, outline.thing)}
      </p>
      <ol className="list">
        {outline.lines.map((line, index) => (
          <li key={line.fp}>
            <a
              className="it"
              href={hrefOf(legendId, line.fp)}
              data-k={key(index)}
              aria-current={line.fp === current ? "step" : undefined}
            >
              <Dot line={line} current={current} />
              <span>
                <span className="small muted">{kindName(line.kind)}</span>
                <br />
                <span className="t15">{line.title}</span>
                <span className="vh">{` — ${stateWord(line, current)}`}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
      <Keys />
    </nav>
  )
}

function Keys() {
  return (
    <details>
      <summary data-k="keys">Keys</summary>
      <p className="small muted">
        <kbd>J</kbd> next, <kbd>K</kbd> before, <kbd>V</kbd> another view, <kbd>U</kbd> all changes, <kbd>Shift</kbd>{" "}
        <kbd>Enter</kbd> I’ve read this, <kbd>B</kbd> I read it, but …. <a href="/me#keys">Turn single keys off</a>
      </p>
    </details>
  )
}

/** The head of a reading page: back to the list, where one is, what is left. */
export function ReadingHead({ legendId, outline, n }: { legendId: string; outline: Outline; n: number | null }) {
  const { length } = outline.lines
  return (
    <header className="top between">
      <a className="btn q s back" href={`/legends/${legendId}/read?all`} data-k="list">
        <Icon name="back" /> All {outline.thing}s
      </a>
      {n === null ? null : (
        <p className="small muted">
          <strong className="ink">
            {n} of {length}
          </strong>{" "}
          · {outline.next ? minutesText(outline.minutesLeft) : "all read"}
        </p>
      )}
    </header>
  )
}

/** What was just confirmed, with the way back. It stays until the next action. */
export function JustRead({
  legendId,
  after,
  thing,
}: {
  legendId: string
  after: { n: number; fp: string; confirmationId: string }
  thing: Outline["thing"]
}) {
  return (
    <form className="chip ok said" method="post" action={`${hrefOf(legendId, after.fp)}/undo`} role="status">
      <span>
        <Icon name="check" /> {titled(thing)} {after.n} is marked as read.
      </span>
      <input type="hidden" name="confirmation" value={after.confirmationId} />
      <button className="btn q s" type="submit">
        Undo
      </button>
    </form>
  )
}
