// The proof is worth something only if it refuses: each way an engine can lie is tried, and caught.
import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { weaveTree } from "../../app/changes/blocks"
import type { Weaver } from "../../app/changes/coarse"
import { compare, compareBy } from "../../app/changes/compare"
import type { Patch, Thread } from "../../app/changes/patch"
import { prove } from "../../app/changes/prove"
import { doc, em, p, part, promise, step, strong, t } from "./telling"

const walk = "Maya walks through the rooms and counts the chairs she has to replace before the audit."
const call = "The caller asks for the floor plan and writes down what the rooms are used for."
const offer = "The offer arrives the same day and names a price for forty chairs with delivery."

const threads = (patch: Patch, change: (thread: Thread) => readonly Thread[]): Patch => ({
  ...patch,
  weave: patch.weave.map((list) => list.flatMap(change)),
})

const lies: [what: string, before: Node, after: Node, lie: (patch: Patch) => Patch][] = [
  [
    "a mark that is ignored",
    step(p(t("Maya", strong()), " waits.")),
    step(p(t("Maya", em()), " waits.")),
    (patch) => ({
      ...threads(patch, (thread) =>
        thread[0] === "-" ? [["=", thread[1], thread[1], thread[2]]] : thread[0] === "+" ? [] : [thread],
      ),
      units: [],
    }),
  ],
  [
    "an attribute that is ignored",
    step(promise({})),
    step(promise({ value: "5" })),
    (patch) => ({
      ...threads(patch, (thread) => (thread[0] === "~" ? [["=", thread[1], thread[2], 1]] : [thread])),
      units: [],
    }),
  ],
  [
    "one attribute of two that is ignored",
    doc(part("step", "Sales", "First call", p(walk))),
    doc(part("detour", "Support", "First call", p(walk))),
    (patch) =>
      threads(patch, (thread) => (thread[0] === "~" ? [["~", thread[1], thread[2], thread[3].slice(0, 1)]] : [thread])),
  ],
  ["a unit that is dropped", step(p(walk)), step(p(walk), p(call)), (patch) => ({ ...patch, units: [] })],
  [
    "a unit that changes nothing",
    step(p(walk)),
    step(p(walk), p(call)),
    (patch) => ({ ...patch, units: [...patch.units, { ...patch.units[0]!, fp: "another" }] }),
  ],
  [
    "a move that is called an edit",
    step(p(walk), p(call), p(offer)),
    step(p(offer), p(walk), p(call)),
    (patch) => ({ ...patch, units: patch.units.map((unit) => ({ ...unit, kind: "text" as const })) }),
  ],
  [
    "a move that is told as if nothing had moved",
    step(p(walk), p(call), p(offer)),
    step(p(offer), p(walk), p(call)),
    (patch) => threads(patch, (thread) => (thread[0] === ">" ? [] : [thread])),
  ],
  [
    "a word that is told twice",
    step(p(walk)),
    step(p(walk.replace("counts", "notes"))),
    (patch) => threads(patch, (thread) => (thread[0] === "+" ? [thread, thread] : [thread])),
  ],
  [
    "a word that is never told",
    step(p(walk)),
    step(p(walk.replace("counts", "notes"))),
    (patch) => threads(patch, (thread) => (thread[0] === "-" ? [] : [thread])),
  ],
  [
    "a unit that owns more than it shows",
    step(p(walk), p(call)),
    step(p(walk.replace("counts", "notes")), p(call.replace("floor", "room"))),
    (patch) => ({ ...patch, units: patch.units.map((unit) => ({ ...unit, new: [] })) }),
  ],
  [
    "two units with one fingerprint",
    step(p(walk), p(call)),
    step(p(walk.replace("counts", "notes")), p(call.replace("floor", "room"))),
    (patch) => ({ ...patch, units: patch.units.map((unit) => ({ ...unit, fp: "one" })) }),
  ],
]

test.each(lies)("the proof refuses %s", (_, before, after, lie) => {
  const patch = compare(before, after)
  expect(prove(before, after, patch)).toBeNull()
  expect(prove(before, after, lie(patch))).not.toBeNull()
})

test.each(["forgets", "throws"])(
  "where a proof fails as a weaver %s, only the blocks in which the failure lies are replaced, and the rest is told as ever",
  (what) => {
    const own = (...blocks: Node[]) => part("step", "Sales", "First call", ...blocks)
    const before = doc(own(p(walk)), own(p("Nothing changes here.")), own(p(call)), own(p("Nor here.")), own(p(offer)))
    const after = doc(
      own(p(walk.replace("counts", "measures"))),
      own(p("Nothing changes here.")),
      own(p(call.replace("floor plan", "invoice"))),
      own(p("Nor here.")),
      own(p(offer.replace("forty", "fifty"))),
    )
    const broken: Weaver = (old, next, hints, ink) => {
      if (!next.leaves.some(({ said }) => said.includes("invoice"))) return weaveTree(old, next, hints, ink)
      if (what === "throws") throw new Error("nobody owns it")
      return []
    }
    const patch = compareBy(broken, before, after)
    expect(patch.status).toBe("coarse")
    expect(patch.units.map(({ kind, after }) => [kind, after])).toEqual([
      ["text", walk.replace("counts", "measures")],
      ["rewrite", `First call\n${call.replace("floor plan", "invoice")}`],
      ["text", offer.replace("forty", "fifty")],
    ])
    expect(prove(before, after, patch)).toBeNull()
  },
)
