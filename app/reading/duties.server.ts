// "Your part": read from documents a person knows, for the roles they hold.
import { and, eq, inArray, or } from "drizzle-orm"
import type { Store } from "../../db/store"
import { schema } from "../document/schema"
import { type Duty, yourPart } from "./your-part"

/** What a version asks of somebody with these roles, and how many words it has. */
export async function knownText({ read, t }: Store, companyId: string, hash: string, roles: readonly string[]) {
  const { documents: d } = t
  const [text] = await read
    .select({ doc: d.doc, words: d.words })
    .from(d)
    .where(and(eq(d.companyId, companyId), eq(d.hash, hash)))
  return text ? { words: text.words, duties: yourPart(schema.nodeFromJSON(JSON.parse(text.doc)), roles) } : null
}

/** What these documents ask of somebody with these roles, by hash. One question. */
export async function dutiesIn(
  { read, t }: Store,
  documents: readonly { companyId: string; hash: string; roles: readonly string[] }[],
): Promise<Map<string, Duty[]>> {
  const asked = documents.filter(({ roles }) => roles.length > 0)
  if (asked.length === 0) return new Map()
  const { documents: d } = t
  const companies = [...new Set(asked.map(({ companyId }) => companyId))]
  const rows = await read
    .select({ companyId: d.companyId, hash: d.hash, doc: d.doc })
    .from(d)
    .where(
      or(
        ...companies.map((companyId) =>
          and(
            eq(d.companyId, companyId),
            inArray(
              d.hash,
              asked.filter((one) => one.companyId === companyId).map((one) => one.hash),
            ),
          ),
        ),
      ),
    )
  return new Map(
    rows.map(({ companyId, hash, doc }) => {
      const roles = asked.find((one) => one.companyId === companyId && one.hash === hash)?.roles ?? []
      return [hash, yourPart(schema.nodeFromJSON(JSON.parse(doc)), roles)]
    }),
  )
}
