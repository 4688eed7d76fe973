// What came in or went away whole: the largest things without anything from the other side, in the sizes an editor would list.
import type { Book, Draft } from "./draft"
import type { UnitKind } from "./patch"
import { type Thing, type Tree, textOf } from "./tree"

export interface Fresh {
  /** The unit that brings (or takes) this whole thing, leaf or container; null when something in it stayed or moved. */
  owner(thing: Thing): Draft | null
}

export function openFresh(
  old: Tree,
  next: Tree,
  lost: (leaf: number) => boolean,
  fresh: (leaf: number) => boolean,
  book: Book,
): Fresh {
  const owners = new Map<Thing, Draft>()
  const side = (tree: Tree, whole: (leaf: number) => boolean, came: boolean) => {
    const walk = (parent: Thing) => {
      let before = nothing
      let section = noSection
      for (const child of parent.children) {
        if (!isWhole(child, whole)) {
          before = nothing
          section = noSection
          walk(child)
          continue
        }
        const level = child.type === "heading" ? Number(child.node.attrs.level) : null
        if (section && level !== null && level <= section.level) section = noSection
        const joined = section?.draft ?? (before && leadsTo(before.thing, child) ? before.draft : null)
        const draft = joined ?? book.open(kindOf(child, came), beginning(child, came))
        if (joined) extend(draft, child, came)
        if (level !== null && !section) section = { level, draft }
        if (joined && section && draft.kind === (came ? "insert" : "delete"))
          draft.kind = came ? "section-insert" : "section-delete"
        own(child, draft)
        before = { thing: child, draft }
      }
    }
    const own = (thing: Thing, draft: Draft) => {
      owners.set(thing, draft)
      for (const child of thing.children) own(child, draft)
    }
    walk(tree.root)
  }
  side(old, lost, false)
  side(next, fresh, true)
  return { owner: (thing) => owners.get(thing) ?? null }
}

type Before = { readonly thing: Thing; readonly draft: Draft } | null
type Section = { readonly level: number; readonly draft: Draft } | null
const nothing: Before = null as Before
const noSection: Section = null as Section

const isWhole = (thing: Thing, whole: (leaf: number) => boolean) => {
  for (let leaf = thing.first; leaf <= thing.last; leaf++) if (!whole(leaf)) return false
  return true
}

const kindOf = (thing: Thing, came: boolean): UnitKind =>
  thing.type === "part" ? (came ? "part-insert" : "part-delete") : came ? "insert" : "delete"

/** A list belongs to the sentence that leads to it. */
const leadsTo = (lead: Thing, follower: Thing) =>
  lead.node.isTextblock && /[:：]\s*$/.test(lead.said) && !follower.node.isTextblock

function beginning(thing: Thing, came: boolean) {
  const ranges = [{ from: thing.from, to: thing.to }]
  const said = textOf(thing)
  return came
    ? { next: ranges, blocks: [{ old: null, next: thing }], after: said }
    : { old: ranges, blocks: [{ old: thing, next: null }], before: said }
}

function extend(draft: Draft, thing: Thing, came: boolean) {
  const said = textOf(thing)
  const ranges = came ? draft.next : draft.old
  const last = ranges[ranges.length - 1]
  if (last && last.to === thing.from) ranges[ranges.length - 1] = { from: last.from, to: thing.to }
  else ranges.push({ from: thing.from, to: thing.to })
  draft.blocks.push(came ? { old: null, next: thing } : { old: thing, next: null })
  if (came) draft.after = `${draft.after}\n${said}`
  else draft.before = `${draft.before}\n${said}`
}
