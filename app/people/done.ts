// What was done just now, told on the page that follows.

const people = (n: number) => (n === 1 ? "1 person" : `${n} people`)

/** The sentence for `?invited=3&known=1`, `?added`, `?kept`, `?removed`, `?left`, `?erased`; null for none. */
export function doneSentence(query: URLSearchParams): string | null {
  const [invited, known] = [query.get("invited"), query.get("known")].map((n) =>
    /^\d{1,6}$/.test(n ?? "") ? Number(n) : 0,
  )
  if (query.has("invited")) {
    const before = known ? ` ${people(known)} ${known === 1 ? "was" : "were"} here already.` : ""
    return `${people(invited ?? 0)} invited.${before}`
  }
  if (query.has("added")) return "Added."
  if (query.has("kept")) return "Saved."
  if (query.has("removed")) return "Removed."
  if (query.has("left")) return "They have left the company."
  if (query.get("erased") === "here")
    return "They were erased here. Another company knows them, and keeps their name for itself."
  if (query.has("erased")) return "They were erased."
  return null
}
