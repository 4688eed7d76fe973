import { Fragment, Slice } from "prosemirror-model"
import { ReplaceStep, Step } from "prosemirror-transform"
import { beforeEach, describe, expect, test } from "vitest"
import { idsOf } from "../../app/document/ids"
import { readMarkdown } from "../../app/document/markdown"
import { schema } from "../../app/document/schema"
import { plainText } from "../../app/document/text"
import { draftOf, replaceDraft, saveSteps, stepsSince, takeBack } from "../../app/legends/drafts.server"
import type { Importer } from "../../app/legends/importing"
import { createLegend, legendsOf, renameLegend } from "../../app/legends/legends.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker } from "../hands"

const at = Date.UTC(2026, 4, 6, 9)
const companyId = "northlight"
const ruth = "ruth"
const story =
  "# Hero\n\nMaya wants chairs.\n\n# Catalyst\n\nThe inspector writes four weeks.\n\n# Destination\n\nQuiet audit."

function docFrom(text: string) {
  const read = readMarkdown(text)
  if ("problem" in read) throw new Error(read.problem)
  return read.doc
}
/** Types `text` at a position, as the editor would say it. */
const typing = (text: string, pos: number) =>
  new ReplaceStep(pos, pos, new Slice(Fragment.from(schema.text(text)), 0, 0)).toJSON()

describe.each(engines)("drafts on $name", ({ fresh }) => {
  let store: Store
  let legendId: string
  beforeEach(async () => {
    store = await fresh()
    legendId = await createLegend(store, { companyId, by: ruth, title: "Maya", lang: "en", doc: docFrom(story), at })
  })
  const draft = async () => {
    const { revision, doc } = await draftOf(store, companyId, legendId)
    return { revision, doc: schema.nodeFromJSON(JSON.parse(doc)) }
  }
  const save = (revision: number, steps: unknown[], clientId = "ruth-1") =>
    saveSteps(store, { companyId, legendId, by: ruth, clientId, revision, steps: steps as never, at })

  test("a new legend's draft has an id for every block and its text as its first step", async () => {
    const { doc, revision } = await draft()
    const ids = idsOf(doc)
    expect(ids.every(Boolean) && new Set(ids).size === ids.length).toBe(true)
    expect(revision).toBe(1)
    const { steps } = await stepsSince(store, { companyId, legendId, revision: 0 })
    const replayed = Step.fromJSON(schema, steps[0]).apply(schema.topNodeType.create({ lang: "en" })).doc
    expect(replayed?.toJSON()).toEqual(doc.toJSON())
  })

  test("steps on the newest revision are saved", async () => {
    expect(await save(1, [typing("Oh, ", 2)])).toEqual({ revision: 2 })
    expect(plainText((await draft()).doc)).toMatch(/^Oh, Hero/)
  })

  test("steps on an older revision are refused with what others saved, and nothing is overwritten", async () => {
    await save(1, [typing("A", 2)], "ben")
    expect(await save(1, [typing("B", 2)])).toEqual({
      refused: "stale",
      revision: 2,
      steps: [typing("A", 2)],
      clientIds: ["ben"],
    })
    expect(plainText((await draft()).doc)).toMatch(/^AHero/)
  })

  test("of sixteen who save on the same revision one succeeds", async () => {
    const outcomes = await Promise.all(Array.from({ length: 16 }, (_, n) => save(1, [typing("x", 2)], `c${n}`)))
    expect(outcomes.filter((outcome) => !("refused" in outcome))).toHaveLength(1)
    expect((await draft()).revision).toBe(2)
  })

  test.each<[string, unknown]>([
    ["what is no step", { stepType: "nonsense" }],
    ["a place that is not there", typing("x", 9999)],
    ["a sign no database keeps", typing("x\0", 2)],
    ["half of a pair", typing("\ud83d", 2)],
    ["text between parts", typing("x", 0)],
    [
      "a dangerous link",
      { stepType: "addMark", mark: { type: "link", attrs: { href: "javascript:alert(1)" } }, from: 2, to: 4 },
    ],
    ["an attribute that is no text", { stepType: "attr", pos: 0, attr: "owner", value: { evil: true } }],
    ["an unknown kind", { stepType: "attr", pos: 0, attr: "kind", value: "villain" }],
    ["an id used twice", { stepType: "attr", pos: 0, attr: "id", value: "twice" }],
  ])("%s is refused and saves nothing", async (_name, step) => {
    const more = { stepType: "attr", pos: 1, attr: "id", value: "twice" }
    expect(await save(1, [step, more])).toMatchObject({ refused: "invalid" })
    expect((await draft()).revision).toBe(1)
  })

  test("a text over the draft keeps the ids of blocks that are still the same", async () => {
    const before = (await draft()).doc
    const doc = docFrom(
      story
        .replace("The inspector writes four weeks.", "The inspector writes three weeks.")
        .replace("# Destination", "# Detour\n\nLate.\n\n# Destination"),
    )
    const replaced = await replaceDraft(store, directWorker, { companyId, legendId, by: ruth, doc, at })
    const after = (await draft()).doc
    const old = idsOf(before)
    const now = idsOf(after)
    expect(now.filter((id) => old.includes(id))).toEqual(old)
    expect(replaced).toEqual({ revision: 2, blocks: 12, kept: 8 })
  })

  test("a text is matched before the write, and matched again when somebody saved meanwhile", async () => {
    const doc = docFrom(story.replace("# Destination", "# Detour\n\nLate.\n\n# Destination"))
    let isWriting = false
    const matched: boolean[] = []
    const importer: Pick<Importer, "match"> = {
      match(job) {
        matched.push(isWriting)
        return directWorker.match(job)
      },
    }
    let saves = 1
    const busy: Store = {
      ...store,
      read: store.read,
      async write(company, body) {
        if (saves-- > 0) await save(1, [typing("A", 2)])
        return store.write(company, async (tx) => {
          isWriting = true
          return body(tx).finally(() => {
            isWriting = false
          })
        })
      },
    }
    expect(await replaceDraft(busy, importer, { companyId, legendId, by: ruth, doc, at })).toMatchObject({
      revision: 3,
    })
    expect(matched).toEqual([false, false])
    expect(plainText((await draft()).doc)).toMatch(/^Hero/)
  })

  test("an import may be taken back until somebody writes on", async () => {
    const before = (await draft()).doc
    const { revision } = await replaceDraft(store, directWorker, {
      companyId,
      legendId,
      by: ruth,
      doc: docFrom("# New\n\nAll new."),
      at,
    })
    expect(await takeBack(store, { companyId, legendId, by: ruth, revision, at })).toEqual({ revision: 3 })
    expect((await draft()).doc.toJSON()).toEqual(before.toJSON())
    expect(await takeBack(store, { companyId, legendId, by: ruth, revision, at })).toEqual({ refused: "edited-since" })
  })

  test("a company sees its own legends, with the title they have now", async () => {
    await renameLegend(store, { companyId, legendId, title: " Maya replaces\n forty chairs " })
    await createLegend(store, { companyId: "other", by: "otto", title: "Otto", lang: "de", doc: docFrom("x"), at })
    expect(await legendsOf(store, companyId)).toMatchObject([
      { id: legendId, title: "Maya replaces forty chairs", current: null },
    ])
  })
})
