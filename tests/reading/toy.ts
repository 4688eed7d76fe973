// A small company whose legends are lists of passages, with an engine to match: what reading does must not depend on how
// well differences are found. One passage, one unit; a unit is "heading: was → now".

import { canonicalText, hashOf } from "../../app/changes/canonical"
import { schema } from "../../app/document/schema"
import { foundCompany, invite } from "../../app/people/companies.server"
import { wholeKey } from "../../app/versions/base-key"
import { emptyDocument } from "../../app/versions/known"
import type { NetChange, NetJob, NetList, Published } from "../../app/versions/net"
import type { ChangeWorker } from "../../app/versions/worker"
import { newId } from "../../db/id"
import type { Store } from "../../db/store"
import { change } from "./changes"

export type Passages = Readonly<Record<string, string>>

export const monday = Date.UTC(2026, 4, 4, 9)

const documentOf = (passages: Passages) =>
  schema.node(
    "doc",
    { lang: "en" },
    Object.entries(passages).map(([heading, text]) =>
      schema.node("part", { kind: "step" }, [
        schema.node("heading", { level: 2 }, schema.text(heading)),
        schema.node("paragraph", null, schema.text(text)),
      ]),
    ),
  )

function passagesIn(text: string): Passages {
  const passages: Record<string, string> = {}
  schema.nodeFromJSON(JSON.parse(text)).forEach((part) => {
    passages[part.firstChild?.textContent ?? ""] = part.lastChild?.textContent ?? ""
  })
  return passages
}

type ToyUnit = { heading: string; was: string | undefined; now: string | undefined; fp: string }

function unitsOf(base: Passages, target: Passages): ToyUnit[] {
  const headings = [...new Set([...Object.keys(target), ...Object.keys(base)])]
  return headings
    .map((heading) => ({ heading, was: base[heading], now: target[heading] }))
    .filter(({ was, now }) => was !== now)
    .map((unit) => ({ ...unit, fp: `${unit.heading}: ${unit.was} → ${unit.now}` }))
}

function netOf({ base, target, known, published, byParts }: NetJob): NetList {
  const now = passagesIn(target.doc)
  const units = unitsOf(passagesIn(base.doc), now)
  const changes = units.map(({ heading, was, now, fp }): NetChange => {
    const origins = published
      .filter((one) => one.units.some((unit) => unit.key === heading))
      .map(({ version, label, ordinal, id }) => ({ version, label, change: ordinal, id }))
    const plain = change(fp, { where: heading })
    const shown = { ...plain.shown, was: was ?? null, now: now ?? null, known, version: target.label, origins }
    return { ...plain, shown }
  })
  const gone = published.filter((one) => !units.some((unit) => one.units.some(({ key }) => key === unit.heading)))
  if (!byParts) return { changes, cancelled: gone.length }
  const parts = Object.keys(now).map((heading): NetChange => {
    const own = changes.find((one) => one.shown.where === heading)
    const plain = change(`part ${heading}: ${now[heading]}`, { where: heading, origins: [] })
    const origins = own?.shown.origins ?? []
    const shown = { ...plain.shown, kind: "part_read_again" as const, known, version: target.label, origins }
    return { ...plain, unitFps: own?.unitFps ?? [], shown }
  })
  return { changes: [...parts, ...changes.filter(({ shown }) => !(shown.where in now))], cancelled: gone.length }
}

/** Counts what it is asked, so that a test can see that nothing is computed twice. */
export function toyWorker(): ChangeWorker & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    markdown: () => Promise.reject(new Error("The toy engine imports nothing.")),
    match: () => Promise.reject(new Error("The toy engine imports nothing.")),
    review: () => Promise.reject(new Error("The toy engine publishes by itself.")),
    async net(job) {
      asked.push("net")
      return netOf(job)
    },
    comparison: () => Promise.reject(new Error("The toy engine compares no versions.")),
    async state({ base, target, unitFps }) {
      asked.push("state")
      const passages: Record<string, string> = { ...passagesIn(base.doc) }
      for (const unit of unitsOf(passagesIn(base.doc), passagesIn(target.doc))) {
        if (!unitFps.includes(unit.fp)) continue
        if (unit.now === undefined) delete passages[unit.heading]
        else passages[unit.heading] = unit.now
      }
      const doc = documentOf(passages)
      return { hash: hashOf(doc), doc: canonicalText(doc), lineage: [] }
    },
  }
}

