// The ledger of a company: entries numbered without gaps, written in the transaction of the fact, by nobody else.
import { randomBytes } from "node:crypto"
import { and, eq, inArray, max } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { portions } from "../../db/portions"
import { given, prepared } from "../../db/prepared"
import type { Db } from "../../db/store"
import { commitment, reasonCommitment } from "./commitment"
import { entryText, LedgerEntry, peopleIn, withCommitments } from "./entry"
import { leafHash } from "./tree"

/** Adds entries at the end of the company's ledger; call it inside the company's write, with person ids as persons. */
export async function record(tx: Db, t: Tables, companyId: string, ...entries: readonly LedgerEntry[]): Promise<void> {
  const salts = await saltsOf(tx, t, companyId, [...new Set(entries.flatMap(peopleIn))])
  const commitments = new Map([...salts].map(([person, salt]) => [person, commitment(salt, companyId, person)]))
  const sealed = entries.map((entry) =>
    withCommitments(LedgerEntry.parse(entry), {
      person: (person) => commitments.get(person)!,
      reason: (person, version, teams) => reasonCommitment(salts.get(person)!, version, teams),
    }),
  )
  const [last] = await lastNumber(tx, t, { companyId })
  const size = last?.number ?? 0
  for (const [i, entry] of sealed.entries()) {
    const number = size + 1 + i
    const text = entryText(companyId, number, entry)
    const legendId = "legend" in entry ? entry.legend : null
    await addEntry(tx, t, { companyId, number, kind: entry.kind, legendId, entry: text, hash: leafHash(text) })
  }
}

const lastNumber = prepared((db, { ledgerEntries: l }) =>
  db
    .select({ number: max(l.number) })
    .from(l)
    .where(eq(l.companyId, given("companyId"))),
)

const addEntry = prepared((db, t) =>
  db.insert(t.ledgerEntries).values({
    companyId: given("companyId"),
    number: given("number"),
    kind: given("kind"),
    legendId: given("legendId"),
    entry: given("entry"),
    hash: given("hash"),
  }),
)

const saltOf = prepared((db, { personSalts: s }) =>
  db
    .select({ personId: s.personId, salt: s.salt })
    .from(s)
    .where(and(eq(s.companyId, given("companyId")), eq(s.personId, given("personId")))),
)

/** Each person's salt; who has none yet gets one. */
async function saltsOf(tx: Db, t: Tables, companyId: string, people: readonly string[]): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (const some of portions(people)) {
    const [personId] = some
    const rows =
      some.length === 1 ? await saltOf(tx, t, { companyId, personId }) : await saltsIn(tx, t, companyId, some)
    for (const { personId, salt } of rows) known.set(personId, salt)
  }
  const added = people
    .filter((personId) => !known.has(personId))
    .map((personId) => ({ companyId, personId, salt: randomBytes(32).toString("hex") }))
  for (const some of portions(added)) await tx.insert(t.personSalts).values(some)
  for (const { personId, salt } of added) known.set(personId, salt)
  return known
}

const saltsIn = (tx: Db, { personSalts: s }: Tables, companyId: string, people: readonly string[]) =>
  tx
    .select({ personId: s.personId, salt: s.salt })
    .from(s)
    .where(and(eq(s.companyId, companyId), inArray(s.personId, people)))
