// The patch a version is stored with. The publish page, publishing itself and the command line all take it from here. Pure.
import type { Node } from "prosemirror-model"
import { canonical } from "../changes/canonical"
import { compare } from "../changes/compare"
import type { Patch } from "../changes/patch"
import { splitAll } from "../changes/split"

/** What an author and a company add: units to be cut by sentence, and names that matter. */
type Asked = { readonly split?: readonly string[]; readonly names?: readonly string[] }

/** What a draft changes in a published document: first who each block is, by the ids of the draft; then exactly the comparison that everybody can make later. */
export function storedPatch(
  base: { readonly doc: Node; readonly lineage: readonly string[] },
  draft: Node,
  { split = [], names = [] }: Asked = {},
): Patch {
  const { lineage } = compare(base.doc, draft, { lineage: base.lineage })
  const next = canonical(draft)
  const patch = compare(base.doc, next, { lineage: base.lineage, nextLineage: lineage, names })
  return splitAll(base.doc, next, patch, split, { lineage: base.lineage, names })
}
