import { useState } from "react"
import type { Written } from "./refused"
import { type Fields, rebase } from "./settling"

type Since<F> = {
  /** What stood there when the form was refused. */
  readonly kept: Written<F> | null
  /** What this form saved last. */
  readonly sent: F | null
  /** Counts how often the writer was told of another author's words: told once, saving again keeps mine. */
  readonly told: number
  /** What was typed of this one before, and has not arrived yet. */
  readonly unsaved?: F | null | undefined
}

/**
 * The fields of a form that follows fresh values without losing what is being typed. `of` says whose fields they are:
 * another one begins anew.
 */
export function useWritten<F extends Fields>(of: string, fresh: F, { kept, sent, told, unsaved }: Since<F>) {
  const [state, setState] = useState(() => ({ of, told, fresh, ...(kept ?? { base: fresh, typed: fresh }) }))
  let current = state
  if (state.of !== of) current = { of, told, fresh, base: fresh, typed: unsaved ?? fresh }
  else if (state.fresh !== fresh)
    current = { ...state, fresh, ...rebase(state.base, state.typed, fresh, sent ?? undefined) }
  if (current.told !== told) current = { ...current, told, base: fresh }
  if (current !== state) setState(current)
  const type = (part: Partial<F>) => setState((now) => ({ ...now, typed: { ...now.typed, ...part } }))
  return { base: current.base, typed: current.typed, type }
}
