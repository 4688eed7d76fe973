// "Your part": read from documents a person knows, for the roles they hold.
import { and, eq, inArray, or } from "drizzle-orm"
import type { Store } from "../../db/store"
import { readStored } from "../document/check"
import { type Duty, yourPart } from "./your-part"

/** What a version asks of somebody with these roles, and how many words it has. */
export async function knownText({ read, t }: Store, companyId: string, hash: string, roles: readonly string[]) {
  const { documents: d } = t
  const [text] = await read
    .select({ doc: d.doc, words: d.words })
    .from(d)
    .where(and(eq(d.companyId, companyId), eq(d.hash, hash)))
  return text ? { words: text.words, duties: yourPart(readStored(text.doc), roles) } : null
}

type Text = { readonly companyId: string; readonly hash: string }
const keyOf = ({ companyId, hash }: Text) => `${companyId} ${hash}`

/** What these documents ask of somebody who holds these roles in their companies: of one of them, or of none. One question. */
export async function dutiesIn(
  { read, t }: Store,
  documents: readonly (Text & { readonly roles: readonly string[] })[],
): Promise<(text: Text | undefined) => readonly Duty[]> {
  const asked = documents.filter(({ roles }) => roles.length > 0)
  if (asked.length === 0) return () => []
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
  // Two companies may have the same text, and somebody other roles in each.
  const rolesOf = new Map(asked.map((one) => [keyOf(one), one.roles]))
  const found = new Map(rows.map((row) => [keyOf(row), yourPart(readStored(row.doc), rolesOf.get(keyOf(row)) ?? [])]))
  return (text) => (text && found.get(keyOf(text))) ?? []
}
