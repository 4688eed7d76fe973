import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { beforeEach, describe, expect, test } from "vitest"
import { idsOf } from "../../app/document/ids"
import { blankLegend } from "../../app/document/method"
import { schema } from "../../app/document/schema"
import { plainText } from "../../app/document/text"
import { draftOf } from "../../app/legends/drafts.server"
import { createLegend } from "../../app/legends/legends.server"
import { WholeLegend } from "../../app/legends/whole-legend"
import type { Seat } from "../../app/people/person"
import { keepPlace } from "../../app/people/places.server"
import { action as upload } from "../../app/routes/images"
import { loader as picture } from "../../app/routes/images.$hash"
import { loader as legendPage } from "../../app/routes/legends.$legend"
import { action as save, loader as since } from "../../app/routes/legends.$legend.draft.steps"
import { loader as editPage } from "../../app/routes/legends.$legend.edit"
import { loader as versions } from "../../app/routes/legends.$legend.history"
import { action as importOver } from "../../app/routes/legends.$legend.import"
import { action as nameRole } from "../../app/routes/legends.$legend.roles"
import { action as rename } from "../../app/routes/legends.$legend.title"
import { action as create } from "../../app/routes/legends.new"
import { foundNorthlight, type Northlight } from "../cast"
import { engines } from "../engines"
import { at, handsOn, hour, requestTo, signedIn, type TestHands, thrownBy } from "../hands"

const typing = (text: string, pos: number) => ({
  stepType: "replace",
  from: pos,
  to: pos,
  slice: { content: [{ type: "text", text }] },
})

