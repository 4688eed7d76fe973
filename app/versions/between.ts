// What lies between the text somebody knows and a version: published changes whole where their units are, the rest alone.
// Nothing is left out: every unit of base → target is in exactly one change of the list.
import { canonical } from "../changes/canonical"
import { compare } from "../changes/compare"
import type { Patch, Unit } from "../changes/patch"
import { withPieces } from "../changes/split"
import { readStored } from "../document/check"
import { carefulOf } from "./careful-passage"
import { earlierWords } from "./earlier-words"
import { type Change, changeFp, heaviest, isSmall, joinedSets, linked, withSmallTogether } from "./grouping"
import type { NetChange, NetJob, NetList, Published } from "./net"
import type { Shown } from "./shown"
import { type Compared, shownChange } from "./shown-change"
import { shownPart } from "./shown-part"

/** What a job compares: both texts in canonical form, with the lineage their versions were stored with, cut as they were published. */
export function comparedFor({ base, target, known, published }: NetJob): Compared {
  const [old, next] = [canonical(readStored(base.doc)), canonical(readStored(target.doc))]
  const found = compare(old, next, { lineage: base.lineage, nextLineage: target.lineage })
  const pieces = published.flatMap(({ units }) => units.filter(({ pieceOf }) => pieceOf))
  const blocks = new Set(pieces.flatMap(({ lineage }) => lineage))
  const whole = new Set(published.flatMap(({ units }) => units.flatMap(({ fp, pieceOf }) => (pieceOf ? [] : [fp]))))
  const near = ({ fp, lineage }: Unit) => !whole.has(fp) && lineage.some((id) => blocks.has(id))
  const patch = withPieces(old, next, found, new Set(pieces.map(({ fp }) => fp)), { lineage: base.lineage }, near)
  return { old, next, patch, version: target.label, known, author: target.author }
}

/** The list for somebody who knows nothing is part by part; for everybody else it is what changed between the two texts. */
export function listOf(compared: Compared, published: readonly Published[]): NetList {
  const { old, patch, known, version } = compared
  if (old.childCount === 0)
    return { changes: partsOf(compared).map((part) => knownPart(part, published, version)), cancelled: 0 }
  const groups = groupsOf(patch.units, published)
  const direct = published.every(({ version, shown }) => version === published[0]?.version && shown.known === known)
  const whole = groups.filter(({ whole }) => whole !== null)
  if (direct && whole.length === groups.length && whole.length === published.length)
    return {
      changes: published.map(({ unitFps, shown }) => ({ fp: shown.fp, unitFps: [...unitFps], shown })),
      cancelled: 0,
    }
  const claimed = new Set(whole.flatMap(({ whole }) => whole ?? []))
  const unmarked = new Set(whole.flatMap(({ whole }) => (whole?.shown.careful ? whole.unitFps : [])))
  const smalls = withSmallTogether(groups.map(({ change }) => change))
  const changes = smalls.map((change): NetChange => {
    const owner = groups.find((group) => group.change.fp === change.fp)?.whole ?? null
    const plain =
      known === null && isNewPart(change) ? newPart(compared, change) : shownChange(compared, change, unmarked)
    const origins = owner ? [owner] : originsOf(change.units, published, claimed)
    const unitFps = change.units.map(({ fp }) => fp)
    const careful = owner?.shown.careful ? carefulOf(compared, change, plain.kind) : null
    const told = { ...withWordsOf(plain, owner, origins), ...(careful ? { careful } : {}) }
    return { fp: plain.fp, unitFps, shown: { ...told, origins: origins.map(originOf) } }
  })
  const told = new Set(changes.flatMap(({ shown }) => shown.origins.map(({ id }) => id)))
  return { changes, cancelled: changedBack(published.filter(({ id }) => !told.has(id))) }
}

/** How many things were changed by one version and changed back by another, so that nothing is left to read. */
function changedBack(gone: readonly Published[]): number {
  const idsOf = (one: Published) => one.units.flatMap(({ key, lineage }) => [key, ...lineage])
  const sets = joinedSets(gone.map((one) => idsOf(one)))
  return sets.filter((set) => {
    const ids = new Set(set)
    return new Set(gone.filter((one) => idsOf(one).some((id) => ids.has(id))).map(({ version }) => version)).size > 1
  }).length
}

/** Somebody who knew nothing when they began goes on part by part when a newer version comes in between. */
const isNewPart = ({ units }: Change) => units.length === 1 && units[0]?.kind === "part-insert"

const newPart = (compared: Compared, { fp, units }: Change): Shown => ({
  ...shownPart(compared, [units[0]?.context.block ?? 0]),
  fp,
})

type Group = { readonly change: Change; readonly whole: Published | null }

