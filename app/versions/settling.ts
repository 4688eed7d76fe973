// Two authors at one form: field by field, what the other did not touch is mine, what I did not touch is theirs.
// Nothing typed is thrown away: where both wrote, the field is named and nobody's text wins by being later.

/** The fields of a form: texts, ticks, lists whose order says nothing, and texts by name. */
export type Fields = Readonly<Record<string, string | boolean | readonly string[] | Readonly<Record<string, string>>>>

type Value = Fields[string]

/** Whether two values say the same; lists whatever their order. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

function ordered(value: Value | undefined) {
  if (Array.isArray(value)) return [...new Set(value)].sort()
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([, text]) => text)
      .sort()
  return value
}

/** Whether two forms say the same in every field. */
export const sameFields = <F extends Fields>(a: F, b: F): boolean =>
  Object.keys(a).every((name) => sameValue(a[name], b[name]))

/**
 * What the fields become when `mine` was written over `was` while they became `now`: `settled`, in which each field
 * is the one that was touched; `clash` names the fields both touched differently, where `settled` holds `now`.
 */
export function settle<F extends Fields>(was: F, now: F, mine: F): { settled: F; clash: string[] } {
  const clash: string[] = []
  const settled: Record<string, Value> = { ...now }
  for (const [name, value] of Object.entries(mine)) {
    if (sameValue(value, was[name])) continue
    if (sameValue(now[name], was[name]) || sameValue(now[name], value)) settled[name] = value
    else clash.push(name)
  }
  return { settled: settled as F, clash }
}

/**
 * What stands in an open form when fresh values arrive: untouched fields follow them, touched ones keep what was typed
 * and what it was typed over, so that saving still sees a clash. `sent` is what this form saved last: that is no
 * other's word, even when more was typed since.
 */
export function rebase<F extends Fields>(base: F, typed: F, fresh: F, sent?: F): { base: F; typed: F } {
  const nextBase: Record<string, Value> = { ...base }
  const nextTyped: Record<string, Value> = { ...typed }
  for (const [name, value] of Object.entries(fresh)) {
    const untouched = sameValue(typed[name], base[name])
    if (untouched) nextTyped[name] = value
    const mine = sameValue(typed[name], value) || (sent !== undefined && sameValue(sent[name], value))
    if (untouched || mine) nextBase[name] = value
  }
  return { base: nextBase as F, typed: nextTyped as F }
}
