// What an export says, in one piece: evidence.json. The tables beside it are made from this and from the ledger's entries by
// tables.ts, when it is written and again when it is checked, so that they cannot say anything else.

export const format = "reread-evidence-1"

/** Somebody the entries speak of. Their salt shows that a commitment is theirs; null after it was erased. */
export type Person = { readonly id: string; readonly name: string; readonly salt: string | null }

export type Change = {
  readonly id: string
  readonly ordinal: number
  readonly fp: string
  readonly kind: string
  readonly severity: string
  readonly title: string
  readonly where: string
  readonly was: string | null
  readonly now: string | null
  readonly reason: string
  readonly author: string
}

/** A question or an objection, as far as whoever took the export may hear of it. */
export type Question = {
  readonly id: string
  readonly number: number
  readonly what: "question" | "objection"
  /** `name` where its reader spoke by name. */
  readonly voice: "name" | "unnamed" | "consultant"
  /** The published change it is about; null where that is another version's. */
  readonly change: string | null
  readonly title: string
  /** Null where it would tell whose it is. */
  readonly day: string | null
  /** The account, where whoever took the export may know it. */
  readonly person: string | null
  /** The consultant in whose words it stands here. */
  readonly through: string | null
  readonly text: string
  /** What stands in the way, in words. */
  readonly force: string | null
  readonly state: "answered" | "waits for the authors" | "waits for the consultant"
  readonly said: readonly {
    readonly what: "reply" | "written_back" | "passed_on"
    /** Null for its reader. */
    readonly by: string | null
    readonly day: string
    readonly text: string
    /** Label of the version that answers it, when the reply is that version. */
    readonly version: string | null
  }[]
}

export type Evidence = {
  readonly format: typeof format
  readonly company: { readonly id: string; readonly name: string }
  readonly legend: { readonly id: string; readonly title: string; readonly lang: string }
  readonly version: {
    readonly id: string
    readonly ordinal: number
    readonly label: string
    readonly title: string
    readonly summary: string
    /** Label of the version before; null for the first. */
    readonly previous: string | null
    readonly readBy: string | null
    readonly inForceFrom: string | null
    /** SHA-256 of the text, version/document.json. */
    readonly document: string
  }
  /** When it was put together (ISO 8601), from the ledger's first so many entries. */
  readonly madeAt: string
  readonly entries: number
  readonly changes: readonly Change[]
  /** By name, or, where names are not for the eyes that asked, in numbers. */
  readonly readers: Named | Counted
  /** Null for somebody who hears of none; absent in exports from before they were exported. */
  readonly questions?: readonly Question[] | null
}

export type Named = {
  readonly by: "name"
  readonly people: readonly Person[]
  /** Whom the version was addressed to, with the teams that brought them in. */
  readonly audience: readonly {
    readonly person: string
    readonly because: readonly { readonly id: string; readonly name: string }[]
    /** By when they were to read it, where that is another day than everybody's: they were away. Reread reckons it, the ledger does not. */
    readonly due?: string
  }[]
  /** How each came to the version: from which one (null from the beginning), and the changes that this took. */
  readonly readings: readonly {
    readonly person: string
    readonly id: string
    readonly base: string | null
    readonly changes: readonly string[]
  }[]
}

export type Counted = {
  readonly by: "number"
  /** To how many it was addressed. */
  readonly addressed: number
  /** As "Where we stand" counts; null where they are too few to be counted, or another version applies. */
  readonly figures: {
    readonly people: number
    readonly finished: number
    readonly teams: readonly { readonly name: string; readonly people: number }[]
    /** By change, in the order of `changes`: how many confirmed it, in all and in each team. */
    readonly read: readonly { readonly all: number; readonly teams: readonly number[] }[]
  } | null
}

/** A file of an export: its path, its bytes in SHA-256 and number. */
export type Listed = { readonly path: string; readonly sha256: string; readonly size: number }
export type Manifest = { readonly format: typeof format; readonly files: readonly Listed[] }

/** Files that are proven by themselves, and therefore not in the list. */
export const outsideTheList = [
  "manifest.json",
  "ledger/entries.jsonl",
  "ledger/earlier.json",
  "ledger/checkpoint.txt",
  "ledger/key.txt",
] as const

/** One line of ledger/entries.jsonl: the entry's text, and what proves that it is in the tree of the checkpoint. */
export type Line = { readonly number: number; readonly entry: string; readonly proof: readonly string[] }
/** One earlier checkpoint, and what proves that the ledger still begins with what it covered. */
export type Earlier = { readonly size: number; readonly root: string; readonly proof: readonly string[] }

/** JSON as it is written into an export. */
export const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
