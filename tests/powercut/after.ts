// Looks at a database after a power cut: what was told and is not there, and what is half there or broken.
import Database from "better-sqlite3"
import { asc, eq } from "drizzle-orm"
import { makeCheckpoint } from "../../app/ledger/checkpoints.server"
import { nodesOver, rootOf } from "../../app/ledger/tree"
import { openSqlite } from "../../db/engine.sqlite"
import type { Store } from "../../db/store"
import { brokenLedgers, halfVersions } from "../crash/whole"
import { directWorker, signer } from "../hands"
import { brokenRules } from "../reading/rules"
import type { Told } from "./journal"

export type After = { readonly lost: readonly string[]; readonly broken: readonly string[] }
type Where = { readonly companyId: string; readonly legendId: string }

/** Opens the file as SQLite does, and then as Reread does. */
export async function afterCut(file: string, where: Where, told: readonly Told[]): Promise<After> {
  try {
    const client = new Database(file)
    const integrity = client.pragma("integrity_check", { simple: true })
    client.close()
    if (integrity !== "ok") return { lost: [], broken: [`integrity_check: ${integrity}`] }
    const store = openSqlite(file, { sync: (done) => void setImmediate(done, null) })
    const found = {
      lost: await lostOf(store, where, told),
      broken: [
        ...(await halfVersions(store)),
        ...(await brokenLedgers(store)),
        ...(await brokenRules(store, directWorker, where)),
        ...(await brokenTree(store, where)),
      ],
    }
    await store.close()
    return found
  } catch (why) {
    return { lost: [], broken: [`It does not open: ${why}`] }
  }
}

async function lostOf({ read, t }: Store, { companyId, legendId }: Where, told: readonly Told[]): Promise<string[]> {
  const ids = async (table: typeof t.openings | typeof t.versions) =>
    new Set((await read.select({ id: table.id }).from(table)).map(({ id }) => id))
  const confirmations = await read
    .select({ id: t.confirmations.id, opening: t.openings.id, shown: t.openings.shownHash })
    .from(t.confirmations)
    .innerJoin(t.openings, eq(t.openings.id, t.confirmations.openingId))
  const kept = {
    confirmed: new Map(confirmations.map((one) => [one.id, one])),
    undone: new Set((await read.select().from(t.undos)).map((undo) => undo.confirmationId)),
    opened: await ids(t.openings),
    published: await ids(t.versions),
    signed: new Set((await read.select().from(t.checkpoints)).map(({ size, root }) => `${size} ${root}`)),
  }
  const [draft] = await read.select().from(t.drafts).where(eq(t.drafts.legendId, legendId))
  const leaves = await leavesOf({ read, t }, companyId)
  return told.flatMap((answer) => {
    if ("confirmed" in answer) {
      const one = kept.confirmed.get(answer.confirmed)
      return one?.opening === answer.opening && one.shown === answer.shown ? [] : ["a confirmation"]
    }
    if ("read" in answer) return kept.confirmed.has(answer.read) ? [] : ["a confirmation that somebody saw"]
    if ("undone" in answer) return kept.undone.has(answer.undone) ? [] : ["what was taken back"]
    if ("opened" in answer) return kept.opened.has(answer.opened) ? [] : ["an opening"]
    if ("published" in answer) return kept.published.has(answer.published) ? [] : ["a version"]
    if ("saved" in answer) return (draft?.revision ?? 0) >= answer.saved ? [] : ["what an author saved"]
    const { size, root } = answer.checkpoint
    if (!kept.signed.has(`${size} ${root}`)) return ["a checkpoint"]
    return size <= leaves.length && rootOf(size, nodesOver(leaves.slice(0, size))) === root
      ? []
      : ["entries under a checkpoint"]
  })
}

async function leavesOf({ read, t }: Pick<Store, "read" | "t">, companyId: string): Promise<string[]> {
  const { ledgerEntries: l } = t
  const entries = await read.select({ hash: l.hash }).from(l).where(eq(l.companyId, companyId)).orderBy(asc(l.number))
  return entries.map(({ hash }) => hash)
}

/** The kept tree goes on growing from where it was, and its head is that of its leaves. */
async function brokenTree(store: Store, { companyId }: Where): Promise<string[]> {
  const made = await makeCheckpoint(store, { companyId, signer, day: "2026-05-05" })
  const leaves = await leavesOf(store, companyId)
  return made?.size === leaves.length && made.root === rootOf(leaves.length, nodesOver(leaves))
    ? []
    : ["a tree with another head than its leaves have"]
}
