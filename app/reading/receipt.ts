// A receipt as it is shown: you know version 5, coming from 2.

export type Receipt = {
  readonly company: string
  readonly reader: string
  readonly legend: { readonly id: string; readonly title: string }
  readonly version: { readonly label: string; readonly hash: string; readonly publishedOn: string }
  /** Label of the version known before; null for none. */
  readonly known: string | null
  readonly lines: readonly {
    readonly fp: string
    readonly title: string
    readonly where: string
    /** Calendar day. */
    readonly opened: string
    /** Day and hour (UTC); the day only where the company shows teams only. */
    readonly confirmed: string
    /** Number of the ledger's entry that says so. */
    readonly entry: number | null
  }[]
  /** The signed head of the ledger that covers all of these entries; null while it is not made yet. */
  readonly checkpoint: string | null
}

/** "You know version 5, coming from 2." */
export const receiptSentence = ({ version, known }: Pick<Receipt, "version" | "known">): string =>
  known === null
    ? `You know version\u00a0${version.label}, read from the beginning.`
    : `You know version\u00a0${version.label}, coming from ${known}.`
