// The commands of the model: each is done by the keepers and by the model, and both must tell the same.
import fc from "fast-check"
import { expect } from "vitest"
import { readByParts } from "../../app/reading/by-parts.server"
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { standingOf } from "../../app/reading/standings.server"
import type { Store } from "../../db/store"
import * as model from "./protocol"
import { brokenRules } from "./rules"
import type { Passages, Toy } from "./toy"
import { toyWorker } from "./toy"

type Model = model.Model
export type Real = { readonly toy: Toy }
type Command = fc.AsyncCommand<Model, Real>

const worker = toyWorker()
const personOf = ({ toy }: Real, reader: number) => (reader === 0 ? toy.lars : toy.mina)
const whoOf = ({ toy }: Real, reader: number) => ({
  ...{ companyId: toy.companyId, legendId: toy.legendId },
  personId: personOf({ toy }, reader),
})

/** For what is only asked with GET: it can write nothing. */
const askedOnly = (store: Store): Store => ({
  ...store,
  read: store.read,
  write: () => Promise.reject(new Error("A page wrote something.")),
})

/** After every step: both readers see what the model says, and nothing is broken. */
async function check(m: Model, real: Real) {
  const { store, companyId, legendId } = real.toy
  for (const reader of m.readers.keys()) {
    const page = m.versions.length === 0 ? null : await readingListOf(askedOnly(store), worker, whoOf(real, reader))
    const stands = page?.list.changes.map(({ fp }) => `${fp} is ${page.progress.get(fp)?.is ?? "closed"}`) ?? null
    expect(stands).toEqual(m.versions.length === 0 ? null : model.standsOf(m, reader))
  }
  const standing = await standingOf(askedOnly(store), worker, { companyId, legendId })
  const addressed = m.versions.at(-1)?.to ?? new Set()
  const text = JSON.stringify(m.versions.at(-1)?.text)
  const finished = [...addressed].filter((reader) => {
    const knows = model.known(m, reader as number)
    return knows.version === m.versions.length || JSON.stringify(knows.text) === text
  })
  expect(standing?.finished ?? 0).toBe(finished.length)
  expect(await brokenRules(store, worker, { companyId, legendId })).toEqual([])
}

/** What the page of a change holds for its form. */
async function served(real: Real, reader: number) {
  const page = await readingListOf(real.toy.store, worker, whoOf(real, reader))
  return (fp: string): model.Served => {
    const stand = page?.progress.get(fp)
    if (stand?.is !== "open") throw new Error(`${fp} is not open.`)
    return stand
  }
}

const named = (name: string, run: (m: Model, real: Real) => Promise<void>, can = (_: Readonly<Model>) => true) => ({
  check: can,
  toString: () => name,
  async run(m: Model, real: Real) {
    await run(m, real)
    await check(m, real)
  },
})

const pick = <T>(some: readonly T[], n: number): T | undefined => some[n % Math.max(1, some.length)]

const openOne = (reader: number, n: number): Command =>
  named(
    `reader ${reader} opens change ${n}`,
    async (m, real) => {
      const fp = pick(model.listOf(m, reader) ?? [], n)?.fp ?? "none: undefined → none"
      const expected = model.open(m, reader, fp)
      const { store } = real.toy
      expect(await openChange(store, worker, { ...whoOf(real, reader), fp, at: m.at })).toEqual(expected.answer)
      if (expected.stores) model.opened(m, reader, fp, (await served(real, reader))(fp))
    },
    (m) => m.versions.length > 0,
  )

const chooseWhole = (reader: number, twice: boolean): Command =>
  named(
    `reader ${reader} reads the whole legend instead${twice ? ", sent twice" : ""}`,
    async (m, real) => {
      const { answer, stores } = model.choose(m, reader)
      const send = () =>
        readByParts(real.toy.store, worker, { ...whoOf(real, reader), reader: { roles: [], teams: [] }, at: m.at })
      const answers = twice ? await Promise.all([send(), send()]) : [await send()]
      for (const one of answers) expect(one).toEqual(answer)
      if (stores !== null) model.opened(m, reader, stores, (await served(real, reader))(stores), true)
    },
    (m) => m.versions.length > 0,
  )

