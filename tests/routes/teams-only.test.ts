// Where a company shows teams only, no door tells an author or an admin who has read what: not in pages, JSON, tables or mails.
// Every door is walked; a new one is in here by itself. The same walk where names are shown finds them, so that it can.
import { basename } from "node:path"
import type { ActionFunction, LoaderFunction } from "@remix-run/node"
import { describe, expect, test } from "vitest"
import { showNames } from "../../app/people/companies.server"
import { unzipped } from "../../server/unzip"
import { engines } from "../engines"
import { foundStand, type Stand } from "../evidence/stand"
import { at, signedIn } from "../hands"

type Door = { readonly loader?: LoaderFunction; readonly action?: ActionFunction }
const doors = Object.entries(import.meta.glob<Door>("../../app/routes/*", { eager: true })).map(
  ([file, door]) => [basename(file).replace(/\.tsx?$/, ""), door] as const,
)

/** Doors that name people, and tell nothing of what they read. */
const nameMembers: Record<string, string> = {
  "companies.$company.people": "who works there, for admins",
  "companies.$company.people.$person": "one of them, for admins",
  "companies.$company.people.$person.absence": "the days one of them is away, for admins",
  "companies.$company.people.$person.erasing": "takes the name of one who left away, for admins",
  "companies.$company.people.$person.leaving": "ends their membership, for admins",
}
/** Forms that give something out rather than change something. */
const sending: Record<string, string> = { "legends.$legend.v.$version.evidence[.]zip": "takes a copy of the evidence" }

/** Everything one person is told at every door, as text. */
async function walked(stand: Stand, personId: string): Promise<Map<string, string>> {
  const { hands, companyId, legendId, lars, store } = stand
  const asks = await signedIn(hands, personId)
  const [opening] = await store.read.select().from(store.t.openings)
  const told = new Map<string, string>()
  for (const [name, { loader, action }] of doors) {
    const texts: string[] = []
    for (const version of ["1", "2"]) {
      const params = {
        ...{ company: companyId, legend: legendId, person: lars, version, range: "1...2" },
        ...{ change: opening?.changeFp ?? "", hash: "0".repeat(64), name: "ruth" },
      }
      for (const query of ["", `?who=person:${lars}&on=2026-05-06`])
        if (loader) texts.push(await said(() => loader(at(hands, asks(`/there${query}`), params))))
      if (action && name in sending) texts.push(await said(() => action(at(hands, asks("/there", {}), params))))
    }
    told.set(name, texts.join("\n"))
  }
  const { notices } = store.t
  const mails = (await store.read.select().from(notices)).filter((one) => one.personId === personId)
  return told.set("mails", JSON.stringify(mails))
}

async function said(door: () => unknown): Promise<string> {
  let answer: unknown
  try {
    answer = await door()
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    answer = thrown
  }
  if (!(answer instanceof Response)) return JSON.stringify(answer)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (answer.headers.get("content-type") !== "application/zip") return new TextDecoder().decode(bytes)
  return [...unzipped(bytes)].map(([path, file]) => `${path}\n${new TextDecoder().decode(file)}`).join("\n")
}

/** What tells who somebody is. */
async function identities({ store, lars, mina, jana }: Stand) {
  const people = await store.read.select().from(store.t.people)
  const own = [lars, mina, jana]
  const readers = people.filter(({ id }) => own.includes(id))
  const salts = await store.read.select().from(store.t.personSalts)
  return [
    ...readers.flatMap(({ id, name, email }) => [id, name, email]),
    ...salts.flatMap(({ personId, salt }) => (own.includes(personId) ? salt : [])),
  ]
}

/** What tells of one person's reading. */
async function acts({ store: { read, t } }: Stand) {
  const rows = [...(await read.select().from(t.openings)), ...(await read.select().from(t.confirmations))]
  return [...rows.map(({ id }) => id), ...rows.map(({ readingId }) => readingId)]
}

describe.each(engines.slice(0, 1))("where teams only are shown", ({ fresh }) => {
  async function start(names: "teams" | "everyone") {
    const stand = await foundStand(await fresh())
    const { store, companyId, ruth, hands } = stand
    const early = await stand.objects(stand.mina, 2, { text: "My customers expect me.", voice: "name" })
    await stand.says(ruth, early, "reply", "They get both.")
    if (names === "teams") await showNames(store, { companyId, names, by: ruth, at: hands.now() })
    const late = await stand.objects(stand.jana, 0, { text: "Nobody asked us.", voice: "name" })
    await stand.says(ruth, late, "reply", "We ask you now.")
    const quiet = await stand.objects(stand.jana, 1, { text: "Not with two on leave.", voice: "consultant" })
    await stand.says(stand.tess, quiet, "passed_on", "One team fears for its holidays.")
    return stand
  }

  const leaks = (told: ReadonlyMap<string, string>, secrets: readonly string[]) =>
    [...told].filter(([, text]) => secrets.some((secret) => text.includes(secret))).map(([name]) => name)

  test("no door tells an author and admin who read what", async () => {
    const stand = await start("teams")
    const told = await walked(stand, stand.ruth)
    expect(leaks(told, await acts(stand))).toEqual([])
    expect(leaks(told, await identities(stand)).filter((name) => !(name in nameMembers))).toEqual([])
  })

  test("the same walk finds the doors that tell it where names are shown, or for an independent consultant", async () => {
    // What the walk gets of these in evidence: their words.
    const asked = await start("teams")
    const evidence = (await walked(asked, asked.ruth)).get("legends.$legend.v.$version.evidence[.]zip")
    expect(evidence).toMatch(/Nobody asked us\.[\s\S]*One team fears/)
    const telling = ["legends.$legend.known", "legends.$legend.status", "legends.$legend.v.$version.evidence[.]zip"]
    const open = await start("everyone")
    expect(leaks(await walked(open, open.ruth), await identities(open))).toEqual(expect.arrayContaining(telling))
    const stand = await start("teams")
    const told = await walked(stand, stand.tess)
    expect(leaks(told, await identities(stand))).toEqual(expect.arrayContaining(telling))
    expect(leaks(told, await acts(stand))).toContain("legends.$legend.v.$version.evidence[.]zip")
  })
})
