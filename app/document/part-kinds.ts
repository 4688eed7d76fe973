// Which kind of part a heading announces. A guess that the author sees and may change; nothing depends on it being right.
import type { PartKind } from "./schema"

const words: readonly (readonly [PartKind, RegExp])[] = [
  ["hero", /^(the |our |der |die )?(hero|heroine|held|heldin|persona)\b/],
  ["catalyst", /^(the )?(catalyst|trigger|auslöser)\b/],
  ["first_step", /^((the )?first (measurable )?step|(der )?erste (messbare )?schritt)\b/],
  ["road_sign", /^((the )?road ?signs?|wegweiser)\b/],
  ["detour", /^((the )?detours?|umweg)\b/],
  ["decision", /^((the )?decisions?|entscheidung)\b/],
  ["alternative", /^((the |an )?alternatives?)\b/],
  ["pre_mortem", /^((the )?pre-?mortem)\b/],
  ["remarkable", /^((the )?remarkable( moment)?)\b/],
  ["destination", /^((the )?destination|(das )?ziel)\b/],
  ["policy", /^((the )?(policy|rule)|(die )?regel)\b/],
  ["step", /^((the )?(step|next step|first call)|schritt)\b/],
]

function guessed(heading: string): PartKind | null {
  const said = heading
    .trim()
    .toLowerCase()
    .replace(/^[\d.)\s]+/, "")
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}

/** In so many signs a heading names its kind; a long one is not tried in all ways in which it could. */
const longestName = 80

/**
 * The heading of a part of this kind without the name of the kind in front: "Hero: Anna" is Anna. How many signs to leave
 * out; 0 where there is none, or where the words before the colon say more than the kind does.
 */
export function namesKind(heading: string, kind: PartKind): number {
  const beginning = heading.slice(0, longestName)
  const [whole = "", name = ""] = /^[\d.)\s]*([^:–—]+?)\s*[:–—]\s+(?=\S)/.exec(beginning) ?? []
  const said = words.find(([one]) => one === kind)?.[1].exec(name.toLowerCase())?.[0]
  return said !== undefined && said.length === name.length && !said.endsWith("first call") ? whole.length : 0
}

/**
 * A kind for each heading of a text. Where at least two headings (and a third of them) name parts of the method it is a
 * journey, and what is not named is a step; any other text has sections.
 */
export function kindsFor(headings: readonly string[]): PartKind[] {
  const named = headings.map(guessed)
  const count = named.filter((kind) => kind !== null).length
  const journey = count >= 2 && count * 3 >= headings.length
  return named.map((kind) => (journey ? (kind ?? "step") : "section"))
}
