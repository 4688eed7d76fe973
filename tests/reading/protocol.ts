// Opening and confirming as a model: what each command must answer, and what each reader then has before them. It is told
// here once more, in the plainest words, without a look at how the keepers do it.
import type { Passages } from "./toy"

export type Fp = string
export type Change = { readonly heading: string; readonly now: string | undefined; readonly fp: Fp }
export type Tab = { readonly reader: number; readonly fp: Fp; readonly openingId: string; readonly shownHash: string }

type Opened = {
  readonly id: string
  readonly reader: number
  readonly version: number
  readonly fp: Fp
  readonly shownHash: string
  /** What became of it. */
  confirmation: { readonly id: string; undone: boolean } | null
}

type Reading = {
  readonly version: number
  readonly base: Passages
  readonly baseVersion: number
  readonly list: Change[]
  readonly isByParts: boolean
}

export type Model = {
  at: number
  readonly versions: { readonly text: Passages; readonly to: ReadonlySet<number> }[]
  readonly readers: { reading: Reading | null; lastAt: number | null }[]
  readonly openings: Opened[]
  /** What was served in some tab, by whomever it was opened; old tabs stay. */
  readonly tabs: Tab[]
}

/** Words of a toy change are 34: 0.15 s each. */
const floor = 5_100

export const begin = (at: number, readers: number): Model => ({
  ...{ at, versions: [], openings: [], tabs: [] },
  readers: Array.from({ length: readers }, () => ({ reading: null, lastAt: null })),
})

const readIn = (model: Model, reader: number, { version }: Reading): Set<Fp> =>
  new Set(
    model.openings
      .filter((one) => one.reader === reader && one.version === version && one.confirmation?.undone === false)
      .map((one) => one.fp),
  )

function changesBetween(base: Passages, target: Passages): Change[] {
  const headings = [...new Set([...Object.keys(target), ...Object.keys(base)])]
  return headings
    .filter((heading) => base[heading] !== target[heading])
    .map((heading) => ({ heading, now: target[heading], fp: `${heading}: ${base[heading]} → ${target[heading]}` }))
}

/** Every passage as it is, then those that are gone. */
function partsBetween(base: Passages, target: Passages): Change[] {
  const parts = Object.entries(target).map(([heading, now]) => ({ heading, now, fp: `part ${heading}: ${now}` }))
  return [...parts, ...changesBetween(base, target).filter(({ now }) => now === undefined)]
}

/** What a reader knows: base + confirmed − undone; and the version they know in full. */
export function known(model: Model, reader: number): { text: Passages; version: number } {
  const reading = model.readers[reader]?.reading
  if (!reading) return { text: {}, version: 0 }
  const read = readIn(model, reader, reading)
  if (reading.list.every((change) => read.has(change.fp)))
    return { text: model.versions[reading.version - 1]?.text ?? {}, version: reading.version }
  const text: Record<string, string> = { ...reading.base }
  for (const { heading, now, fp } of reading.list) {
    if (!read.has(fp)) continue
    if (now === undefined) delete text[heading]
    else text[heading] = now
  }
  return { text, version: reading.baseVersion }
}

const underWay = (model: Model, reader: number): Reading | null => {
  const reading = model.readers[reader]?.reading
  return reading?.version === model.versions.length ? reading : null
}

/** What a reader has to read, or has read, of the version that applies; null when nothing of it is asked of them. */
export function listOf(model: Model, reader: number): Change[] | null {
  const begun = underWay(model, reader)
  if (begun) return begun.list
  const { text, version } = known(model, reader)
  const asked = model.versions.slice(version).some(({ to }) => to.has(reader))
  return asked ? changesBetween(text, model.versions.at(-1)?.text ?? {}) : null
}

/** closed, open, or read: each change of the list. */
export function standsOf(model: Model, reader: number): string[] | null {
  const reading = underWay(model, reader)
  return (
    listOf(model, reader)?.map(({ fp }) => {
      if (reading && readIn(model, reader, reading).has(fp)) return `${fp} is read`
      return reading && openNow(model, reader, fp) ? `${fp} is open` : `${fp} is closed`
    }) ?? null
  )
}

const openNow = (model: Model, reader: number, fp: Fp) =>
  model.openings.find(
    (one) =>
      one.reader === reader && one.version === model.versions.length && one.fp === fp && one.confirmation === null,
  )

/** The floor's clock: it is not set back by what comes late, but by a clock that was set back. */
function passed(reader: Model["readers"][number], at: number) {
  const last = reader.lastAt
  reader.lastAt = last !== null && last > at && last <= at + 300_000 ? last : at
}

