import type { ReactNode } from "react"

/** The id of a field's control, so that a sentence elsewhere can lead to it. */
export const controlId = (name: string) => `f-${name.replace(/\W+/g, "-")}`

type Props = {
  name: string
  label: string
  hint?: string | undefined
  /** What is wrong here, in a sentence. */
  problem?: string | undefined
  /** What another author wrote here meanwhile. */
  theirs?: string | undefined
  /** True for the first field that stops the form: it gets the focus. */
  first?: boolean
  children: (control: Control) => ReactNode
}

type Control = {
  id: string
  name: string
  autoFocus: boolean
  "aria-invalid"?: true
  "aria-describedby"?: string
}

/** A label, a control, and the sentence that says what is wrong, tied together for everybody. */
export function Field({ name, label, hint, problem, theirs, first = false, children }: Props) {
  const id = controlId(name)
  const wrong = problem !== undefined || theirs !== undefined
  const described = wrong ? { "aria-invalid": true as const, "aria-describedby": `${id}-said` } : {}
  return (
    <div>
      <label className="f" htmlFor={id}>
        {label} {hint ? <span className="hint">{hint}</span> : null}
      </label>
      {children({ id, name, autoFocus: first, ...described })}
      {wrong ? (
        <p className="wrong" id={`${id}-said`}>
          {problem}
          {theirs === undefined
            ? null
            : ` Another author wrote here meanwhile: “${theirs || "nothing"}”. Save again to keep yours.`}
        </p>
      ) : null}
    </div>
  )
}
