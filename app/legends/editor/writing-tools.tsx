import type { KeyboardEvent } from "react"
import { type Looks, type Tool, tools } from "./tools"

const signs: Partial<Record<Tool, string>> = {
  undo: "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  strong: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  em: "M10 5h7M7 19h7M14 5l-4 14",
  link: "M10 14a4 4 0 0 1 0-6l3-3a4 4 0 0 1 6 6l-2 2M14 10a4 4 0 0 1 0 6l-3 3a4 4 0 0 1-6-6l2-2",
  bullets: "M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1",
  numbers: "M10 6h10M10 12h10M10 18h10M4 5l1-1v4M4 11h2l-2 3h2M4 17h2l-1 1.5 1 1.5H4",
  quote: "M5 18c3-2 4-4 4-7H5V6h5v5M14 18c3-2 4-4 4-7h-4V6h5v5",
  table: "M4 5h16v14H4zM4 10h16M10 5v14",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.1",
  heading: "M6 5v14M18 5v14M6 12h12",
  promise: "M4 18a8 8 0 1 1 16 0M12 18l4-6",
  role: "M12 4.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M5 20c1-4 4-6 7-6s6 2 7 6",
}
const groups: readonly (readonly Tool[])[] = [
  ["undo", "redo"],
  ["strong", "em", "link"],
  ["heading", "bullets", "numbers", "quote"],
  ["promise", "role", "table", "picture"],
]
const withWords: readonly Tool[] = ["promise", "role"]
const ofTables: readonly Tool[] = [
  "rowAbove",
  "rowBelow",
  "rowGone",
  "columnBefore",
  "columnAfter",
  "columnGone",
  "tableGone",
]

type Props = { readonly looks: Looks | null; readonly run: (tool: Tool) => void }

/** One stop for Tab; arrows go from tool to tool. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0
  if (by === 0) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button")]
  const at = buttons.findIndex((button) => button.matches(":focus"))
  buttons[(at + by + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}

function ToolButton({ tool, looks, run, isFirst, words }: Props & { tool: Tool; isFirst: boolean; words: boolean }) {
  const { name, keys } = tools[tool]
  const look = looks?.tools[tool] ?? "idle"
  const sign = signs[tool]
  return (
    <button
      type="button"
      className="tool"
      title={keys ? `${name} (${keys})` : name}
      aria-pressed={look === "on"}
      aria-disabled={look === "idle" || undefined}
      tabIndex={isFirst ? 0 : -1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(tool)}
    >
      {sign ? (
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <path d={sign} />
        </svg>
      ) : null}
      <span className={words || !sign ? undefined : "vh"}>{name}</span>
    </button>
  )
}

export function WritingTools({ looks, run }: Props) {
  return (
    <div className="tools" role="toolbar" aria-label="Write" aria-orientation="horizontal" onKeyDown={walk}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of buttons
        <span className="group" role="group" key={group[0]}>
          {group.map((tool) => (
            <ToolButton
              key={tool}
              tool={tool}
              looks={looks}
              run={run}
              isFirst={tool === "undo"}
              words={withWords.includes(tool)}
            />
          ))}
        </span>
      ))}
      {looks?.inTable ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of buttons
        <span className="group" role="group" aria-label="This table">
          {ofTables.map((tool) => (
            <ToolButton key={tool} tool={tool} looks={looks} run={run} isFirst={false} words />
          ))}
        </span>
      ) : null}
      <span className="small muted hint">
        <kbd>/</kbd> adds, <kbd>@</kbd> names a role
      </span>
    </div>
  )
}
