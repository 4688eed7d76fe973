// What a version's entries say about its readers: who opened, confirmed and took back what. Reads entries as they stand in the
// ledger, with commitments for people.

export type Fact = {
  readonly number: number
  readonly kind: "opened" | "revealed" | "confirmed" | "undone"
  /** Commitment of the person. */
  readonly person: string
  readonly change: string
  /** Milliseconds, or a day where no more is kept. */
  readonly at: number | string
  readonly reading: string
  readonly opening: string
  readonly confirmation: string
  readonly shown: string
}

export type Entry = { readonly number: number; readonly kind: string; readonly [field: string]: unknown }

const text = (value: unknown) => (typeof value === "string" ? value : "")

/** The entries that tell of reading, in their order. */
export function factsIn(entries: readonly Entry[]): Fact[] {
  return entries.flatMap((entry) => {
    const { kind, number } = entry
    if (kind !== "opened" && kind !== "revealed" && kind !== "confirmed" && kind !== "undone") return []
    const at =
      kind === "opened" || kind === "revealed"
        ? text(entry.day)
        : typeof entry.at === "number"
          ? entry.at
          : text(entry.at)
    const [person, change, reading] = [text(entry.person), text(entry.change), text(entry.reading)]
    const [opening, confirmation, shown] = [text(entry.opening), text(entry.confirmation), text(entry.shown)]
    return [{ number, kind, person, change, at, reading, opening, confirmation, shown }]
  })
}

/** Confirmations that were not taken back. */
export function standing(facts: readonly Fact[]): Fact[] {
  const undone = new Set(facts.filter(({ kind }) => kind === "undone").map(({ confirmation }) => confirmation))
  return facts.filter(({ kind, confirmation }) => kind === "confirmed" && !undone.has(confirmation))
}

/** A time as the tables say it: "2026-05-06 09:12:33 UTC", or the day. */
export const timeOf = (at: number | string): string =>
  typeof at === "string" ? at : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`

/** The calendar day of a time. */
export const dayOf = (at: number | string): string => timeOf(at).slice(0, 10)

const verbs = { opened: "opens", revealed: "reveals", confirmed: "confirms" } as const

/** What a fact breaks of what must hold between openings, confirmations and undos; null when nothing. */
export function brokenBy(facts: readonly Fact[]): string | null {
  const openings = new Map<string, Fact>()
  const revealed = new Map<string, Fact>()
  const confirmations = new Map<string, Fact>()
  const used = new Set<string>()
  for (const fact of facts) {
    const { kind, number, opening, confirmation } = fact
    const from = kind === "undone" ? confirmations.get(confirmation) : openings.get(opening)
    if (kind === "opened") {
      if (from) return `Entry ${number} opens again what entry ${from.number} opened.`
      openings.set(opening, fact)
      continue
    }
    if (!from)
      return `Entry ${number} ${kind === "undone" ? "takes back what nobody confirmed" : `${verbs[kind]} what nobody opened`}.`
    if (from.person !== fact.person || from.change !== fact.change || from.reading !== fact.reading)
      return `Entry ${number} and entry ${from.number} are of different people, readings or changes.`
    const once = kind === "confirmed" ? opening : `${kind} ${kind === "undone" ? confirmation : opening}`
    if (used.has(once)) return `Entry ${number} uses for a second time what entry ${from.number} was used for.`
    used.add(once)
    if (kind === "revealed") revealed.set(opening, fact)
    if (kind === "confirmed") {
      // Of what was left for careful reading, an opening shows the passage alone.
      const last = revealed.get(opening) ?? from
      if (last.shown !== fact.shown) return `Entry ${number} confirms something else than entry ${last.number} showed.`
      confirmations.set(confirmation, fact)
    }
  }
  return null
}