describe.each(engines.slice(0, 1))("the doors of writing on $name", ({ fresh }) => {
  let hands: TestHands
  let cast: Northlight
  let legend: string
  let ask: Record<"ruth" | "lars" | "tess" | "otto", Awaited<ReturnType<typeof signedIn>>>
  beforeEach(async () => {
    hands = handsOn(await fresh())
    cast = await foundNorthlight(hands.store)
    const doc = blankLegend("en")
    const about = { companyId: cast.companyId, by: cast.ruth, title: "Maya", lang: "en", doc, at: hour }
    legend = await createLegend(hands.store, about)
    const [ruth, lars, tess, otto] = await Promise.all(
      [cast.ruth, cast.lars, cast.tess, cast.other.otto].map((id) => signedIn(hands, id)),
    )
    ask = { ruth: ruth!, lars: lars!, tess: tess!, otto: otto! }
  })
  const draft = async () => {
    const { doc, revision } = await draftOf(hands.store, cast.companyId, legend)
    return { revision, doc: schema.nodeFromJSON(JSON.parse(doc)) }
  }
  const cookieOf = (who: keyof typeof ask) => ask[who]("/").headers.get("cookie") ?? ""
  const sendSteps = (who: keyof typeof ask, body: unknown) =>
    at(
      hands,
      new Request(`http://reread.test/legends/${legend}/draft/steps`, {
        method: "POST",
        headers: { cookie: cookieOf(who), "content-type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
      { legend },
    )
  const sendForm = (path: string, who: keyof typeof ask, fields: Record<string, string | File>, params = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const headers = { cookie: cookieOf(who) }
    return at(hands, new Request(`http://reread.test${path}`, { method: "POST", headers, body }), params)
  }

  describe("saving steps", () => {
    test("an author's steps are saved and told with their revision", async () => {
      const answer = await save(sendSteps("ruth", { revision: 1, clientId: "a", steps: [typing("Oh ", 2)] }))
      expect([answer.status, await answer.json()]).toEqual([200, { revision: 2 }])
      expect(plainText((await draft()).doc)).toMatch(/^Oh Hero/)
    })

    test("stale steps answer 409 with what others saved", async () => {
      await save(sendSteps("ruth", { revision: 1, clientId: "a", steps: [typing("A", 2)] }))
      const answer = await save(sendSteps("ruth", { revision: 1, clientId: "b", steps: [typing("B", 2)] }))
      expect(answer.status).toBe(409)
      expect(await answer.json()).toMatchObject({ refused: "stale", revision: 2, clientIds: ["a"] })
    })

    test.each<[string, unknown, number]>([
      ["no JSON", "{", 400],
      ["no steps", { revision: 1, clientId: "a", steps: [] }, 400],
      ["a negative revision", { revision: -1, clientId: "a", steps: [typing("x", 2)] }, 400],
      ["a revision from the future", { revision: 9, clientId: "a", steps: [typing("x", 2)] }, 422],
      [
        "JSON that is nested without end",
        `{"revision":1,"clientId":"a","steps":[${"[".repeat(1e5)}${"]".repeat(1e5)}]}`,
        400,
      ],
      ["a name no database keeps", { revision: 1, clientId: "a", steps: [{ ...typing("x", 2), "a\0": 1 }] }, 422],
      ["half a sign", { revision: 1, clientId: "a", steps: [typing("\ud83d", 2)] }, 422],
      ["steps that do not fit", { revision: 1, clientId: "a", steps: [typing("x", 99999)] }, 422],
    ])("%s is refused and saves nothing", async (_name, body, status) => {
      expect((await save(sendSteps("ruth", body))).status).toBe(status)
      expect((await draft()).revision).toBe(1)
    })

    test.each(["lars", "tess", "otto"] as const)("for %s there is no such place", async (who) => {
      const body = { revision: 1, clientId: "a", steps: [typing("x", 2)] }
      expect((await thrownBy(() => save(sendSteps(who, body)))).status).toBe(404)
      expect((await thrownBy(() => since(at(hands, ask[who](`/x?since=0`), { legend })))).status).toBe(404)
    })

    test("a script that is signed out is told so", async () => {
      const body = JSON.stringify({ revision: 1, clientId: "a", steps: [typing("x", 2)] })
      const headers = { "content-type": "application/json" }
      const request = new Request("http://reread.test/x", { method: "POST", headers, body })
      expect((await thrownBy(() => save(at(hands, request, { legend })))).status).toBe(401)
    })

    test("what others saved is told with the title, and nothing twice", async () => {
      await save(sendSteps("ruth", { revision: 1, clientId: "a", steps: [typing("A", 2)] }))
      const told = await (await since(at(hands, ask.ruth("/x?since=1"), { legend }))).json()
      expect(told).toMatchObject({ revision: 2, clientIds: ["a"], title: "Maya", published: null })
      expect(await (await since(at(hands, ask.ruth("/x?since=2"), { legend }))).json()).toMatchObject({ steps: [] })
      expect((await since(at(hands, ask.ruth("/x?since=last"), { legend }))).status).toBe(400)
    })
  })

  describe("pictures", () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    const keep = (bytes: Uint8Array<ArrayBuffer>, name = "desk.png", who: keyof typeof ask = "ruth") =>
      upload(sendForm(`/images?legend=${legend}`, who, { file: new File([bytes], name) }))

    test("a picture is kept under its hash and shown to the company only", async () => {
      const answer = await keep(png)
      const { hash } = (await answer.json()) as { hash: string }
      expect([answer.status, hash]).toEqual([201, expect.stringMatching(/^[0-9a-f]{64}$/)])
      const shown = await picture(at(hands, ask.lars(`/images/${hash}`), { hash }))
      expect(shown.headers.get("content-type")).toBe("image/png")
      expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png)
      expect((await thrownBy(() => picture(at(hands, ask.otto(`/images/${hash}`), { hash })))).status).toBe(404)
    })

    test.each<[string, string]>([
      ["an SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
      ["a text that is called a picture", "hello"],
    ])("%s is refused by its content", async (_name, text) => {
      const answer = await keep(new TextEncoder().encode(text), "desk.png")
      expect([answer.status, await answer.json()]).toEqual([
        422,
        { problem: "This is not a picture in PNG, JPEG, WebP or GIF." },
      ])
    })

    test("more than 5 MB is refused", async () => {
      const large = new Uint8Array(5 * 1024 * 1024 + 1)
      large.set(png)
      expect(await (await keep(large)).json()).toEqual({ problem: "A picture may have 5 MB at most." })
    })

    test("a reader keeps none", async () => {
      expect((await thrownBy(() => keep(png, "desk.png", "lars"))).status).toBe(404)
    })
  })

  describe("a new legend", () => {
    const make = (fields: Record<string, string | File>, who: keyof typeof ask = "ruth") =>
      create(sendForm("/legends/new", who, { company: cast.companyId, title: "", lang: "en", text: "", ...fields }))
    const madeDoc = async (answer: Awaited<ReturnType<typeof make>>) => {
      const place = answer instanceof Response ? (answer.headers.get("location") ?? "") : ""
      const id = /^\/legends\/([\w-]+)\/edit$/.exec(place)?.[1] ?? ""
      return schema.nodeFromJSON(JSON.parse((await draftOf(hands.store, cast.companyId, id)).doc))
    }

    test("blank, it has the parts of the method", async () => {
      const doc = await madeDoc(await make({ title: "Maya" }))
      expect(doc.children.map((part) => part.attrs.kind)).toEqual([
        ...["hero", "catalyst", "first_step", "step", "road_sign", "detour", "destination"],
      ])
    })

    test("from a file, it has the parts of the file and its title", async () => {
      const file = new File(["# Chairs\n\n## Hero\n\nMaya.\n\n## Catalyst\n\nFour weeks."], "chairs.md")
      expect(plainText(await madeDoc(await make({ file })))).toBe("Hero\nMaya.\nCatalyst\nFour weeks.")
    })

    test.each<[string, Record<string, string | File>, string]>([
      ["without a title or a text", {}, "Give the legend a title."],
      ["with a title that is too long", { title: "x".repeat(161) }, "A title has at most 160 characters."],
      [
        "with a text that is none",
        { title: "x", text: "a\nb\0" },
        "Line 2: this is not text. Is it really a Markdown file?",
      ],
      [
        "with a file that is none",
        { title: "x", file: new File([new Uint8Array([0x61, 0x0a, 0xff, 0xfe])], "chairs.md") },
        "chairs.md: Line 2: this is not text in UTF-8. Save the file as “UTF-8” and choose it again.",
      ],
    ])("%s it is refused and what was typed stays", async (_name, fields, problem) => {
      const answer = await make({ text: "kept words", ...fields })
      expect(answer).toMatchObject({ init: { status: 422 }, data: { refused: { problem } } })
      expect(answer).toMatchObject({ data: { typed: { text: expect.stringMatching(/kept words|a\s+b/) } } })
    })

    test("readers, and people of other companies, find no such page", async () => {
      expect((await thrownBy(() => make({ title: "x" }, "lars"))).status).toBe(404)
      expect((await thrownBy(() => make({ title: "x" }, "otto"))).status).toBe(404)
    })
  })

  describe("importing over a draft", () => {
    const bring = (fields: Record<string, string | File>, who: keyof typeof ask = "ruth") =>
      importOver(sendForm(`/legends/${legend}/import`, who, fields, { legend }))

    test("the text takes its place, what is the same keeps its ids, and the next page tells it", async () => {
      await bring({ text: "# Hero\n\nMaya.\n\n# Catalyst\n\nFour weeks." })
      const before = idsOf((await draft()).doc)
      const answer = await bring({ text: "# Hero\n\nMaya.\n\n# Catalyst\n\nThree long months." })
      const after = idsOf((await draft()).doc)
      expect(after.slice(0, 5)).toEqual(before.slice(0, 5))
      const cookie = `${cookieOf("ruth")}; ${String(answer instanceof Response && answer.headers.get("set-cookie")).split(";")[0]}`
      const page = await editPage(at(hands, requestTo(`/legends/${legend}/edit`, undefined, { cookie }), { legend }))
      expect(page.data.told).toEqual({
        sentences: ["The text was imported: 5 of its 6 blocks are as they were."],
        imported: 3,
      })
    })

    test("it may be taken back until somebody writes on", async () => {
      const before = (await draft()).doc.toJSON()
      await bring({ text: "# All new" })
      await bring({ intent: "take-back", revision: "2" })
      expect((await draft()).doc.toJSON()).toEqual(before)
      await bring({ intent: "take-back", revision: "2" })
      expect((await draft()).revision).toBe(3)
    })

    test.each<[string, Record<string, string>, string]>([
      ["nothing at all", { text: " " }, "Choose a file, or paste a text."],
      ["what is no text", { text: "a\0" }, "Line 1: this is not text. Is it really a Markdown file?"],
    ])("%s is refused", async (_name, fields, problem) => {
      expect(await bring(fields)).toMatchObject({ init: { status: 422 }, data: { problem } })
      expect((await draft()).revision).toBe(1)
    })

    test("a consultant imports nothing", async () => {
      expect((await thrownBy(() => bring({ text: "# x" }, "tess"))).status).toBe(404)
    })
  })

  describe("the pages", () => {
    test("an author writes, a consultant only reads the draft, for everybody else it is not there", async () => {
      const page = (who: keyof typeof ask) => editPage(at(hands, ask[who](`/legends/${legend}/edit`), { legend }))
      expect((await page("ruth")).data).toMatchObject({ mayWrite: true, draft: { revision: 1 } })
      expect((await page("tess")).data).toMatchObject({ mayWrite: false, draft: { doc: null } })
      expect((await thrownBy(() => page("lars"))).status).toBe(404)
      expect((await thrownBy(() => page("otto"))).status).toBe(404)
    })

    const said = async (door: typeof rename, who: keyof typeof ask, fields: unknown) => {
      const answer = await door(sendSteps(who, fields))
      return [answer.status, await answer.json()]
    }

    test("a title is changed, and an empty one refused", async () => {
      expect(await said(rename, "ruth", { title: "  " })).toEqual([422, { problem: "Give the legend a title." }])
      expect(await said(rename, "ruth", { title: "Maya  replaces\nforty chairs" })).toEqual([
        200,
        { title: "Maya replaces forty chairs" },
      ])
      const page = await legendPage(at(hands, ask.ruth(`/legends/${legend}`), { legend }))
      expect(page.page.legend.title).toBe("Maya replaces forty chairs")
    })

    test("a new role is known from then on, once", async () => {
      for (const status of [201, 201]) expect((await said(nameRole, "ruth", { name: "Dispatcher" }))[0]).toBe(status)
      const { data } = await editPage(at(hands, ask.ruth(`/legends/${legend}/edit`), { legend }))
      expect(data.roles).toEqual(["Dispatcher", "Sales", "Sales coordinator", "Support"])
      expect((await said(nameRole, "ruth", { name: " " }))[0]).toBe(422)
    })

    test.each(["lars", "tess", "otto"] as const)("%s changes neither titles nor roles", async (who) => {
      expect((await thrownBy(() => said(rename, who, { title: "x" }))).status).toBe(404)
      expect((await thrownBy(() => said(nameRole, who, { name: "x" }))).status).toBe(404)
    })

    test("a legend that is not published is there for authors and consultants only", async () => {
      const page = (who: keyof typeof ask) => legendPage(at(hands, ask[who](`/legends/${legend}`), { legend }))
      expect((await page("ruth")).page).toMatchObject({ text: null, mayWrite: true })
      expect((await page("tess")).page).toMatchObject({ text: null, mayWrite: false, maySeeStanding: true })
      expect((await thrownBy(() => page("lars"))).status).toBe(404)
    })

    test("who may not compare versions is shown no way to them", async () => {
      const ways = async (...seats: Seat[]) => {
        const place = { seats, teams: [], roles: [] }
        await keepPlace(hands.store, { companyId: cast.companyId, personId: cast.tess }, place, async () => undefined)
        const { page } = await legendPage(at(hands, ask.tess(`/legends/${legend}`), { legend }))
        const text = { title: "Maya", label: "1", day: "2026-05-06", inForceFrom: null, by: null, html: "", minutes: 1 }
        return renderToStaticMarkup(createElement(WholeLegend, { ...page, text })).match(/(?<=href="[^"]*\/)\w+(?=")/g)
      }
      expect(await ways("consultant")).toEqual(["status", "history"])
      expect(await ways("admin")).toEqual(["status"])
      const history = () => versions(at(hands, ask.tess(`/legends/${legend}/history`), { legend }))
      expect((await thrownBy(history)).status).toBe(404)
    })
  })
})
