import { mkdtempSync, rmSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { pathToFileURL } from "node:url"
import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { draftOf } from "../../app/legends/drafts.server"
import { openStore } from "../../db/open"
import { builtProgram } from "../../server/built.mjs"
import { brokenLedgers, halfVersions } from "../crash/whole"
import { directWorker } from "../hands"
import { secret, startProgram } from "../program"
import { addressed, type Company, foundReaders, type Visitor, writeAnew } from "../readers"
import { brokenRules } from "../reading/rules"

const folder = mkdtempSync(join(tmpdir(), "reread-readers-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const title = "Maya replaces forty chairs"
const longest = 90_000

type Answer = { readonly status: number; readonly location: string; readonly html: string }

/** One request of somebody who is signed in; a form when there are fields. */
function send(address: string, { cookie }: Visitor, path: string, fields?: Record<string, string>): Promise<Answer> {
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }
  return new Promise((resolve, reject) => {
    // A connection of its own each time: one that was kept may be closed by the server just as it is taken up again.
    const how = { method: fields ? "POST" : "GET", headers, agent: false }
    const asked = request(new URL(path, address), how, (answer) => {
      let html = ""
      answer.setEncoding("utf8").on("data", (piece: string) => {
        html += piece
      })
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? "", html }),
      )
    })
    asked.once("error", reject)
    asked.end(fields ? new URLSearchParams(fields).toString() : undefined)
  })
}

type Confirmed = { readonly personId: string; readonly opening: string; readonly shown: string; readonly html: string }

/** Reads as people do: looks, confirms what is open, opens what comes next; takes what a refusal shows. */
async function readOn(
  address: string,
  reader: Visitor,
  legendId: string,
  until: number,
  came: (one: Confirmed) => void,
) {
  let page = await send(address, reader, `/legends/${legendId}/read`)
  const statuses: number[] = []
  for (let confirmed = 0; confirmed < 3 && Date.now() < until; ) {
    const action = /action="(\/legends\/[^"]+\/(confirmation|opening))"/.exec(page.html)?.[1]
    const change = new RegExp(`href="(/legends/${legendId}/read/[^"]+)"`).exec(page.html)?.[1]
    if (!action && !change) break
    if (!action) {
      page = await send(address, reader, change ?? "")
      continue
    }
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.html)?.[1] ?? ""
    const form = { opening: field("opening"), shown: field("shown") }
    const answer = await send(address, reader, action, form)
    statuses.push(answer.status)
    if (answer.status === 303 && action.endsWith("/confirmation")) {
      came({ personId: reader.personId, ...form, html: page.html })
      confirmed++
    }
    if (answer.status === 422) await pause(300)
    page = answer.status === 303 || answer.status === 302 ? await send(address, reader, answer.location) : answer
  }
  return statuses
}

/** The form of the publish page as it is sent when nothing was touched. */
async function publishForm(dataDir: string, company: Company) {
  const store = await openStore({ dataDir })
  const { companyId, legendId, teamId, author } = company
  await writeAnew(store, company)
  await addressed(store, { companyId, legendId, teamId, by: author.personId, at: Date.now() })
  const { revision } = await draftOf(store, companyId, legendId)
  await store.close()
  const version = { summary: "", correction: false, teams: [teamId], readBy: "", inForceFrom: "" }
  return {
    was: JSON.stringify({ change: null, version }),
    ...{ revision: String(revision), called: title, summary: "", audience: teamId, readBy: "", inForceFrom: "" },
  }
}

test("200 readers confirm while a version is published: every confirmation names what its person was shown", async () => {
  const before = await openStore({ dataDir: folder })
  const company = await foundReaders(before, 200)
  await before.close()
  const form = await publishForm(folder, company)
  const { companyId, legendId, author, readers } = company

  const clock = pathToFileURL("tests/journeys/quick-clock.mjs").href
  const program = await startProgram(builtProgram, {
    ...{ DATA_DIR: folder, SECRET: secret, PORT: "0", DATABASE_URL: "" },
    NODE_OPTIONS: `--import ${clock}`,
  })
  const confirmed: Confirmed[] = []
  let publishing: Promise<Answer> | undefined
  const came = (one: Confirmed) => {
    confirmed.push(one)
    if (confirmed.length === 150) publishing = send(program.address, author, `/legends/${legendId}/publish`, form)
  }
  const until = Date.now() + longest
  const statuses = await Promise.all(readers.map((reader) => readOn(program.address, reader, legendId, until, came)))
  const published = await publishing
  await program.stop()

  expect(published?.location).toBe(`/legends/${legendId}/publish/done`)
  expect(statuses.flat().filter((status) => ![302, 303, 409, 422].includes(status))).toEqual([])
  expect(statuses.flat()).toContain(409)
  expect(confirmed.length).toBeGreaterThan(300)

  const store = await openStore({ dataDir: folder })
  const { confirmations: c, openings: o, shown: s } = store.t
  const kept = await store.read
    .select({ personId: c.personId, opening: o.id, shown: o.shownHash, content: s.content })
    .from(c)
    .innerJoin(o, eq(o.id, c.openingId))
    .innerJoin(s, eq(s.hash, o.shownHash))
  const told = new Map(confirmed.map((one) => [one.opening, one]))
  expect(kept.length).toBe(told.size)
  for (const { content, ...one } of kept) {
    const { html = "", ...same } = told.get(one.opening) ?? {}
    expect(same).toEqual(one)
    for (const passage of JSON.parse(content).passages) expect(html.includes(passage.changes)).toBe(true)
  }
  const versions = new Set(kept.map(({ content }) => JSON.parse(content).version))
  expect(versions).toEqual(new Set(["1", "2"]))
  expect([
    ...(await brokenRules(store, directWorker, { companyId, legendId })),
    ...(await halfVersions(store)),
    ...(await brokenLedgers(store)),
  ]).toEqual([])
  await store.close()
}, 180_000)
