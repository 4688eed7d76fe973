// Units become changes: what can only be taken over together is one, small corrections are one, the author may merge.
// A promise and a change of who does a step stay their own, and no unit is ever left out.
import { createHash } from "node:crypto"
import type { Unit } from "../changes/patch"
import { grouped } from "../ui/grouped"
import { type Shown, severities } from "./shown"

type Marked = Pick<Unit, "fp" | "key" | "kind" | "severity" | "reasons" | "group" | "requires" | "context" | "facts"> &
  Partial<Pick<Unit, "before" | "after" | "pieceOf">>

/** What a reader confirms: units in story order. */
export type Change<U extends Marked = Unit> = {
  readonly fp: string
  /** Its place, which outlives its words. */
  readonly key: string
  readonly units: readonly U[]
  readonly severity: Shown["severity"]
  /** True when an author merged it. */
  readonly merged: boolean
  /** False for a promise and a change of responsibility: they stand alone. */
  readonly mayMerge: boolean
  /** True when it consists of typos, punctuation and formatting alone. */
  readonly isSmall: boolean
}

/** Fingerprint of a change: it hashes its units', in no order. */
export const changeFp = (unitFps: readonly string[]): string =>
  createHash("sha256")
    .update(`change|${[...unitFps].sort().join("|")}`)
    .digest("base64url")
    .slice(0, 22)

/** The heaviest of some severities. */
export const heaviest = (all: readonly Shown["severity"][]): Shown["severity"] =>
  severities.find((one) => all.includes(one)) ?? "cosmetic"

const standsAlone = ({ kind }: Marked) => kind === "promise" || kind === "owner" || kind === "role"
/** A typo, a comma, a form: something a reader need not understand. What came or went with words in it never is. */
export const isSmall = (unit: Marked) =>
  isEmptyLine(unit) ||
  ((unit.severity === "minor" || unit.severity === "cosmetic") && !/insert|delete|move|media/.test(unit.kind))

const isEmptyLine = ({ kind, reasons }: Marked) =>
  (kind === "insert" || kind === "delete") && reasons.includes("no words")

/** A new paragraph without its words: where it was split, its sentences need it, and not each other. */
const isFrame = (unit: Marked | undefined) => unit?.pieceOf !== undefined && isEmptyLine(unit)

/** Sets of things, joined when one of them is in both. On the way to its root each thing is moved nearer: no way gets long. */
export function joinedSets<T>(sets: readonly (readonly T[])[]): T[][] {
  const parent = new Map<T, T>()
  const above = (thing: T): T => parent.get(thing) ?? thing
  const root = (thing: T): T => {
    let one = thing
    for (let up = above(one); up !== one; up = above(one)) {
      parent.set(one, above(up))
      one = up
    }
    return one
  }
  for (const set of sets) {
    for (const thing of set) if (!parent.has(thing)) parent.set(thing, thing)
    for (const thing of set.slice(1)) parent.set(root(thing), root(set[0]!))
  }
  return [...grouped([...parent.keys()].map((thing) => [root(thing), thing])).values()]
}

/** Units that belong together by themselves: one story, or only to be taken over together. In the order they were given. */
export function linked<U extends Marked>(units: readonly U[], more: readonly (readonly string[])[] = []): U[][] {
  const byFp = new Map(units.map((unit) => [unit.fp, unit]))
  const groups = grouped(units.flatMap(({ fp, group }) => (group ? [[group, fp]] : [])))
  const sets = joinedSets([
    ...units.map(({ fp, requires }) => [
      fp,
      ...(requires ?? []).filter((other) => byFp.has(other) && !isFrame(byFp.get(other))),
    ]),
    ...frames(units),
    ...groups.values(),
    ...followers(units),
    ...emptyLines(units),
    ...more.map((set) => set.filter((fp) => byFp.has(fp))),
  ])
  const at = new Map(units.map((unit, index) => [unit.fp, index]))
  const place = (fp: string) => at.get(fp) ?? 0
  return sets
    .map((set) => set.sort((x, y) => place(x) - place(y)))
    .sort((x, y) => place(x[0]!) - place(y[0]!))
    .map((set) => set.map((fp) => byFp.get(fp)!))
}

