// Looks at a database that was opened after a crash: every sentence it gives names something that is half there.
import { eq } from "drizzle-orm"
import { leafHash } from "../../app/ledger/tree"
import type { Store } from "../../db/store"

/** What is half about versions: each must have its text, changes, audience, notices, nets and ledger entries, or not be. */
export async function halfVersions({ read, t }: Store): Promise<string[]> {
  const versions = await read.select().from(t.versions)
  const ids = new Set(versions.map((version) => version.id))
  const documents = new Set((await read.select({ hash: t.documents.hash }).from(t.documents)).map((one) => one.hash))
  const tables = {
    changes: await read.select({ id: t.changes.versionId }).from(t.changes),
    units: await read.select({ id: t.changeUnits.versionId }).from(t.changeUnits),
    audience: await read
      .select({ id: t.audienceMembers.versionId, person: t.audienceMembers.personId, ordinal: t.versions.ordinal })
      .from(t.audienceMembers)
      .innerJoin(t.versions, eq(t.versions.id, t.audienceMembers.versionId)),
    nets: await read.select({ id: t.nets.versionId }).from(t.nets),
    notices: (await read.select({ about: t.notices.about, person: t.notices.personId }).from(t.notices)).map(
      ({ about, person }) => ({ id: about.replace(/^version:/, ""), person }),
    ),
    ledger: (await entriesOf({ read, t }))
      .filter((entry) => entry.kind === "published" || entry.kind === "addressed")
      .map((entry) => ({ id: String(JSON.parse(entry.entry).version) })),
  }
  const readers = await read
    .select({ id: t.readings.versionId, person: t.confirmations.personId })
    .from(t.confirmations)
    .innerJoin(t.readings, eq(t.readings.id, t.confirmations.readingId))
  /** Who was addressed and has no mail waiting or sent: only who read, or was told of a newer version, may be without. */
  const withoutNotice = (id: string, ordinal: number) =>
    tables.audience.filter(
      ({ id: version, person }) =>
        version === id &&
        !tables.notices.some((one) => one.id === id && one.person === person) &&
        !readers.some((one) => one.id === id && one.person === person) &&
        !tables.audience.some((one) => one.person === person && one.ordinal > ordinal),
    )
  const problems: string[] = []
  for (const [table, rows] of Object.entries(tables))
    for (const { id } of rows) if (!ids.has(id)) problems.push(`${table} of a version that is not there`)
  for (const { id, label, ordinal, documentHash } of versions) {
    const count = (rows: { id: string }[]) => rows.filter((row) => row.id === id).length
    if (!documents.has(documentHash)) problems.push(`version ${label} without its text`)
    if (count(tables.changes) === 0) problems.push(`version ${label} without changes`)
    if (count(tables.units) < count(tables.changes)) problems.push(`version ${label} with changes without units`)
    if (count(tables.audience) === 0) problems.push(`version ${label} without audience`)
    if (withoutNotice(id, ordinal).length > 0) problems.push(`version ${label} with missing notices`)
    if (count(tables.nets) === 0) problems.push(`version ${label} without what is to be read`)
    if (count(tables.ledger) !== 2) problems.push(`version ${label} not in the ledger as published and addressed`)
  }
  return [...new Set(problems)]
}

/** What is half about reading: facts, the counters kept with them, and the ledger must tell the same. */
export async function halfReadings({ read, t }: Store): Promise<string[]> {
  const openings = await read.select().from(t.openings)
  const confirmations = await read.select().from(t.confirmations)
  const states = await read.select().from(t.readingStates)
  const coverage = await read.select().from(t.coverage)
  const entries = await entriesOf({ read, t })
  const problems: string[] = []
  const told = (kind: string) => entries.filter((entry) => entry.kind === kind).length
  if (told("opened") !== openings.length) problems.push("openings and ledger differ")
  if (told("confirmed") !== confirmations.length) problems.push("confirmations and ledger differ")
  for (const { personId, openingId } of confirmations) {
    if (!openings.some((one) => one.id === openingId)) problems.push("a confirmation without its opening")
    const mine = confirmations.filter((one) => one.personId === personId).length
    if (states.find((state) => state.personId === personId)?.confirmed !== mine)
      problems.push("a state that lags behind")
    if (openings.filter((one) => one.personId === personId).length !== mine + 1)
      problems.push("a confirmation that did not open the next change")
  }
  const readers = coverage.filter((row) => row.teamId === "").reduce((sum, row) => sum + row.readers, 0)
  if (readers !== confirmations.length) problems.push("a counter that lags behind")
  return [...new Set(problems)]
}

/** What is wrong with the ledgers: gaps, or texts that are not those of their hashes. */
export async function brokenLedgers(store: Store): Promise<string[]> {
  const entries = await entriesOf(store)
  const problems = entries
    .filter(({ entry, hash }) => leafHash(entry) !== hash)
    .map(({ number }) => `entry ${number} is not the one of its hash`)
  for (const company of new Set(entries.map((entry) => entry.companyId))) {
    const numbers = entries.filter((entry) => entry.companyId === company).map((entry) => entry.number)
    if (numbers.sort((a, b) => a - b).some((number, i) => number !== i + 1)) problems.push("a ledger with gaps")
  }
  return problems
}

const entriesOf = ({ read, t }: Pick<Store, "read" | "t">) =>
  read.select().from(t.ledgerEntries).orderBy(t.ledgerEntries.number)
