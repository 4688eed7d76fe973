// Exports: the evidence on one version as a ZIP that anybody can check offline. Taking one is itself recorded, and the ledger holds
// the hash of the list of its files.
import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { deflateRaw } from "node:zlib"
import { and, desc, eq, inArray } from "drizzle-orm"
import { newId } from "../../db/id"
import { portions } from "../../db/portions"
import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { readStored } from "../document/check"
import { renderParts } from "../document/render"
import { utf8 } from "../ledger/bytes"
import { toldCheckpoints } from "../ledger/checkpoints.server"
import { record } from "../ledger/ledger.server"
import { consistencyProofs, inclusionProofs, sizeOf } from "../ledger/trees.server"
import type { Member } from "../people/person"
import { seesNames } from "../reading/standing"
import { dayOf } from "../ui/day"
import { questionsFor } from "./asked.server"
import { type Earlier, type Evidence, format, jsonOf, type Line, type Manifest } from "./evidence"
import {
  type About,
  changesOf,
  type EntryRow,
  entriesAbout,
  readersByName,
  readersByNumber,
  versionFacts,
} from "./gathered.server"
import { aboutPage, verifyPage, versionPage } from "./pages"
import { isOfQuestions, tellsOf } from "./questions"
import { tablesOf } from "./tables"
import { crc32, type Packed, zipOf } from "./zip"

type Asked = About & { readonly member: Member; readonly at: number }

/** The evidence on a version, as this member may see it; null when there is no such version. */
export async function takeExport(
  hands: Pick<Hands, "store" | "worker" | "checkpoint" | "ledgerKey" | "verifier">,
  asked: Asked,
): Promise<{ name: string; zip: Uint8Array } | null> {
  const { store } = hands
  const { companyId, legendId, versionId, member, at } = asked
  const facts = await versionFacts(store, asked)
  if (!facts) return null
  const names = seesNames(member.company.names, member.seats)
  const changes = await changesOf(store, asked)
  // Before the entries, so that what was said stands among them.
  const questions = await questionsFor(store, asked, member, changes)
  const entries = await sizeOf(store.read, store.t, companyId)
  const all = await entriesAbout(store, asked, entries)
  // Earlier exports of the version are told on its page, and whose they are on no paper.
  const rows = all.filter(({ parsed }) =>
    isOfQuestions(parsed)
      ? questions?.some((one) => tellsOf(parsed, one, names))
      : names || parsed.kind === "published" || parsed.kind === "addressed",
  )
  const { doc, ...about } = facts
  const evidence: Evidence = {
    ...{ format, ...about, madeAt: new Date(at).toISOString(), entries },
    ...{ changes, questions },
    readers: names
      ? await readersByName(store, { ...asked, today: dayOf(at) }, rows)
      : await readersByNumber(hands, asked, { names: member.company.names, seats: member.seats }, rows),
  }
  const files = await contentOf(hands, evidence, rows, doc)
  const manifest = manifestOf(files)
  await store.write(companyId, async (tx) => {
    const taken = { companyId, id: newId(), versionId, legendId, personId: member.person.id, at, names }
    await tx.insert(store.t.evidenceExports).values(taken)
    await record(tx, store.t, companyId, {
      ...{ kind: "exported", at, by: member.person.id, entries, legend: legendId, version: versionId, names },
      manifest: sha256(manifest),
    })
  })
  const proven = await ledgerFiles(hands, asked, rows, sha256(manifest))
  const zip = zipOf(await packed([...files, ["manifest.json", manifest], ...proven]))
  return { name: fileName(evidence), zip }
}

type File = readonly [path: string, bytes: Uint8Array]

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

/** Everything the manifest lists. */
async function contentOf(
  { store, verifier }: Pick<Hands, "store" | "verifier">,
  evidence: Evidence,
  rows: readonly EntryRow[],
  doc: string,
): Promise<File[]> {
  const shown = await shownIn(store, evidence.company.id, rows)
  const entries = rows.map(({ parsed }) => parsed)
  const pictures = await picturesIn(store, evidence.company.id, doc)
  const html = renderParts(readStored(doc)).replace(/src="\/images\/([0-9a-f]{64})"/g, (whole, hash: string) => {
    const picture = pictures.get(hash)
    return picture ? `src="pictures/${hash}.${picture.ending}"` : whole
  })
  const { by, publishedOn } = await publishedBy(store, evidence)
  return [
    ["READ-ME-FIRST.html", utf8(aboutPage(evidence))],
    ["verify.html", utf8(verifyPage(await verifier()))],
    ["version/version.html", utf8(versionPage(evidence, html, by, publishedOn))],
    ["version/document.json", utf8(doc)],
    ...[...pictures].map(([hash, { ending, bytes }]): File => [`version/pictures/${hash}.${ending}`, bytes]),
    ["evidence.json", utf8(jsonOf(evidence))],
    ["shown.json", utf8(jsonOf(shown))],
    ...[...tablesOf(evidence, entries, shown)].map(([path, text]): File => [path, utf8(text)]),
  ]
}

