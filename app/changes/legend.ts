// What belongs together in a legend: a promise with the sentence that tells it, a responsibility with the sentences that name the role.
import { type Draft, standing } from "./draft"
import { german } from "./language/de"
import { english } from "./language/en"
import type { Thing } from "./tree"

/** Gives units of one story a common group. Only units of the same part are linked. */
export function linkStories(drafts: readonly Draft[]) {
  const ones = drafts.filter((draft) => standing(draft) === draft)
  const texts = ones.filter((draft) =>
    ["text", "heading", "sentence-insert", "sentence-delete", "role", "rewrite"].includes(draft.kind),
  )
  let stories = 0
  for (const draft of ones) {
    if (draft.kind !== "promise" && draft.kind !== "owner") continue
    const tells = draft.kind === "promise" ? tellsPromise(draft) : namesRoles(draft)
    const part = partOf(draft)
    const told = texts.filter((text) => text.group === undefined && partOf(text) === part && tells(text))
    const sisters = ones.filter(
      (other) =>
        other !== draft &&
        other.kind === draft.kind &&
        draft.kind === "owner" &&
        partOf(other) === part &&
        sameFacts(draft, other),
    )
    if (told.length + sisters.length === 0) continue
    const group = draft.group ?? sisters.find((other) => other.group)?.group ?? `${draft.kind}-${++stories}`
    for (const each of [draft, ...told, ...sisters]) each.group ??= group
  }
}

const sameFacts = (one: Draft, other: Draft) => JSON.stringify(one.facts) === JSON.stringify(other.facts)

function partOf(draft: Draft): Thing | null {
  const block = draft.blocks[0]
  let thing = (block?.next ?? block?.old ?? null) as Thing | null
  while (thing?.parent?.parent) thing = thing.parent
  return thing
}

const numerals = [english, german].flatMap((language) =>
  language.numbers
    .slice(0, 21)
    .map((word, value) => [new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "gu"), String(value)] as const),
)
/** Small letters, numbers as digits, "an hour" as "1 hour". */
function plainly(text: string): string {
  let said = ` ${text.toLowerCase().replace(/[\s\u00a0]+/g, " ")} `
  for (const [word, value] of numerals) said = said.replaceAll(word, value)
  return said.replace(/ (an?|eine[rnms]?) (?=hour|minute|day|week|month|stunde|minute|tag|woche|monat)/g, " 1 ")
}

function tellsPromise(draft: Draft): (text: Draft) => boolean {
  const { before, after } = draft.attributes ?? { before: {}, after: {} }
  const block = draft.blocks[0]
  const measured = (
    thing: { readonly node: { readonly attrs: Readonly<Record<string, unknown>> } } | null,
    changed: Record<string, unknown>,
  ) => {
    const attrs = { ...thing?.node.attrs, ...changed }
    const value = plainly(String(attrs.value ?? "")).trim()
    return value === ""
      ? null
      : {
          value,
          unit: String(attrs.unit ?? "")
            .toLowerCase()
            .slice(0, 4),
        }
  }
  const was = measured(block?.old ?? null, before)
  const now = measured(block?.next ?? null, after)
  const says = (text: string | null, one: ReturnType<typeof measured>) => {
    if (text === null || one === null) return false
    const said = plainly(text)
    const at = said.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(one.value)}(?![\\p{L}\\p{N}])`, "u"))
    return at >= 0 && (one.unit === "" || said.slice(at, at + one.value.length + 24).includes(one.unit))
  }
  return (text) =>
    (says(text.before, was) && !says(text.after, was)) || (says(text.after, now) && !says(text.before, now))
}

function namesRoles(draft: Draft): (text: Draft) => boolean {
  const names = (draft.facts ?? []).flatMap((fact) => [fact.was, fact.now]).filter((name) => name !== null)
  const count = (text: string | null, name: string) => (text ?? "").toLowerCase().split(name.toLowerCase()).length - 1
  return (text) =>
    text.kind === "role"
      ? (text.facts ?? []).some((fact) => names.includes(fact.was ?? "") || names.includes(fact.now ?? ""))
      : names.some((name) => count(text.before, name) !== count(text.after, name))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
