import { expect, test } from "vitest"
import { canonicalText, hashOf } from "../../app/changes/canonical"
import { legend, p, part } from "../../app/demo/prose"
import { dutiesIn } from "../../app/reading/duties.server"
import { foundNorthlight } from "../cast"
import { freshSqlite } from "../engines"

test("the same text asks of somebody in each company what their roles there do", async () => {
  const store = await freshSqlite()
  const { companyId: one, other } = await foundNorthlight(store)
  const doc = legend(
    part("step", "The visit", "Sales", p("Lars comes.")),
    part("step", "The call", "Support", p("Hello.")),
  )
  const hash = hashOf(doc)
  for (const companyId of [one, other.companyId])
    await store.write(companyId, (tx) =>
      tx.insert(store.t.documents).values({ companyId, hash, doc: canonicalText(doc), words: 7 }),
    )
  const dutiesOf = await dutiesIn(store, [
    { companyId: one, hash, roles: ["Sales"] },
    { companyId: other.companyId, hash, roles: ["Support"] },
  ])
  const steps = (companyId: string) => dutiesOf({ companyId, hash }).map(({ text }) => text)
  expect(steps(one)).toEqual(["The visit"])
  expect(steps(other.companyId)).toEqual(["The call"])
})
