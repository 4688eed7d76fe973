// A company whose legends have a few short parts, one word of which changes from version to version: so that the keepers
// publish and read them in no time. Founded once, with as many legends as a test wants.
import { readMarkdown } from "../../app/document/markdown"
import { replaceDraft } from "../../app/legends/drafts.server"
import { createLegend } from "../../app/legends/legends.server"
import { addTeam, foundCompany, invite, joinTeam } from "../../app/people/companies.server"
import { welcome } from "../../app/people/people.server"
import { type Outcome, publishDraft } from "../../app/versions/publishing.server"
import type { ChangeWorker } from "../../app/versions/worker"
import type { Store } from "../../db/store"
import { directWorker } from "../hands"
import { addressed } from "../readers"
import { monday } from "./toy"

export type Wordings = Awaited<ReturnType<typeof foundWordings>>
/** The word of each part. */
export type Words = readonly string[]

const parts = ["Maya", "The inquiry", "First call"]

/** A story with a part for each word. */
export function textOf(words: Words) {
  const part = (i: number) => `## ${parts[i]}\n\nMaya is relieved: forty ${words[i]} chairs stand in her office.`
  const read = readMarkdown(words.map((_, i) => part(i)).join("\n\n"))
  if (!("doc" in read)) throw new Error("The story cannot be read.")
  return read.doc
}

/** Ruth and Rita write, so many readers are in one team; `house` stands in their addresses. */
export async function foundWordings(store: Store, count: number, house: string, at = monday) {
  const ruth = await welcome(store, { email: `ruth@${house}`, name: "Ruth Adler", at })
  const companyId = await foundCompany(store, { name: "Northlight", by: ruth, at })
  const comes = (name: string, ...seats: ("author" | "reader")[]) =>
    invite(store, { companyId, email: `${name}@${house}`, name, seats, at })
  const rita = await comes("rita", "author")
  const teamId = await addTeam(store, { companyId, name: "Sales" })
  const readers: string[] = []
  for (let n = 0; n < count; n++) {
    const personId = await comes(`reader${n}`, "reader")
    await joinTeam(store, { companyId, teamId, personId })
    readers.push(personId)
  }
  return { companyId, teamId, authors: [ruth, rita], readers }
}

/** A legend with its first version. */
export async function beginLegend(store: Store, { companyId, teamId, authors }: Wordings, words: Words, at: number) {
  const [by = ""] = authors
  const title = "Maya replaces forty chairs"
  const legendId = await createLegend(store, { companyId, by, title, lang: "en", doc: textOf(words), at })
  const asked = await addressed(store, { companyId, legendId, teamId, by, at })
  const outcome = await publishDraft(store, directWorker, asked)
  if ("refused" in outcome) throw new Error(`The first version was refused: ${JSON.stringify(outcome)}`)
  return legendId
}

/** Writes these words over the draft and publishes it, as one author who looks at what they publish. */
export async function publishWords(
  store: Store,
  worker: ChangeWorker,
  asked: { companyId: string; legendId: string; teamId: string; by: string; words: Words; at: number },
): Promise<Outcome> {
  await replaceDraft(store, worker, { ...asked, doc: textOf(asked.words) })
  return publishDraft(store, worker, await addressed(store, asked))
}