export type Toy = Awaited<ReturnType<typeof foundToy>>

/**
 * Northlight with Ruth (author), Lars (Sales) and Mina (Support), and one legend; Otto has a company of his own. Where there
 * are several, each has a house of its own in its addresses.
 */
export async function foundToy(store: Store, house = "northlight.example") {
  const { t } = store
  const person = (companyId: string, name: string) =>
    invite(store, { companyId, email: `${name.toLowerCase()}@${house}`, name, seats: ["reader"], at: monday })
  const [ruth, otto] = [newId(), newId()]
  await store.write("", (tx) =>
    tx.insert(t.people).values([
      { id: ruth, email: `ruth@${house}`, name: "Ruth Adler", createdAt: monday },
      { id: otto, email: `otto@elsewhere.${house}`, name: "Otto", createdAt: monday },
    ]),
  )
  const companyId = await foundCompany(store, { name: "Northlight", by: ruth, at: monday })
  const elsewhere = await foundCompany(store, { name: "Elsewhere", by: otto, at: monday })
  const [lars, mina] = [await person(companyId, "Lars"), await person(companyId, "Mina")]
  const legendId = newId()
  await store.write(companyId, (tx) =>
    tx
      .insert(t.legends)
      .values({ companyId, id: legendId, title: "Chairs", lang: "en", createdBy: ruth, createdAt: monday }),
  )
  let before: Passages = {}
  let ordinal = 0

  /** Publishes the next version to these people, as publishing does, with the lists most readers need. */
  async function publish(passages: Passages, to: readonly string[] = [lars, mina]) {
    ordinal += 1
    const versionId = newId()
    const document = documentOf(passages)
    const units = unitsOf(before, passages)
    const hash = hashOf(document)
    const published = units.map((unit, i): Published => {
      const id = newId()
      const mark = { fp: unit.fp, key: unit.heading, lineage: [] }
      const { shown } = change(unit.fp)
      return { id, version: ordinal, label: String(ordinal), ordinal: i + 1, unitFps: [unit.fp], units: [mark], shown }
    })
    const target = { hash, doc: canonicalText(document), lineage: [], label: String(ordinal), author: "Ruth Adler" }
    const previous = documentOf(before)
    const bases = [
      { known: null, ...emptyDocument("en"), published },
      { known: String(ordinal - 1), hash: hashOf(previous), doc: canonicalText(previous), lineage: [], published },
    ]
    await store.write(companyId, async (tx) => {
      await tx.insert(t.documents).values({ companyId, hash, doc: target.doc, words: 1 }).onConflictDoNothing()
      await tx.insert(t.versions).values({
        companyId,
        id: versionId,
        legendId,
        ordinal,
        label: String(ordinal),
        title: "Chairs",
        documentHash: hash,
        lineage: [],
        engine: "toy",
        patch: JSON.stringify({ units: published.flatMap((one) => one.units) }),
        publishedBy: ruth,
        publishedAt: monday,
      })
      const changes = published.map(({ id, ordinal: n, shown }) => ({ id, ordinal: n, shown, fp: shown.fp }))
      for (const one of changes)
        await tx
          .insert(t.changes)
          .values({ companyId, versionId, legendId, kind: "wording", severity: "normal", said: {}, ...one })
      for (const { id, unitFps } of published)
        await tx.insert(t.changeUnits).values({ companyId, versionId, changeId: id, unitFp: unitFps[0] ?? "" })
      for (const personId of to)
        await tx.insert(t.audienceMembers).values({
          companyId,
          versionId,
          legendId,
          personId,
          because: personId === lars ? [{ id: "sales", name: "Sales" }] : [{ id: "support", name: "Support" }],
        })
      for (const { known, published: own, ...base } of ordinal === 1 ? bases.slice(0, 1) : bases.slice(1)) {
        const list = JSON.stringify(netOf({ base, target, known, published: own }))
        const baseKey = wholeKey(Number(known ?? 0))
        await tx.insert(t.nets).values({ companyId, versionId, baseHash: base.hash, baseKey, list })
      }
    })
    before = passages
    return versionId
  }

  return { store, companyId, elsewhere, legendId, ruth, lars, mina, otto, publish }
}
