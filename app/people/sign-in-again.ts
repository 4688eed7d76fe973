// What the sign-in page is asked to show when a form was sent without a session: where to go back to, the sealed form.
// Checked by hand: the page's root imports this, and pages that hydrate should not carry zod for it.

type Again = { readonly back: string; readonly kept: string }

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === "object" && value !== null && key in value

/** The two, when this is what was thrown; else null. */
export function askedAgain(thrown: unknown): Again | null {
  const asked = has(thrown, "signIn") ? thrown.signIn : null
  if (!has(asked, "back") || !has(asked, "kept")) return null
  const { back, kept } = asked
  return typeof back === "string" && typeof kept === "string" ? { back, kept } : null
}
