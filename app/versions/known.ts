// What somebody knows who knows nothing yet: the empty document, with a hash like any other.
import { canonicalText, emptyOf, hashOf } from "../changes/canonical"
import { schema } from "../document/schema"
import type { Known } from "./net"

/** The document without parts in a language, in canonical form. */
export function emptyDocument(lang: string): Known {
  const empty = emptyOf(schema, { lang })
  return { hash: hashOf(empty), doc: canonicalText(empty), lineage: [] }
}
