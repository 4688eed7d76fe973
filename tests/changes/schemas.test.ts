// The engine knows only the schema: one that has grown since a version was stored, one with a block of another kind, and none at all.
import { Node, Schema } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { apply } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import { schema } from "../../app/document/schema"
import { p, quote, step } from "./telling"

const walk = "Maya walks through the rooms and counts the chairs she has to replace before the audit."
const call = "The caller asks for the floor plan and writes down what the rooms are used for."

/** The schema as it may be one day: paragraphs have an alignment, and there is a block that folds. */
const grown = new Schema({
  nodes: schema.spec.nodes
    .update("paragraph", {
      ...schema.spec.nodes.get("paragraph"),
      attrs: { id: { default: null }, align: { default: "left" } },
    })
    .addBefore("blockquote", "fold", {
      content: "block+",
      group: "block",
      attrs: { id: { default: null }, open: { default: true } },
    }),
  marks: schema.spec.marks,
})
const stored = (doc: Node, change: (json: string) => string = (json) => json) =>
  Node.fromJSON(grown, JSON.parse(change(JSON.stringify(doc.toJSON()))))
const kinds = (old: Node, next: Node) => compare(old, next).units.map(({ kind }) => kind)

describe("an attribute that a version does not have yet", () => {
  const aligned = (align: string) => (json: string) =>
    json.replaceAll('"type":"paragraph","attrs":{', `"type":"paragraph","attrs":{"align":"${align}",`)

  test("is no change where it is what is usual", () =>
    expect(kinds(stored(step(p(walk))), stored(step(p(walk)), aligned("left")))).toEqual([]))

  test("is a change where it is not", () =>
    expect(kinds(stored(step(p(walk))), stored(step(p(walk)), aligned("right")))).toEqual(["attrs"]))
})

describe("a kind of block", () => {
  const folded = (doc: Node) => stored(doc, (json) => json.replaceAll('"blockquote"', '"fold"'))

  test("that the engine was never told of is compared like any other", () => {
    const [old, next] = [folded(step(quote(p(walk), p(call)))), folded(step(p(walk), quote(p(`${call} Slowly.`))))]
    const patch = compare(old, next)
    expect(patch.status).toBe("exact")
    const lineage = lineageOf(canonical(old), [])
    for (const { fp } of patch.units) apply(old, next, patch, new Set([fp]), lineage).doc.check()
    const all = apply(old, next, patch, new Set(patch.units.map(({ fp }) => fp)), lineage)
    expect(all.doc.eq(canonical(next))).toBe(true)
    expect(kinds(old, next)).toEqual(["type", "sentence-insert"])
  })

  test("that the schema does not know is refused, and is no empty document", () => {
    const json = JSON.stringify(step(quote(p(walk))).toJSON()).replaceAll('"blockquote"', '"fold"')
    expect(() => Node.fromJSON(schema, JSON.parse(json))).toThrow(/fold/)
    expect(() => compare(step(quote(p(walk))), folded(step(quote(p(walk)))))).toThrow(/one schema/)
  })
})
