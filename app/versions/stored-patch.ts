// The patch a version is stored with. The publish page, publishing itself and the command line all take it from here. Pure.
import type { Node } from "prosemirror-model"
import { canonical } from "../changes/canonical"
import { compare } from "../changes/compare"
import type { Patch } from "../changes/patch"

/** What a draft changes in a published document: first who each block is, by the ids of the draft; then exactly the comparison that everybody can make later. */
export function storedPatch(base: { readonly doc: Node; readonly lineage: readonly string[] }, draft: Node): Patch {
  const { lineage } = compare(base.doc, draft, { lineage: base.lineage })
  return compare(base.doc, canonical(draft), { lineage: base.lineage, nextLineage: lineage })
}
