// Drafts: the one text of a legend that may still change. Each saved step is kept; its revision is the number of steps.

import { and, asc, eq, gt, lte } from "drizzle-orm"
import type { Node } from "prosemirror-model"
import type { Step } from "prosemirror-transform"
import type { Tables } from "../../db/define"
import { newId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { readStored } from "../document/check"
import { withOwnIds } from "../document/ids"
import { schema } from "../document/schema"
import type { Importer } from "./importing"
import type { Json } from "./json"
import { replacing } from "./replacing"
import { applied, type Saved, type Saving, type Since } from "./saving"

type Place = { readonly companyId: string; readonly legendId: string }
export type Draft = {
  readonly revision: number
  /** The document with block ids, as JSON text. */
  readonly doc: string
  readonly announcement: unknown
  readonly announcementRevision: number
  readonly updatedAt: number
}

const here = ({ drafts }: Tables, { companyId, legendId }: Place) =>
  and(eq(drafts.companyId, companyId), eq(drafts.legendId, legendId))

async function draftIn(db: Db, t: Tables, place: Place): Promise<Draft | null> {
  const { drafts } = t
  const [row] = await db
    .select({
      revision: drafts.revision,
      doc: drafts.doc,
      announcement: drafts.announcement,
      announcementRevision: drafts.announcementRevision,
      updatedAt: drafts.updatedAt,
    })
    .from(drafts)
    .where(here(t, place))
  return row ?? null
}

/** The draft of a legend. */
export async function draftOf(store: Store, companyId: string, legendId: string): Promise<Draft> {
  const draft = await draftIn(store.read, store.t, { companyId, legendId })
  if (!draft) throw new Error(`Legend ${legendId} has no draft`)
  return draft
}

const emptyDoc = (lang: string) => schema.topNodeType.create({ lang })

/** The first text of a draft, as its first step: so every draft can be told step by step from nothing. Inside a write. */
export async function beginDraft(
  tx: Db,
  t: Tables,
  asked: Place & { readonly by: string; readonly lang: string; readonly doc: Node; readonly at: number },
) {
  const { companyId, legendId, lang, at } = asked
  const empty = emptyDoc(lang)
  await tx
    .insert(t.drafts)
    .values({ companyId, legendId, revision: 0, doc: JSON.stringify(empty.toJSON()), updatedAt: at })
  const step = replacing(empty, withOwnIds(asked.doc, newId))
  if (!step) return
  const saved = await append(tx, t, { ...asked, clientId: newId(), revision: 0, steps: [stepJson(step)] })
  if ("refused" in saved) throw new Error(`The first text of a draft was refused: ${saved.refused}`)
}

const stepJson = (step: Step): Json => step.toJSON() as Json

/** Saves steps that build on the revision the draft has now; else tells what others saved since. */
export function saveSteps(
  store: Store,
  asked: Place & Saving & { readonly by: string; readonly at: number },
): Promise<Saved> {
  return store.write(asked.companyId, (tx) => append(tx, store.t, asked))
}

async function append(
  tx: Db,
  t: Tables,
  asked: Place & Saving & { readonly by: string; readonly at: number },
): Promise<Saved> {
  const { revision, steps } = asked
  const draft = await draftIn(tx, t, asked)
  if (!draft || revision > draft.revision)
    return {
      refused: "invalid",
      problem: "The draft here is older than your page. Copy your last words, then load the page again.",
    }
  if (revision < draft.revision) return { refused: "stale", ...(await sinceIn(tx, t, asked, revision)) }
  const next = applied(readStored(draft.doc), steps)
  if ("problem" in next) return { refused: "invalid", problem: next.problem }
  return keepSteps(tx, t, asked, JSON.stringify(next.doc.toJSON()))
}

/** Writes steps over the revision they build on, and the document they lead to. */
async function keepSteps(
  tx: Db,
  t: Tables,
  asked: Place & Saving & { readonly by: string; readonly at: number },
  doc: string,
): Promise<{ readonly revision: number }> {
  const { companyId, legendId, revision, clientId, steps, by, at } = asked
  const rows = steps.map((step, n) => ({
    ...{ companyId, legendId, clientId, step, at },
    personId: by,
    revision: revision + 1 + n,
  }))
  for (let n = 0; n < rows.length; n += 500) await tx.insert(t.draftSteps).values(rows.slice(n, n + 500))
  const now = revision + steps.length
  await tx.update(t.drafts).set({ revision: now, doc, updatedAt: at }).where(here(t, asked))
  return { revision: now }
}

async function sinceIn(db: Db, t: Tables, place: Place, revision: number): Promise<Since> {
  const rows = await stepRows(db, t, place, revision, Number.MAX_SAFE_INTEGER)
  return {
    revision: rows.at(-1)?.revision ?? revision,
    steps: rows.map(({ step }) => step),
    clientIds: rows.map(({ clientId }) => clientId),
  }
}

function stepRows(db: Db, { draftSteps: steps }: Tables, { companyId, legendId }: Place, after: number, upTo: number) {
  return db
    .select({ revision: steps.revision, step: steps.step, clientId: steps.clientId })
    .from(steps)
    .where(
      and(
        eq(steps.companyId, companyId),
        eq(steps.legendId, legendId),
        gt(steps.revision, after),
        lte(steps.revision, upTo),
      ),
    )
    .orderBy(asc(steps.revision))
}

/** What was saved after a revision; cheap when it is nothing. */
export const stepsSince = (store: Store, asked: Place & { readonly revision: number }): Promise<Since> =>
  sinceIn(store.read, store.t, asked, asked.revision)

/** What became of a whole new text over a draft. */
export type Replaced = {
  readonly revision: number
  /** Blocks of the new text, and how many of them were there before and keep their id. */
  readonly blocks: number
  readonly kept: number
}

/** Puts a whole text in the place of the draft, in one step. Blocks that are still the same keep their id. */
export async function replaceDraft(
  store: Store,
  importer: Pick<Importer, "match">,
  asked: Place & { readonly by: string; readonly doc: Node; readonly at: number },
): Promise<Replaced> {
  const now = JSON.stringify(asked.doc.toJSON())
  for (let tries = 0; tries < mostTries; tries++) {
    const draft = await draftOf(store, asked.companyId, asked.legendId)
    const { doc, blocks, kept } = await importer.match({ was: draft.doc, now })
    const outcome = await keepWhole(store, asked, draft.revision, readStored(draft.doc), readStored(doc))
    if (outcome !== "moved") return { ...outcome, blocks, kept }
  }
  throw new Error(`The draft ${asked.legendId} moved ${mostTries} times while a text was put in its place.`)
}

/** Brings back the text from before a revision, in one step; refused when something was saved after it. */
export async function takeBack(
  store: Store,
  asked: Place & { readonly by: string; readonly revision: number; readonly at: number },
): Promise<{ readonly revision: number } | { readonly refused: "edited-since" }> {
  const draft = await draftOf(store, asked.companyId, asked.legendId)
  if (draft.revision !== asked.revision || draft.revision < 1) return { refused: "edited-since" }
  const rows = await stepRows(store.read, store.t, asked, 0, draft.revision - 1)
  const was = readStored(draft.doc)
  const before = applied(
    emptyDoc(String(was.attrs.lang)),
    rows.map(({ step }) => step),
  )
  if ("problem" in before) throw new Error(`The steps of draft ${asked.legendId} do not replay: ${before.problem}`)
  const outcome = await keepWhole(store, asked, draft.revision, was, before.doc)
  return outcome === "moved" ? { refused: "edited-since" } : outcome
}

/** So often a whole text is matched with a draft that others are writing in, before it is given up. */
const mostTries = 5

/**
 * Keeps a whole text that was computed over a revision: `was` became `now`. Everything that takes long is done before the
 * write; inside, only that the draft did not move is looked at. "moved" when it did.
 */
async function keepWhole(
  store: Store,
  asked: Place & { readonly by: string; readonly at: number },
  revision: number,
  was: Node,
  now: Node,
): Promise<{ readonly revision: number } | "moved"> {
  const step = replacing(was, now)
  if (!step) return { revision }
  const steps = [stepJson(step)]
  const next = applied(was, steps)
  if ("problem" in next) throw new Error(`The whole text of a draft was refused: ${next.problem}`)
  const doc = JSON.stringify(next.doc.toJSON())
  const { drafts } = store.t
  return store.write(asked.companyId, async (tx) => {
    const [draft] = await tx.select({ revision: drafts.revision }).from(drafts).where(here(store.t, asked))
    if (draft?.revision !== revision) return "moved"
    return keepSteps(tx, store.t, { ...asked, clientId: newId(), revision, steps }, doc)
  })
}
