// Everything that is held on one person, for that person alone, to take with them: each row of every table that names them. A
// table that comes later is in it by itself, as soon as it has a column for a person.
import { and, asc, eq, getTableColumns, gt, inArray, like, lte, or } from "drizzle-orm"
import { portions } from "../../db/portions"
import type { Store } from "../../db/store"
import { commitment } from "../ledger/commitment"
import { sizeOf } from "../ledger/trees.server"
import { copiesWith } from "./copies.server"

/** Columns that hold a person's id; `by` where nobody else is named beside it: what they entered about others is these others'. */
const namesAPerson = ["personId", "createdBy", "publishedBy"] as const
const columnsNaming = (columns: Readonly<Record<string, unknown>>) =>
  namesAPerson.some((name) => name in columns) ? namesAPerson : (["by"] as const)
/** What would let somebody in, and what somebody else wrote or looks at. */
const leftOut = ["tokenHash", "codeHash"]

/** The record as one value; null when there is no such person. Times are ISO 8601. */
export async function ownRecord(store: Store, personId: string) {
  const { read, t } = store
  const [person] = await read.select().from(t.people).where(eq(t.people.id, personId))
  if (!person) return null
  const codes = await read.select().from(t.signInCodes).where(eq(t.signInCodes.email, person.email))
  const tables: Record<string, unknown[]> = { people: [told(person)], signInCodes: codes.map(told) }
  for (const [name, table] of Object.entries(t)) {
    const columns = getTableColumns(table)
    const own = columnsNaming(columns).flatMap((name) => (name in columns ? eq(columns[name as never], personId) : []))
    if (own.length === 0) continue
    const rows = await read
      .select()
      .from(table)
      .where(or(...own))
    if (rows.length > 0) tables[name] = rows.map(told)
  }
  return {
    about: `Everything that Reread holds on ${person.name}. How long you read, how you scroll, at which hour you open a change, and wrong answers are not recorded.`,
    tables,
    names: await namesFor(store, tables),
    ledger: await ownEntries(store, personId),
    copiesOfTheEvidenceWithYou: await copiesWith(store, personId),
  }
}

/** A row with its times as people read them, without what would let somebody in. */
function told(row: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(row).filter(([name]) => !leftOut.includes(name))
  const isTime = (name: string) => name === "at" || /At$/.test(name)
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      isTime(name) && typeof value === "number" ? new Date(value).toISOString() : value,
    ]),
  )
}

/** What the ids in those rows stand for: companies, legends (as they were published last), versions, teams, roles. */
async function namesFor({ read, t }: Store, tables: Record<string, unknown[]>): Promise<Record<string, string>> {
  const text = JSON.stringify(tables)
  const ids = [...new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])]
  const names: Record<string, string> = {}
  for (const some of portions(ids)) {
    for (const table of [t.companies, t.teams, t.roles])
      for (const { id, name } of await read
        .select({ id: table.id, name: table.name })
        .from(table)
        .where(inArray(table.id, some)))
        names[id] = name
    for (const { id, title } of await read
      .select({ id: t.legends.id, title: t.legends.title })
      .from(t.legends)
      .where(inArray(t.legends.id, some)))
      names[id] = title
    // The title of the draft may be another by now, and is for its authors.
    for (const { id, title } of await read
      .select({ id: t.versions.legendId, title: t.versions.title })
      .from(t.versions)
      .where(inArray(t.versions.legendId, some))
      .orderBy(asc(t.versions.ordinal)))
      names[id] = title
    for (const { id, title, label } of await read
      .select({ id: t.versions.id, title: t.versions.title, label: t.versions.label })
      .from(t.versions)
      .where(inArray(t.versions.id, some)))
      names[id] = `${title}, version ${label}`
  }
  return names
}

/** So many entries are looked through at once, so that a long ledger does not hold up everybody else. */
const atOnce = 5000

/**
 * The ledger's entries that name this person by themselves, by the commitment that stands for them there. Those that address
 * a version name everybody; what they say of this person stands among the tables.
 */
async function ownEntries(store: Store, personId: string) {
  const { read, t } = store
  const { ledgerEntries: l, personSalts: s } = t
  const salts = await read.select().from(s).where(eq(s.personId, personId))
  const found: { companyId: string; standsFor: string; entries: { number: number; entry: string }[] }[] = []
  for (const { companyId, salt } of salts) {
    const own = commitment(salt, companyId, personId)
    const size = await sizeOf(read, t, companyId)
    const entries: { number: number; entry: string }[] = []
    for (let from = 0; from < size; from += atOnce) {
      entries.push(
        ...(await read
          .select({ number: l.number, entry: l.entry })
          .from(l)
          .where(
            and(
              ...[eq(l.companyId, companyId), gt(l.number, from), lte(l.number, from + atOnce)],
              or(like(l.entry, `%"person":"${own}"%`), like(l.entry, `%"by":"${own}"%`)),
            ),
          )
          .orderBy(asc(l.number))),
      )
      await new Promise((resolve) => setImmediate(resolve))
    }
    found.push({ companyId, standsFor: own, entries })
  }
  return found
}
