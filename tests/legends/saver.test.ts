// Two authors in one draft, without a browser: the saver of each page against the real keeper.
import { collab, getVersion } from "prosemirror-collab"
import { EditorState, type Transaction } from "prosemirror-state"
import { beforeEach, describe, expect, test } from "vitest"
import { blankLegend } from "../../app/document/method"
import { schema } from "../../app/document/schema"
import { plainText } from "../../app/document/text"
import { draftOf, saveSteps, stepsSince } from "../../app/legends/drafts.server"
import { type Answer, startSaver } from "../../app/legends/editor/saver"
import { createLegend } from "../../app/legends/legends.server"
import { stillUnsaved, type Unsaved } from "../../app/legends/rebase"
import { type Saving, savingText } from "../../app/legends/saved"
import type { Saved, Since } from "../../app/legends/saving"
import { engines } from "../engines"
import { hour } from "../hands"

const companyId = "northlight"
const { fresh } = engines[0]!

describe("two authors in one draft", () => {
  let store: Awaited<ReturnType<typeof fresh>>
  let legendId: string
  beforeEach(async () => {
    store = await fresh()
    const doc = blankLegend("en")
    legendId = await createLegend(store, { companyId, by: "ruth", title: "Maya", lang: "en", doc, at: hour })
  })
  const saved = async () => schema.nodeFromJSON(JSON.parse((await draftOf(store, companyId, legendId)).doc))

  /** A page on which somebody writes; `net` says how the network is. */
  async function page(clientId: string) {
    const draft = await draftOf(store, companyId, legendId)
    const here = {
      state: EditorState.create({
        doc: schema.nodeFromJSON(JSON.parse(draft.doc)),
        plugins: [collab({ version: draft.revision, clientID: clientId })],
      }),
      net: "up" as "up" | "down" | "answer lost" | "signed out",
      said: [] as Saving[],
      kept: null as Unsaved | null,
      room: true,
      lost: [] as string[],
    }
    const over = async <T>(ask: () => Promise<T>, statusOf: (body: T) => number): Promise<Answer<T>> => {
      if (here.net === "down") return "offline"
      if (here.net === "signed out") return { status: 401, body: null }
      const body = JSON.parse(JSON.stringify(await ask())) as T
      return here.net === "answer lost" ? "offline" : { status: statusOf(body), body }
    }
    const saver = startSaver({
      clientId,
      state: () => here.state,
      dispatch: (tr: Transaction) => {
        here.state = here.state.apply(tr)
        saver.changed()
      },
      post: (body) =>
        over<Saved>(
          () => saveSteps(store, { companyId, legendId, by: clientId, at: hour, ...body }),
          (body) => ("refused" in body ? (body.refused === "stale" ? 409 : 422) : 200),
        ),
      since: (revision) =>
        over<Since>(
          () => stepsSince(store, { companyId, legendId, revision }),
          () => 200,
        ),
      keep: (unsaved) => {
        here.kept = unsaved.steps.length > 0 ? unsaved : null
        return here.room
      },
      say: (saving) => here.said.push(saving),
      lost: (text) => here.lost.push(text),
      now: () => hour,
      later: () => () => {},
    })
    const type = (text: string, pos: number) => {
      here.state = here.state.apply(here.state.tr.insertText(text, pos))
      saver.changed()
    }
    return {
      here,
      saver,
      type,
      text: () => plainText(here.state.doc),
      says: () => savingText(here.said.at(-1)!, () => "9:12"),
    }
  }

  test("what both write at once is there for both, in the same order", async () => {
    const ruth = await page("ruth")
    const ben = await page("ben")
    for (let n = 0; n < 20; n++) {
      ruth.type(`r${n} `, 2)
      ben.type(` b${n}`, ben.here.state.doc.content.size - 2)
      await Promise.all([ruth.saver.exchange(), ben.saver.exchange()])
    }
    await ruth.saver.exchange()
    await ben.saver.exchange()
    expect(ruth.here.state.doc.toJSON()).toEqual(ben.here.state.doc.toJSON())
    expect((await saved()).toJSON()).toEqual(ben.here.state.doc.toJSON())
    for (let n = 0; n < 20; n++) for (const who of ["r", "b"]) expect(ruth.text()).toMatch(new RegExp(`${who}${n}\\b`))
  })

  test("says saved only after the answer", async () => {
    const ruth = await page("ruth")
    ruth.type("x", 2)
    expect(ruth.says()).toBe("Saving …")
    await ruth.saver.exchange()
    expect(ruth.says()).toBe("Saved 9:12")
    expect(plainText(await saved())).toMatch(/^xHero/)
  })

  test("without a connection the text is kept here, and saved when it is back", async () => {
    const ruth = await page("ruth")
    ruth.here.net = "down"
    ruth.type("later ", 2)
    await ruth.saver.exchange()
    expect(ruth.says()).toBe("Not saved: no connection. Your text is kept on this computer.")
    expect(ruth.here.kept?.steps).toHaveLength(1)
    expect(ruth.saver.mayLeave()).toBe(true)
    ruth.here.net = "up"
    await ruth.saver.exchange()
    expect(ruth.says()).toBe("Saved 9:12")
    expect(ruth.here.kept).toBeNull()
    expect(plainText(await saved())).toMatch(/^later Hero/)
  })

  test("where there is no room the page says so and asks not to be left", async () => {
    const ruth = await page("ruth")
    ruth.here.net = "down"
    ruth.here.room = false
    ruth.type("x", 2)
    await ruth.saver.exchange()
    expect(ruth.says()).toBe("Not saved: no connection. Leave this page open, or your last words are lost.")
    expect(ruth.saver.mayLeave()).toBe(false)
  })

  test("signed out, the text is kept and the page says why", async () => {
    const ruth = await page("ruth")
    ruth.here.net = "signed out"
    ruth.type("x", 2)
    await ruth.saver.exchange()
    expect(ruth.says()).toBe("Not saved: you are signed out. Your text is kept on this computer.")
  })

  test("when only the answer was lost, nothing is saved twice", async () => {
    const ruth = await page("ruth")
    ruth.here.net = "answer lost"
    ruth.type("once ", 2)
    await ruth.saver.exchange()
    ruth.here.net = "up"
    await ruth.saver.exchange()
    expect(plainText(await saved())).toMatch(/^once Hero/)
    expect(ruth.here.state.doc.toJSON()).toEqual((await saved()).toJSON())
  })

  test("words whose place was taken away are told, not dropped silently", async () => {
    const ruth = await page("ruth")
    const ben = await page("ben")
    ruth.type("my last words", 2)
    ben.here.state = ben.here.state.apply(ben.here.state.tr.delete(0, ben.here.state.doc.child(0).nodeSize))
    await ben.saver.exchange()
    await ruth.saver.exchange()
    expect(ruth.here.lost).toEqual(["my last words"])
    expect(ruth.here.state.doc.toJSON()).toEqual((await saved()).toJSON())
  })

  test.each<[string, "down" | "answer lost"]>([
    ["that never arrived", "down"],
    ["whose answer was lost", "answer lost"],
  ])("text %s is there after the page was closed, and others' words too", async (_name, net) => {
    const ruth = await page("ruth")
    ruth.here.net = net
    ruth.type("mine ", 2)
    ruth.type("own ", 2)
    await ruth.saver.exchange()
    const kept = ruth.here.kept!
    const ben = await page("ben")
    ben.type("his ", 2)
    ben.type(" end", ben.here.state.doc.content.size - 2)
    await ben.saver.exchange()

    const again = await page("ruth")
    const since = await stepsSince(store, { companyId, legendId, revision: kept.revision })
    const tr = again.here.state.tr
    for (const step of stillUnsaved(kept, since)) tr.step(step)
    again.here.state = again.here.state.apply(tr)
    again.saver.changed()
    await again.saver.exchange()
    const text = plainText(await saved())
    for (const word of ["mine", "own", "his", "end"])
      expect(text.match(new RegExp(`\\b${word}\\b`, "g"))).toHaveLength(1)
    expect(text).toContain("own mine ")
    expect(getVersion(again.here.state)).toBe((await draftOf(store, companyId, legendId)).revision)
  })
})
