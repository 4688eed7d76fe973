// What stops a team or a role from being renamed or removed: who is in it, and what is written about it.

/** `people` are in it; `legends` (titles) name it in their text. */
export type NamedRefusal =
  | { readonly refused: "no-name" }
  | { readonly refused: "taken" }
  | { readonly refused: "has-people"; readonly people: number }
  | { readonly refused: "in-text"; readonly legends: readonly string[] }

type What = "team" | "role"

/** The refusal as a sentence that says what to do first. */
export function namedSentence(refusal: NamedRefusal, what: What): string {
  switch (refusal.refused) {
    case "no-name":
      return `Enter the name of the ${what}: up to 80 letters.`
    case "taken":
      return `There is another ${what} of this name.`
    case "has-people": {
      const people = refusal.people === 1 ? "1 person is" : `${refusal.people} people are`
      return what === "team"
        ? `${people} in this team. Take them out of it first, on their own pages.`
        : `${refusal.people === 1 ? "1 person holds" : `${refusal.people} people hold`} this role. Take it from them first, on their own pages.`
    }
    case "in-text":
      return `It is named in ${refusal.legends.map((title) => `“${title}”`).join(", ")}. Write another role there and publish it first.`
  }
}

type Json = { readonly attrs?: Readonly<Record<string, unknown>>; readonly type?: unknown; readonly content?: unknown }

/** Whether a document (as JSON) names a role: as who does a part or keeps a promise, or in a sentence. */
export function namesRole(node: unknown, role: string): boolean {
  if (typeof node !== "object" || node === null) return false
  const { type, attrs, content } = node as Json
  if (attrs?.owner === role || (type === "role" && attrs?.name === role)) return true
  return Array.isArray(content) && content.some((inner) => namesRole(inner, role))
}
