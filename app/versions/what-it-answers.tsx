import { quoted } from "../ui/quote"
import { controlId } from "./field-with-a-sentence"
import { longest } from "./longest"
import type { Problem, ToAnswer, VersionFields } from "./review-page"

type Props = {
  toAnswer: readonly ToAnswer[]
  typed: VersionFields
  type: (part: Partial<VersionFields>) => void
  problems: readonly Problem[]
  clash: readonly string[]
  first: Problem | undefined
}

/** Questions and objections that wait: which of them this version answers, and what is said to each reader. */
export function WhatItAnswers({ toAnswer, typed, type, problems, clash, first }: Props) {
  if (toAnswer.length === 0) return null
  const theirs = clash.includes("answering") || clash.includes("replies")
  return (
    <fieldset className="stack near ticks">
      <legend className="f">
        What it answers <span className="hint">each reader gets one mail</span>
      </legend>
      {theirs ? <p className="wrong">Another author wrote here meanwhile. Save again to keep yours.</p> : null}
      {toAnswer.map((one) => (
        <One
          key={one.number}
          one={one}
          typed={typed}
          type={type}
          problem={problems.find(({ number }) => number === one.number)?.sentence}
          first={first?.number === one.number}
        />
      ))}
    </fieldset>
  )
}

type OneProps = Pick<Props, "typed" | "type"> & { one: ToAnswer; problem: string | undefined; first: boolean }

function One({ one, typed, type, problem, first }: OneProps) {
  const { number, what, about, version, by, text } = one
  const key = String(number)
  const id = controlId(`reply:${key}`)
  const others = typed.answering.filter((other) => other !== key)
  const name = `${what === "objection" ? "Objection" : "Question"} ${number}`
  return (
    <div className="stack tight answering">
      <label>
        <input
          type="checkbox"
          name="answering"
          value={key}
          checked={typed.answering.includes(key)}
          onChange={(event) => type({ answering: event.target.checked ? [...others, key] : others })}
        />
        <span>
          This version answers {name.toLowerCase()}
          <br />
          <span className="small muted">
            {by} on {quoted(about)}, version {version}: “{text}”
          </span>
        </span>
      </label>
      <div className="reply">
        <label className="f" htmlFor={id}>
          {name}: how? <span className="hint">one sentence</span>
        </label>
        <textarea
          id={id}
          name={`reply:${key}`}
          rows={2}
          maxLength={longest.reply}
          // biome-ignore lint/a11y/noAutofocus: the page came back because of this field
          autoFocus={first}
          value={typed.replies[key] ?? ""}
          onChange={(event) => type({ replies: { ...typed.replies, [key]: event.target.value } })}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-said` : undefined}
        />
        {problem ? (
          <p className="wrong" id={`${id}-said`}>
            {problem}
          </p>
        ) : null}
      </div>
    </div>
  )
}
