// When a proof fails: top-level blocks that differ are taken stretch by stretch, and each stretch in which the failure lies
// is one unit. Crude, but never wrong and never silent.
import { Fragment } from "prosemirror-model"
import { align, blockMeasure } from "./align"
import type { weaveTree } from "./blocks"
import type { Strand } from "./draft"
import type { Inking } from "./inline"
import type { Item } from "./item"
import type { Patch } from "./patch"
import { plant, type Thing, type Tree, textOf } from "./tree"

/** How two documents are woven together. */
export type Weaver = typeof weaveTree

/** Work limit: in so many stretches a failure is looked for; in more, all are taken whole. */
const stretchesAtMost = 64

/** Top-level blocks that differ, maybe none, and the equal ones behind them; at the end there are none. */
interface Stretch {
  readonly olds: readonly Thing[]
  readonly nexts: readonly Thing[]
  readonly equal: readonly [Thing, Thing] | null
}

const differs = ({ olds, nexts }: Stretch) => olds.length + nexts.length > 0

/** Where both documents differ at their top level. */
function stretchesOf(old: Tree, next: Tree, ink: Inking): readonly Stretch[] {
  const olds = old.root.children
  const nexts = next.root.children
  const item = (thing: Thing): Item => ({
    same: thing.same,
    kind: `${thing.same}`,
    type: "block",
    said: "",
    lead: undefined,
    head: undefined,
    hint: null,
  })
  const found = align(
    olds.map(item),
    nexts.map(item),
    { ...blockMeasure, moveLength: Number.POSITIVE_INFINITY, shortMove: Number.POSITIVE_INFINITY },
    ink.likeness,
  )
  const stretches: Stretch[] = []
  let i = 0
  let j = 0
  nexts.forEach((thing, at) => {
    const from = found.toOld[at]!
    if (from < i || found.moved[from]) return
    stretches.push({ olds: olds.slice(i, from), nexts: nexts.slice(j, at), equal: [olds[from]!, thing] })
    i = from + 1
    j = at + 1
  })
  stretches.push({ olds: olds.slice(i), nexts: nexts.slice(j), equal: null })
  return stretches
}

/** Strands that take over equal top-level blocks in order and weave each stretch between them by itself, or replace it. `tell`: how many differ. */
function weaveStretches(
  weave: Weaver,
  isReplaced: (stretch: number) => boolean,
  tell: (stretches: number) => void,
): Weaver {
  return (old, next, hints, ink) => {
    const strands: Strand[] = []
    let number = 0
    let behindOld = old.root.from
    let behindNext = next.root.from
    const stretches = stretchesOf(old, next, ink)
    tell(stretches.filter(differs).length)
    for (const stretch of stretches) {
      const { olds, nexts, equal } = stretch
      if (differs(stretch)) {
        if (isReplaced(number)) strands.push(...replaced(olds, nexts, ink))
        else strands.push(...weave(alone(old, olds, behindOld, ink), alone(next, nexts, behindNext, ink), hints, ink))
        number++
      }
      if (!equal) continue
      const [was, is] = equal
      strands.push(["=", was.from, is.from, is.to - is.from])
      behindOld = was.to
      behindNext = is.to
    }
    return strands
  }
}

/**
 * The finest patch that is proven once the whole weave was not: each stretch woven by itself, and replaced where the failure
 * lies in it; else all replaced. `proven` gives the patch of a weaver, null when its proof fails.
 */
export function coarsely(weave: Weaver, proven: (weaver: Weaver) => Patch | null): Patch | null {
  let stretches = 0
  const byStretch = (isReplaced: (stretch: number) => boolean) =>
    proven(
      weaveStretches(weave, isReplaced, (count) => {
        stretches = count
      }),
    )
  const fine = byStretch(() => false)
  if (fine) return fine
  if (stretches <= stretchesAtMost) {
    const failing = new Set<number>()
    for (let one = 0; one < stretches; one++) if (!byStretch((each) => each !== one)) failing.add(one)
    const patch = byStretch((each) => failing.has(each))
    if (patch) return patch
  }
  return byStretch(() => true)
}

/** Some blocks of a document as a tree of their own, at their places. */
const alone = ({ root }: Tree, blocks: readonly Thing[], from: number, ink: Inking): Tree =>
  plant(root.node.copy(Fragment.fromArray(blocks.map(({ node }) => node))), ink.numbers, from)

function replaced(olds: readonly Thing[], nexts: readonly Thing[], ink: Inking): Strand[] {
  const draft = ink.book.open("rewrite", {
    old: olds.map((thing) => ({ from: thing.from, to: thing.to })),
    next: nexts.map((thing) => ({ from: thing.from, to: thing.to })),
    before: olds.length > 0 ? olds.map(textOf).join("\n") : null,
    after: nexts.length > 0 ? nexts.map(textOf).join("\n") : null,
    blocks: [
      ...olds.map((thing) => ({ old: thing, next: null })),
      ...nexts.map((thing) => ({ old: null, next: thing })),
    ],
  })
  return [
    ...olds.map((thing): Strand => ["-", thing.from, thing.to - thing.from, draft]),
    ...nexts.map((thing): Strand => ["+", thing.from, thing.to - thing.from, draft]),
  ]
}