/** When a step changes hands, small changes of the sentences of its part that name a role concerned tell nothing of their own. */
function followers(units: readonly Marked[]): string[][] {
  return units
    .filter(({ kind }) => kind === "owner")
    .map((owner) => {
      const roles = (owner.facts ?? []).flatMap(({ was, now }) => [was, now]).filter((role) => role !== null)
      const told = units.filter(
        ({ kind, severity, reasons, context, before, after }) =>
          kind === "text" &&
          severity === "minor" &&
          reasons.includes("wording") &&
          context.block === owner.context.block &&
          roles.some((role) => names(before, role) || names(after, role)),
      )
      return [owner.fp, ...told.map(({ fp }) => fp)]
    })
}

/** Whether a text names a role, in words of its own. */
function names(text: string | null | undefined, role: string): boolean {
  const said = ` ${(text ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `
  return said.includes(
    ` ${role
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `,
  )
}

/** The first sentence of a new paragraph brings it. */
const frames = (units: readonly Marked[]): string[][] =>
  units.filter(isFrame).map(({ fp }) => [
    fp,
    ...units
      .filter(({ requires }) => requires?.includes(fp))
      .slice(0, 1)
      .map((one) => one.fp),
  ])

/** An empty line that came or went says nothing of its own: it belongs to what changed right beside it in its part. */
function emptyLines(units: readonly Marked[]): string[][] {
  return units.flatMap((unit, at) => {
    if (!isEmptyLine(unit) || isFrame(unit)) return []
    const beside = [units[at - 1], units[at + 1]].find(
      (one) => one && one.context.block === unit.context.block && !standsAlone(one) && !isEmptyLine(one),
    )
    return beside ? [[unit.fp, beside.fp]] : []
  })
}

function changeOf<U extends Marked>(units: readonly U[], merged: boolean): Change<U> {
  const first = units.find(standsAlone) ?? units[0]!
  return {
    fp: changeFp(units.map(({ fp }) => fp)),
    key: first.key,
    units,
    severity: heaviest(units.map(({ severity }) => severity)),
    merged,
    mayMerge: !units.some(standsAlone),
    isSmall: units.every(isSmall),
  }
}

/**
 * The changes of a patch in story order, small corrections last. `merged` holds groups of unit fingerprints an author
 * made one; a group that names units which are gone, or one that must stand alone, merges what is left of it.
 */
export function changesOf<U extends Marked>(
  units: readonly U[],
  merged: readonly (readonly string[])[] = [],
): Change<U>[] {
  const alone = linked(units).map((set) => changeOf(set, false))
  const byUnit = new Map(alone.flatMap((change) => change.units.map(({ fp }) => [fp, change] as const)))
  const groups = joinedSets(
    merged
      .map((fps) => [...new Set(fps.flatMap((fp) => byUnit.get(fp) ?? []))].filter(({ mayMerge }) => mayMerge))
      .filter((group) => group.length > 1),
  )
  const groupOf = new Map(groups.flatMap((group) => group.map((change) => [change, group] as const)))
  const done = new Set<Change<U>>()
  const changes: Change<U>[] = []
  for (const change of alone) {
    if (done.has(change)) continue
    const group = groupOf.get(change) ?? [change]
    for (const one of group) done.add(one)
    const own = new Set(group.flatMap((one) => one.units))
    const whole = units.filter((unit) => own.has(unit))
    changes.push(group.length > 1 ? changeOf(whole, true) : change)
  }
  return withSmallTogether(changes)
}

/** All small corrections as one change, at the end of the list. */
export function withSmallTogether<U extends Marked>(changes: readonly Change<U>[]): Change<U>[] {
  const corrections = changes.filter((change) => change.isSmall && !change.merged)
  const others = changes.filter((change) => !change.isSmall || change.merged)
  if (corrections.length === 0) return others
  return [
    ...others,
    changeOf(
      corrections.flatMap((change) => change.units),
      false,
    ),
  ]
}