const how = ["as it was served", "twice", "with what another tab shows", "for another change", "by the other"] as const

/** Counted from the newest: what is old is rarely picked. */
const newest = <T>(some: readonly T[], n: number): T | undefined => some.at(-1 - (n % Math.max(1, some.length)))

const confirmOne = (n: number, other: number, way: (typeof how)[number], after: number): Command =>
  named(
    `${after} ms later, tab ${n} is confirmed ${way} (${other})`,
    async (m, real) => {
      m.at += after
      const [own, another] = [newest(m.tabs, n)!, newest(m.tabs, n + 1 + other)!]
      const reader = way === "by the other" ? 1 - own.reader : own.reader
      const shownHash = way === "with what another tab shows" ? another.shownHash : own.shownHash
      const fp = way === "for another change" ? another.fp : own.fp
      const tab = { openingId: own.openingId, shownHash, fp }
      const asked = { ...whoOf(real, reader), ...tab, at: m.at }
      const send = () => confirmChange(real.toy.store, asked)
      const expected = model.confirm(m, reader, tab)
      const [outcome, again] = way === "twice" ? await Promise.all([send(), send()]) : [await send()]
      if (again) expect(again).toEqual(outcome)
      if (!expected.stores) return expect(outcome).toMatchObject(expected.answer)
      if ("refused" in outcome) return expect(outcome).toEqual("confirmed")
      const next = model.confirmed(m, reader, expected.stores, outcome.confirmed, await served(real, reader))
      expect(outcome.next).toBe(next)
    },
    (m) => m.tabs.length > 0,
  )

const undoOne = (n: number, byOther: boolean): Command =>
  named(
    `confirmation ${n} is taken back${byOther ? " by the other" : ""}`,
    async (m, real) => {
      const opening = newest(
        m.openings.filter((one) => one.confirmation !== null),
        n,
      )
      const confirmationId = opening?.confirmation?.id ?? "none"
      const reader = byOther ? 1 - (opening?.reader ?? 0) : (opening?.reader ?? 0)
      const asked = { ...whoOf(real, reader), confirmationId, at: m.at }
      expect(await undoConfirmation(real.toy.store, asked)).toEqual(model.undo(m, reader, confirmationId))
    },
    (m) => m.versions.length > 0,
  )

const publishOne = (text: Passages, to: readonly number[]): Command =>
  named(
    `version ${JSON.stringify(text)} is published to ${to.join(" and ")}`,
    async (m, real) => {
      await real.toy.publish(
        text,
        to.map((reader) => personOf(real, reader)),
      )
      m.versions.push({ text, to: new Set(to) })
    },
    (m) => JSON.stringify(m.versions.at(-1)?.text) !== JSON.stringify(text),
  )

const letPass = (ms: number): Command =>
  named(`${ms} ms pass`, async (m) => {
    m.at += ms
  })

const reader = fc.constantFrom(0, 1)
const few = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: fc.nat({ max: 40 }) })
const passage = fc.constantFrom("an hour", "a day", undefined)
const text = fc
  .record({ first: passage, offer: passage, visit: passage })
  .map((all): Passages => JSON.parse(JSON.stringify(all)))
  .filter((passages) => Object.keys(passages).length > 0)

const opening = fc.tuple(reader, few).map((told) => openOne(...told))
const choosing = fc.tuple(reader, fc.boolean()).map((told) => chooseWhole(...told))
const later = fc.constantFrom(60_000, 60_000, 5_100, 5_099, 0)
const confirming = (...ways: readonly (typeof how)[number][]) =>
  fc.tuple(few, few, fc.constantFrom(...ways), later).map((told) => confirmOne(...told))
const undoing = fc.tuple(few, fc.constantFrom(false, false, false, true)).map((told) => undoOne(...told))
const publishing = fc.tuple(text, fc.constantFrom([0, 1], [0], [1])).map((told) => publishOne(...told))

/** Days of two readers and their authors; the clock jumps, also back. */
export const days = fc.commands(
  [
    ...[opening, opening, confirming("as it was served"), confirming(...how), confirming(...how)],
    ...[undoing, publishing, choosing, fc.constantFrom(60_000, -3_000, -7_200_000).map(letPass)],
  ],
  { maxCommands: 40, size: "max" },
)
