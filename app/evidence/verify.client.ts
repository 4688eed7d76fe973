// The script of verify.html: opens the ZIP or the folder that is chosen, and says what verdict.ts finds. It runs from a disk, in
// any browser, without a network.
import { textOf } from "../ledger/bytes"
import type { Held } from "./held"
import type { Files } from "./opened"
import { type Summary, type Verdict, verdictOn } from "./verdict"
import { filesIn, type Packed, withoutFolder } from "./zip"

const chosen = (id: string) => [...((document.getElementById(id) as HTMLInputElement).files ?? [])]
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())

async function unpacked({ body, isDeflated, size }: Packed): Promise<Uint8Array> {
  if (!isDeflated) return body
  const stream = new Blob([new Uint8Array(body)]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
  const bytes = await bytesOf(await new Response(stream).blob())
  if (bytes.length !== size) throw new Error("A file of the ZIP is broken.")
  return bytes
}

/** What was chosen, by path: the ZIP's files, or the folder's. */
async function exported(): Promise<Files | { wrong: string }> {
  const [zip] = chosen("zip")
  const folder = chosen("folder")
  if (zip) {
    const packed = filesIn(await bytesOf(zip))
    if (!packed) return { wrong: "This is no ZIP file, or a broken one." }
    const files = await Promise.all(packed.map(async (file) => [file.path, await unpacked(file)] as const))
    return withoutFolder(new Map(files))
  }
  if (folder.length === 0) return { wrong: "Choose the ZIP file, or the unpacked folder." }
  const files = await Promise.all(
    folder.map(async (file) => [file.webkitRelativePath || file.name, await bytesOf(file)] as const),
  )
  return withoutFolder(new Map(files))
}

/** Checkpoints and keys, told apart by their looks. */
async function heldElsewhere(): Promise<Held> {
  const texts = await Promise.all(chosen("held").map(async (file) => textOf(await bytesOf(file)) ?? ""))
  const isKey = (text: string) => text.trim().split("\n").length === 1
  return { keys: texts.filter(isKey), checkpoints: texts.filter((text) => !isKey(text)) }
}

async function checked(): Promise<Verdict> {
  try {
    const files = await exported()
    return "wrong" in files ? (files as { wrong: string }) : verdictOn(files as Files, await heldElsewhere())
  } catch (why) {
    return { wrong: `The files could not be read: ${why instanceof Error ? why.message : String(why)}` }
  }
}

function facts({
  company,
  title,
  label,
  madeAt,
  document: hash,
  entries,
  size,
  root,
  addressed,
  confirmations,
  held,
}: Summary) {
  return [
    ["Company", company],
    ["Legend", `${title}, version ${label}`],
    ["Made", `${madeAt.slice(0, 16).replace("T", " ")} UTC`],
    ["Text (SHA-256)", hash],
    ["Addressed to", addressed === 1 ? "1 person" : `${addressed} people`],
    ...(confirmations === null ? [] : [["Confirmations that stand", String(confirmations)]]),
    ["Entries proven", `${entries}, in a ledger of ${size}`],
    ["Head of the ledger", root],
    ...(held.length > 0 ? [["Agrees with", held.join(", ")]] : []),
  ] as const
}

const sentences = {
  consistent: [
    "Consistent",
    "Everything in this export agrees with everything else in it. Whether it is authentic cannot be told without a checkpoint or the key from elsewhere.",
  ],
  authentic: ["Authentic", "Everything in this export agrees with what you hold from elsewhere."],
} as const

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

function show(verdict: Verdict) {
  const place = document.getElementById("verdict") as HTMLElement
  place.hidden = false
  if ("wrong" in verdict) {
    place.dataset.is = "wrong"
    place.replaceChildren(element("h2", "Something is wrong"), element("p", verdict.wrong))
  } else {
    const [name, sentence] = sentences[verdict.is]
    const rows = document.createElement("dl")
    for (const [term, told] of facts(verdict.summary)) rows.append(element("dt", term ?? ""), element("dd", told ?? ""))
    place.dataset.is = verdict.is
    place.replaceChildren(element("h2", name), element("p", sentence), rows)
  }
  place.focus()
}

document.getElementById("form")?.addEventListener("submit", (event) => {
  event.preventDefault()
  checked().then(show)
})