/** Units that must be read together, each group with the published change that consists of exactly these. */
function groupsOf(units: readonly Unit[], published: readonly Published[]): Group[] {
  const present = new Set(units.map(({ fp }) => fp))
  const contained = published.filter(({ unitFps }) => unitFps.length > 0 && unitFps.every((fp) => present.has(fp)))
  return linked(
    units,
    contained.map(({ unitFps }) => unitFps),
  ).map((set): Group => {
    const fps = set.map(({ fp }) => fp)
    const fp = changeFp(fps)
    const whole = contained.findLast((one) => changeFp(one.unitFps) === fp) ?? null
    const corrections = whole?.shown.kind === "small_corrections"
    const severity = heaviest(set.map((unit) => unit.severity))
    const small = whole ? corrections : set.every(isSmall)
    return {
      change: { fp, key: set[0]!.key, units: set, severity, merged: false, mayMerge: false, isSmall: small },
      whole,
    }
  })
}

/** The author's words over a change whose units are exactly those of a published one; else those of its origins. */
function withWordsOf(plain: Shown, owner: Published | null, origins: readonly Published[]): Shown {
  if (!owner) {
    const roles = [...new Set([...plain.concerns.roles, ...origins.flatMap(({ shown }) => shown.concerns.roles)])]
    const teams = [...new Set(origins.flatMap(({ shown }) => shown.concerns.teams))]
    const severity = heaviest([plain.severity, ...origins.map(({ shown }) => shown.severity)])
    return { ...plain, ...earlierWords(origins, plain), severity, concerns: { roles, teams } }
  }
  const { title, severity, reason, pillar, author, concerns, notes, check } = owner.shown
  return { ...plain, title, severity, reason, pillar, author, concerns, notes, ...(check ? { check } : {}) }
}

/** Where units come from that belong to no published change whole: those that touched the same place, else the same blocks. */
function originsOf(units: readonly Unit[], published: readonly Published[], claimed: ReadonlySet<Published>) {
  const fps = new Set(units.map(({ fp }) => fp))
  const keys = new Set(units.map(({ key }) => key))
  const lineage = new Set(units.flatMap((unit) => unit.lineage))
  const some = (test: (unit: Published["units"][number]) => boolean) => published.filter((one) => one.units.some(test))
  const exact = some(({ fp }) => fps.has(fp))
  const found = new Set(exact.flatMap((one) => one.unitFps))
  if (units.every(({ fp }) => found.has(fp))) return exact
  // A sentence of a split change that is told by itself is no origin of the sentences beside it.
  const isTold = (one: Published) => claimed.has(one) && one.units.some(({ pieceOf }) => pieceOf)
  const samePlace = some(({ key }) => keys.has(key)).filter((one) => !isTold(one))
  const sameBlocks = some((unit) => unit.lineage.some((id) => lineage.has(id)))
  const near = [...new Set([...exact, ...samePlace, ...sameBlocks.filter((one) => !claimed.has(one))])]
  return near.length > 0 ? published.filter((one) => near.includes(one)) : sameBlocks
}

const originOf = ({ version, label, ordinal, id }: Published) => ({ version, label, change: ordinal, id })

/** A part that was published as it stands keeps what its author said about it. */
function knownPart(part: NetChange, published: readonly Published[], label: string): NetChange {
  const owner = published.findLast(({ unitFps }) => changeFp(unitFps) === part.fp)
  if (!owner) return part
  const origins = owner.label === label ? [originOf(owner)] : []
  return { ...part, shown: { ...withWordsOf(part.shown, owner, []), severity: part.shown.severity, origins } }
}

/** For somebody who knows nothing: every part as it is, one after the other, with all units it consists of. */
export function partsOf({ patch, ...compared }: Compared): NetChange[] {
  const parts = compared.next.children
  const units = (at: number) =>
    patch.units.filter(({ context, new: ranges }) => partAt(context.block, ranges.length) === at)
  const partAt = (block: number, ranges: number) => (ranges > 0 ? Math.min(block, parts.length - 1) : 0)
  return joinedParts(
    patch,
    parts.map((_, at) => units(at).map(({ fp }) => fp)),
  ).map(({ from, unitFps }) => {
    const shown = shownPart(compared, from)
    return { fp: changeFp(unitFps), unitFps, shown: { ...shown, fp: changeFp(unitFps) } }
  })
}

/** Parts that only come together stay one; every other part is one of its own. */
function joinedParts({ units }: Patch, fpsOf: readonly (readonly string[])[]) {
  const sets = linked(units, fpsOf)
  return sets.map((set) => {
    const unitFps = set.map(({ fp }) => fp)
    const from = fpsOf.flatMap((fps, at) => (fps.some((fp) => unitFps.includes(fp)) ? [at] : []))
    return { from, unitFps }
  })
}
