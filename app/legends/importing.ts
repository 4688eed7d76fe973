// What an import asks of the engine's thread: a long text is read, and matched with the draft, where nobody waits for it.
// Plain data in, plain data out; documents as JSON text.
import { readStored } from "../document/check"
import { type Markdown, readMarkdown } from "../document/markdown"
import { keepingIds } from "./keeping-ids"

export type ReadJob = { readonly source: string; readonly lang: string }
type Sound = Extract<Markdown, { readonly title: unknown }>
export type ReadText = { readonly problem: string } | (Omit<Sound, "doc"> & { readonly doc: string })

export type MatchJob = { readonly was: string; readonly now: string }
export type Matched = {
  /** The new text, with the ids of the old one where a block is still the same. */
  readonly doc: string
  readonly blocks: number
  /** How many blocks say exactly the same as before. */
  readonly kept: number
}

export interface Importer {
  /** Reads Markdown as a legend. */
  markdown(job: ReadJob): Promise<ReadText>
  /** Finds the blocks that are still the same. */
  match(job: MatchJob): Promise<Matched>
}

/** Reads Markdown as a legend. */
export function readText({ source, lang }: ReadJob): ReadText {
  const read = readMarkdown(source, { lang, asLegend: true })
  return "problem" in read ? read : { ...read, doc: JSON.stringify(read.doc.toJSON()) }
}

/** Gives the new text the ids of the old one where a block is still the same, and `fresh` ones elsewhere. */
export function matched({ was, now }: MatchJob, fresh: () => string): Matched {
  const { doc, blocks, kept } = keepingIds(readStored(was), readStored(now), fresh)
  return { doc: JSON.stringify(doc.toJSON()), blocks, kept }
}