const manifestOf = (files: readonly File[]): Uint8Array => {
  const listed = files.map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length }))
  return utf8(jsonOf({ format, files: listed } satisfies Manifest))
}

/** What was served to those whose openings are among the entries, by its hash. */
async function shownIn({ read, t }: Store, companyId: string, rows: readonly EntryRow[]) {
  const hashes = [...new Set(rows.flatMap(({ parsed }) => (typeof parsed.shown === "string" ? [parsed.shown] : [])))]
  const found: Record<string, string> = {}
  for (const some of portions(hashes)) {
    const rows = await read
      .select({ hash: t.shown.hash, content: t.shown.content })
      .from(t.shown)
      .where(and(eq(t.shown.companyId, companyId), inArray(t.shown.hash, some)))
    for (const { hash, content } of rows) found[hash] = content
  }
  return found
}

const endings: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
}

async function picturesIn({ read, t }: Store, companyId: string, doc: string) {
  const hashes = [...new Set([...doc.matchAll(/"src":"([0-9a-f]{64})"/g)].map(([, hash = ""]) => hash))]
  const pictures = new Map<string, { ending: string; bytes: Uint8Array }>()
  for (const hash of hashes) {
    const [row] = await read
      .select({ mime: t.images.mime, bytes: t.images.bytes })
      .from(t.images)
      .where(and(eq(t.images.companyId, companyId), eq(t.images.hash, hash)))
    if (row) pictures.set(hash, { ending: endings[row.mime] ?? "bin", bytes: new Uint8Array(row.bytes) })
  }
  return pictures
}

async function publishedBy({ read, t }: Store, { company, version }: Evidence) {
  const { versions: v, people } = t
  const [row] = await read
    .select({ by: people.name, at: v.publishedAt })
    .from(v)
    .innerJoin(people, eq(people.id, v.publishedBy))
    .where(and(eq(v.companyId, company.id), eq(v.id, version.id)))
  return { by: row?.by ?? "", publishedOn: dayOf(row?.at ?? 0) }
}

/** The entries with their proofs, under a checkpoint that covers the export's own entry too. */
async function ledgerFiles(
  { store, checkpoint, ledgerKey }: Pick<Hands, "store" | "checkpoint" | "ledgerKey">,
  asked: Asked,
  rows: readonly EntryRow[],
  manifest: string,
): Promise<File[]> {
  const { companyId } = asked
  const head = await checkpoint(companyId)
  if (!head) throw new Error("A ledger with an export in it has no checkpoint.")
  const later = await entriesAbout(store, asked, head.size)
  const own = later.findLast(({ parsed }) => parsed.kind === "exported" && parsed.manifest === manifest)
  if (!own) throw new Error("The export does not stand in the ledger.")
  const kept = [...rows, own]
  const proofs = await inclusionProofs(
    store,
    companyId,
    kept.map(({ number }) => number),
    head.size,
  )
  const lines = kept.map(({ number, entry }): Line => ({ number, entry, proof: proofs.get(number) ?? [] }))
  const before = (await toldCheckpoints(store, companyId)).filter(({ size }) => size < head.size)
  const consistent = await consistencyProofs(
    store,
    companyId,
    before.map(({ size }) => size),
    head.size,
  )
  const earlier = before.map((one): Earlier => ({ ...one, proof: consistent.get(one.size) ?? [] }))
  return [
    ["ledger/entries.jsonl", utf8(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))],
    ["ledger/earlier.json", utf8(jsonOf(earlier))],
    ["ledger/checkpoint.txt", utf8(head.text)],
    ["ledger/key.txt", utf8(`${ledgerKey(companyId)}\n`)],
  ]
}

const deflate = promisify(deflateRaw)

async function packed(files: readonly File[]): Promise<Packed[]> {
  const packing = files.map(async ([path, bytes]): Promise<Packed> => {
    const body = new Uint8Array(await deflate(bytes))
    const isDeflated = body.length < bytes.length
    return { path, body: isDeflated ? body : bytes, isDeflated, crc: crc32(bytes), size: bytes.length }
  })
  return Promise.all(packing)
}

function fileName({ version, madeAt }: Evidence): string {
  const title = version.title
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40)
  return `evidence-${title || "legend"}-${version.label}-${madeAt.slice(0, 10)}.zip`
}

/** Who took a copy of the evidence on a version, newest first. */
export function exportsOf({ read, t }: Store, companyId: string, versionId: string) {
  const { evidenceExports: e, people } = t
  return read
    .select({ id: e.id, by: people.name, at: e.at, names: e.names })
    .from(e)
    .innerJoin(people, eq(people.id, e.personId))
    .where(and(eq(e.companyId, companyId), eq(e.versionId, versionId)))
    .orderBy(desc(e.at), desc(e.id))
    .limit(50)
}