export type Served = { readonly openingId: string; readonly shownHash: string }

/** What opening must answer; with `serve`, what was served then is remembered. */
export function open(model: Model, reader: number, fp: Fp): { answer: object; stores: boolean } {
  const list = listOf(model, reader)
  if (!list?.some((change) => change.fp === fp)) return { answer: { refused: "absent" }, stores: false }
  const reading = underWay(model, reader)
  const stands = reading && (openNow(model, reader, fp) || readIn(model, reader, reading).has(fp))
  return { answer: { opened: fp }, stores: !stands }
}

/** What choosing the whole legend must answer: only who has something to read, knows an older version, and has not begun, may. */
export function choose(model: Model, reader: number): { answer: object; stores: Fp | null } {
  const reading = underWay(model, reader)
  const first = reading?.list[0]
  if (reading) {
    const again = first && (reading.isByParts || reading.baseVersion === 0)
    return { answer: again ? { opened: first.fp } : { refused: "begun" }, stores: null }
  }
  const { text, version } = known(model, reader)
  const [one] = partsBetween(text, model.versions.at(-1)?.text ?? {})
  if (!listOf(model, reader)?.length || version === 0 || !one) return { answer: { refused: "absent" }, stores: null }
  return { answer: { opened: one.fp }, stores: one.fp }
}

/** Remembers what opening stored: the reading begins with the first. */
export function opened(model: Model, reader: number, fp: Fp, { openingId, shownHash }: Served, isByParts = false) {
  const one = model.readers[reader]!
  if (!underWay(model, reader)) {
    const { text, version } = known(model, reader)
    const target = model.versions.at(-1)?.text ?? {}
    const list = isByParts ? partsBetween(text, target) : (listOf(model, reader) ?? [])
    one.reading = { version: model.versions.length, base: text, baseVersion: version, list, isByParts }
  }
  const version = model.versions.length
  model.openings.push({ id: openingId, reader, version, fp, shownHash, confirmation: null })
  model.tabs.push({ reader, fp, openingId, shownHash })
  passed(one, model.at)
}

/** What confirming with the form of a tab must answer; `stores`: the opening it consumes. */
export function confirm(model: Model, reader: number, { fp, openingId, shownHash }: Omit<Tab, "reader">) {
  const refused = (why: string) => ({ answer: { refused: why }, stores: null })
  const opening = model.openings.find((one) => one.id === openingId)
  const inList = underWay(model, reader)?.list.some((change) => change.fp === fp)
  if (opening?.reader !== reader) return refused(inList ? "not-opened" : "absent")
  if (opening.fp !== fp || opening.confirmation?.undone) return refused("not-opened")
  if (opening.confirmation)
    return { answer: { confirmed: opening.confirmation.id, next: nextAfter(model, reader, fp) }, stores: null }
  if (opening.version !== model.versions.length) return refused("superseded")
  if (opening.shownHash !== shownHash) return refused("not-opened")
  if (model.at - (model.readers[reader]?.lastAt ?? model.at) < floor) return refused("too-soon")
  return { answer: {}, stores: opening }
}

/** Remembers a confirmation, and what it opened; gives the change that must be read next. */
export function confirmed(model: Model, reader: number, opening: Opened, id: string, serve: (fp: Fp) => Served) {
  opening.confirmation = { id, undone: false }
  const next = nextAfter(model, reader, opening.fp)
  passed(model.readers[reader]!, model.at)
  if (next !== null && !openNow(model, reader, next)) opened(model, reader, next, serve(next))
  return next
}

function nextAfter(model: Model, reader: number, fp: Fp): Fp | null {
  const reading = underWay(model, reader)
  if (!reading) return null
  const at = reading.list.findIndex((change) => change.fp === fp)
  const read = readIn(model, reader, reading)
  const around = [...reading.list.slice(at + 1), ...reading.list.slice(0, at + 1)]
  return around.find((change) => !read.has(change.fp))?.fp ?? null
}

/** What taking back must answer, and does. */
export function undo(model: Model, reader: number, confirmationId: string): object {
  const opening = model.openings.find((one) => one.confirmation?.id === confirmationId)
  if (!opening?.confirmation || opening.reader !== reader) return { refused: "absent" }
  if (opening.confirmation.undone) return { undone: opening.fp }
  if (opening.version !== model.versions.length) return { refused: "superseded" }
  opening.confirmation.undone = true
  return { undone: opening.fp }
}
