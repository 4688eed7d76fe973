// The text that applies: the newest published version of a legend, as it was published.
import { and, eq } from "drizzle-orm"
import type { Store } from "../../db/store"
import { readStored } from "../document/check"
import type { Legend } from "./legend"

/** The version that applies, with its text; null while nothing is published. */
export async function currentText(store: Store, { companyId, id, current }: Legend) {
  if (!current) return null
  const { versions, documents, people } = store.t
  const [row] = await store.read
    .select({
      title: versions.title,
      label: versions.label,
      publishedAt: versions.publishedAt,
      inForceFrom: versions.inForceFrom,
      by: people.name,
      doc: documents.doc,
      words: documents.words,
    })
    .from(versions)
    .innerJoin(documents, and(eq(documents.companyId, companyId), eq(documents.hash, versions.documentHash)))
    .leftJoin(people, eq(people.id, versions.publishedBy))
    .where(and(eq(versions.companyId, companyId), eq(versions.legendId, id), eq(versions.ordinal, current.ordinal)))
  return row ? { ...row, doc: readStored(row.doc) } : null
}

/** Ordinal of the newest version a person knows in full; 0 when none. */
export async function knownBy(store: Store, personId: string, legend: Legend): Promise<number> {
  const { readingStates: states } = store.t
  const [row] = await store.read
    .select({ known: states.knownOrdinal })
    .from(states)
    .where(and(eq(states.companyId, legend.companyId), eq(states.legendId, legend.id), eq(states.personId, personId)))
  return row?.known ?? 0
}
