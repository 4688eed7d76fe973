// Markdown that comes in with a form: a file, or text pasted into a field. What was typed is given back with a refusal.
import { readStored } from "../document/check"
import { decodeMarkdown, type Markdown } from "../document/markdown"
import type { Importer } from "./importing"

/** The largest Markdown file that is read, in bytes. */
export const largestFile = 5 * 1024 * 1024

export type Incoming = {
  /** The text, to stand in the field again when it cannot be read. */
  readonly text: string
  /** What it says as a legend; null when there is neither a file nor a text. */
  readonly markdown: Markdown | null
}

/** The Markdown of a form with the fields `file` and `text`; the file comes first. */
export async function incomingFrom(importer: Importer, form: FormData, lang: string): Promise<Incoming> {
  const reading = async (source: string): Promise<Markdown> => {
    const read = await importer.markdown({ source, lang })
    return "problem" in read ? read : { ...read, doc: readStored(read.doc) }
  }
  const file = form.get("file")
  const typed = String(form.get("text") ?? "")
  if (!(file instanceof File) || file.size === 0)
    return { text: typed, markdown: typed.trim() === "" ? null : await reading(typed) }
  const named = (problem: string): Incoming => ({ text: typed, markdown: { problem: `${file.name}: ${problem}` } })
  if (file.size > largestFile) return named(`the file has more than ${largestFile / 1024 / 1024} MB.`)
  const decoded = decodeMarkdown(new Uint8Array(await file.arrayBuffer()))
  if ("problem" in decoded) return named(decoded.problem)
  const read = await reading(decoded.text)
  return "problem" in read
    ? { text: decoded.text, markdown: { problem: `${file.name}: ${read.problem}` } }
    : { text: decoded.text, markdown: read }
}
