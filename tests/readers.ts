// A company with many readers of one published legend, each with their first change open for an hour: so that they may
// confirm at once. For the tests that kill, and for the bench.
import { readMarkdown } from "../app/document/markdown"
import { replaceDraft } from "../app/legends/drafts.server"
import { createLegend } from "../app/legends/legends.server"
import { addTeam, foundCompany, invite, joinTeam } from "../app/people/companies.server"
import { welcome } from "../app/people/people.server"
import { cookieFor } from "../app/people/session"
import { beginSessionFor } from "../app/people/sessions.server"
import { openChange } from "../app/reading/openings.server"
import { readingListOf } from "../app/reading/readings.server"
import { announce } from "../app/versions/announcements.server"
import { draftedIn } from "../app/versions/drafted.server"
import { publishDraft } from "../app/versions/publishing.server"
import type { Store } from "../db/store"
import { directWorker } from "./hands"

export interface Company {
  readonly companyId: string
  readonly legendId: string
  readonly teamId: string
  readonly author: Visitor
  readonly readers: readonly Visitor[]
}

export interface Visitor {
  readonly personId: string
  /** The header that signs them in. */
  readonly cookie: string
}

const origin = "http://reread.test"
const hour = 60 * 60 * 1000

/** About 1,000 words in eight parts; `now` stands in each, so that another text differs by its wording only. */
function story(now: string) {
  const sentence = (n: number) =>
    `Maya calls the showroom for the ${n + 1}. time that week and asks whether all forty chairs can stand in her ${now} before the auditors come.`
  const part = (i: number) =>
    `## Part ${i + 1} of the story\n\n${Array.from({ length: 5 }, (_, n) => sentence(i * 5 + n)).join(" ")}`
  const read = readMarkdown(Array.from({ length: 8 }, (_, i) => part(i)).join("\n\n"))
  if (!("doc" in read)) throw new Error("The story cannot be read.")
  return read.doc
}

/** Founds it; a `count` of readers, the first version published, one opening each. */
export async function foundReaders(store: Store, count: number, now = Date.now()): Promise<Company> {
  const at = now - hour
  const visitor = async (personId: string): Promise<Visitor> => {
    const token = await beginSessionFor(store, { personId, at })
    return { personId, cookie: cookieFor(token, false).split(";")[0] ?? "" }
  }
  const ruth = await welcome(store, { email: "ruth@northlight.example", name: "Ruth Adler", at })
  const companyId = await foundCompany(store, { name: "Northlight", by: ruth, at })
  const teamId = await addTeam(store, { companyId, name: "Everybody" })
  const readers = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const person = { email: `p${i}@northlight.example`, name: `Reader ${i}` }
      const personId = await invite(store, { companyId, ...person, seats: ["reader"], at })
      await joinTeam(store, { companyId, teamId, personId })
      return visitor(personId)
    }),
  )
  const title = "Maya replaces forty chairs"
  const legendId = await createLegend(store, { companyId, by: ruth, title, lang: "en", doc: story("office"), at })
  await publish(store, { companyId, legendId, teamId, by: ruth, at })
  // Their mails are out, so that the sender has nothing to do beside what is tried here.
  await store.write("", (tx) => tx.update(store.t.notices).set({ sentAt: at }))
  await Promise.all(
    readers.map(async ({ personId }) => {
      const who = { companyId, legendId, personId }
      const reading = await readingListOf(store, directWorker, who)
      const fp = reading?.list.changes[0]?.fp
      if (!fp) throw new Error("There is nothing to read.")
      await openChange(store, directWorker, { ...who, fp, at })
    }),
  )
  return { companyId, legendId, teamId, author: await visitor(ruth), readers }
}

/** Writes the story anew in the draft. */
export async function writeAnew(store: Store, { companyId, legendId, author }: Company, at = Date.now()) {
  await replaceDraft(store, directWorker, { companyId, legendId, by: author.personId, doc: story("new office"), at })
}

export type Publishing = { companyId: string; legendId: string; teamId: string; by: string; at: number }

/** Addresses the draft to the team; what publishing it then asks for. */
export async function addressed(store: Store, { companyId, legendId, teamId, by, at }: Publishing) {
  const where = { companyId, legendId }
  const { announcementRevision } = await announce(store, where, (now) => ({
    announcement: { ...now, teams: [teamId] },
  }))
  const drafted = await draftedIn(store.read, store.t, where)
  if (!drafted) throw new Error("There is no such draft.")
  const { revision, legend } = drafted
  return { ...where, by, at, origin, seen: { revision, announcementRevision, title: legend.title } }
}

/** Publishes the draft as it is, addressed to the team. */
export async function publish(store: Store, asked: Publishing) {
  const outcome = await publishDraft(store, directWorker, await addressed(store, asked))
  if ("refused" in outcome) throw new Error(`Publishing was refused: ${JSON.stringify(outcome)}`)
  return outcome.version
}

/** The form that confirms the change each reader has open. */
export async function confirmationsOf(store: Store, { companyId, legendId, readers }: Company) {
  const open = await store.read.select().from(store.t.openings)
  const byPerson = new Map(open.filter((one) => one.companyId === companyId).map((one) => [one.personId, one]))
  return readers.map(({ personId, cookie }) => {
    const opening = byPerson.get(personId)
    if (!opening) throw new Error("A reader has nothing open.")
    return {
      personId,
      openingId: opening.id,
      method: "POST" as const,
      path: `/legends/${legendId}/read/${opening.changeFp}/confirmation`,
      headers: {
        cookie,
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
      },
      body: new URLSearchParams({ opening: opening.id, shown: opening.shownHash }).toString(),
    }
  })
}
