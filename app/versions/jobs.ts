// The jobs of the engine's thread: review a draft, list what somebody must read, apply what somebody confirmed. Pure.
import type { Node } from "prosemirror-model"
import { apply } from "../changes/apply"
import { canonical, canonicalText, hashOf } from "../changes/canonical"
import { compare } from "../changes/compare"
import { comesApartIn, withPieces } from "../changes/split"
import { readStored } from "../document/check"
import { partTitle } from "../document/render"
import type { PromiseAttrs } from "../document/schema"
import { wordCount } from "../document/text"
import { saidOf } from "./announcement"
import { comparedFor, listOf, partsOf } from "./between"
import { byParts } from "./by-parts"
import { carefulOf } from "./careful-passage"
import { type Comparison, comparisonOf } from "./comparison"
import { changesOf } from "./grouping"
import type { NetJob, NetList, Review, Reviewed, ReviewJob, State, StateJob, Unfilled } from "./net"
import type { Shown } from "./shown"
import { type Compared, shownChange } from "./shown-change"
import { storedPatch } from "./stored-patch"

/** Compares a draft with the version before, for the publish page and for publishing itself. */
export function review({ base, draft, merged, said = [], split = [], names = [], ...asked }: ReviewJob): Review {
  const { version, known, author } = asked
  const old = readStored(base.doc)
  const given = readStored(draft)
  const next = canonical(given)
  const patch = storedPatch({ doc: old, lineage: base.lineage }, given, { split, names })
  const compared = { old: canonical(old), next, patch, version, known, author }
  const changes = old.childCount === 0 ? firstChanges(compared) : changesBetween(compared, merged, said)
  return {
    patch,
    target: { hash: hashOf(next), doc: canonicalText(next), lineage: patch.lineage },
    words: wordCount(next),
    told: toldIn(next),
    changes,
    unfilled: unfilledIn(next, patch, changes),
  }
}

/** Cards without a metric or a value, each with the change it came with. */
function unfilledIn(next: Node, { units }: Review["patch"], changes: readonly Reviewed[]): Unfilled[] {
  const found: Unfilled[] = []
  next.forEach((part, partAt) => {
    part.descendants((node, pos) => {
      if (node.type.name !== "promise") return
      const { metric, value } = node.attrs as PromiseAttrs
      if (metric.trim() !== "" && value.trim() !== "") return
      const misses = metric.trim() !== "" ? "value" : value.trim() !== "" ? "metric" : "both"
      const at = partAt + 1 + pos
      const touching = units.filter((unit) => unit.new.some(({ from, to }) => from <= at && at < to))
      const change = changes.find(({ unitFps }) => touching.some(({ fp }) => unitFps.includes(fp)))
      found.push({ where: partTitle(part), misses, fp: change?.fp ?? null })
    })
  })
  return found
}

function toldIn(doc: Node): number {
  let told = 0
  doc.forEach((part) => {
    part.forEach((block, _at, index) => {
      if (index > 0) told += wordCount(block) + (block.type.name === "image" ? 1 : 0)
    })
  })
  return told
}

/** The first version is read part by part, as by everybody who knows nothing yet. */
const firstChanges = (compared: Compared): Reviewed[] =>
  partsOf(compared).map(({ fp, unitFps, shown }) => ({
    ...{ fp, key: fp, unitFps, shown, careful: null },
    ...{ merged: false, mayMerge: false, mayRaise: false, needsReason: false, hands: null },
    ...{ maySplit: null, pieceOf: [] },
  }))

function changesBetween(
  compared: Compared,
  merged: ReviewJob["merged"],
  said: NonNullable<ReviewJob["said"]>,
): Reviewed[] {
  const changes = changesOf(compared.patch.units, merged)
  const placed = changes.map(({ key, units }) => ({ key, fps: units.map(({ fp }) => fp) }))
  const careful = placed.filter((one) => saidOf({ said }, one, placed)?.careful)
  const unmarked = new Set(careful.flatMap(({ fps }) => fps))
  const comesApart = comesApartIn(compared.old, compared.next, compared.patch)
  return changes.map((change) => {
    const shown = shownChange(compared, change, unmarked)
    return {
      fp: change.fp,
      key: change.key,
      unitFps: change.units.map(({ fp }) => fp),
      shown,
      merged: change.merged,
      mayMerge: change.mayMerge && shown.kind !== "small_corrections",
      maySplit:
        shown.kind === "small_corrections" || change.merged ? null : (change.units.find(comesApart)?.fp ?? null),
      pieceOf: [...new Set(change.units.flatMap(({ pieceOf }) => pieceOf ?? []))],
      mayRaise: change.severity !== "major",
      needsReason: needsReason(shown.kind),
      hands: handsOf(change.units),
      careful: carefulOf(compared, change, shown.kind),
    }
  })
}

/** A promise, a responsibility, a step that comes or goes is not changed without a reason. */
const needsReason = (kind: Shown["kind"]) =>
  kind === "promise_changed" || kind === "responsibility_changed" || /_(added|removed)$/.test(kind)

function handsOf(units: Review["patch"]["units"]): Reviewed["hands"] {
  const fact = units.find(({ kind, facts }) => kind === "owner" && facts)?.facts?.[0]
  return fact ? { loses: fact.was, gains: fact.now } : null
}

/** What somebody who knows `base` must read to know `target`. */
export function net(job: NetJob): NetList {
  const compared = comparedFor(job)
  const list = listOf(compared, job.published)
  return job.byParts ? byParts(compared, list) : list
}

/** Two versions beside each other. */
export const comparison = (job: NetJob): Comparison => comparisonOf(job)

/** The base with some units of base → target applied; units that need each other come together. */
export function state({ base, target, unitFps }: StateJob): State {
  const [old, next] = [readStored(base.doc), readStored(target.doc)]
  const wanted = new Set(unitFps)
  const found = compare(old, next, { lineage: base.lineage, nextLineage: target.lineage })
  const patch = withPieces(old, next, found, wanted, { lineage: base.lineage })
  const { doc, lineage } = apply(old, next, patch, wanted, base.lineage)
  return { hash: hashOf(doc), doc: canonicalText(doc), lineage }
}
