// What makes a change weigh: one line for each kind of reason, and for each change that looks heavier or lighter than it is.
import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { compare } from "../../app/changes/compare"
import { german } from "../../app/changes/language/de"
import { isName } from "../../app/changes/named"
import { wordsOf } from "../../app/changes/words"
import { schema } from "../../app/document/schema"
import { doc, h, li, link, p, part, promise, step, strong, t, ul, withLang } from "./telling"

const house = "The house stands at the end of the lane, and it has a garden that is as wide as it is long."

const edits: [what: string, before: string, after: string, expected: string][] = [
  ["another number", "Reply within 5 days.", "Reply within 8 days.", "major number"],
  ["the same number in words", "She brings 3 chairs along.", "She brings three chairs along.", "minor wording"],
  ["two numbers change places", "First 5 chairs, then 9 desks.", "First 9 chairs, then 5 desks.", "major number"],
  ["what is counted stays", "3. Bring the old chairs back.", "4. Bring the old chairs back.", "minor renumbered"],
  [
    "a date is not what is counted",
    "2. March is the day of delivery.",
    "3. March is the day of delivery.",
    "major number",
  ],
  ["may is no month", "She may call at noon.", "She must call at noon.", "major obligation"],
  ["one must for another", "Each guest must be counted.", "Each guest shall be counted.", "minor wording"],
  ["a must kept in other words", "Then you must pay at once.", "Then at once you must pay.", "normal order"],
  ["should to must", "You should lock the door.", "You must lock the door.", "major obligation"],
  ["a negation", "Doors are locked at night.", "Doors are not locked at night.", "major negation"],
  ["scope", "Guests pay on arrival.", "All guests pay on arrival.", "major negation"],
  ["who acts", "A supervisor signs the form.", "An applicant signs the form.", "major actor"],
  ["a name", "Then call Lars about the van.", "Then call Maya about the van.", "major name"],
  [
    "a thing by its full name",
    "Hand in the travel form first.",
    "Hand in the Green Travel Form first.",
    "normal wording",
  ],
  [
    "an added adjective",
    "Take the lift to the floor above.",
    "Take the narrow lift to the floor above.",
    "normal wording",
  ],
  ["a pronoun for a word", "There is a link to your kitchen garden.", "There is a link to it.", "normal wording"],
  ["a stamp in brackets", "Rules of the house", "Rules of the house (last updated 2021-03-04)", "minor housekeeping"],
  [
    "a stamp of another day",
    "Rules (updated 2021-03-04) for all",
    "Rules (updated 2022-03-05) for all",
    "minor housekeeping",
  ],
  ["a term in brackets", "Rules of the house", "Rules of the house (reviewed within 30 days)", "major number"],
  ["a joining word", "However, the van is late today.", "The van is late today.", "minor wording"],
  [
    "a word that was there already",
    "The reviewer who read the appeal first does not read again.",
    "The reviewer of the appeal who read the appeal first does not read again.",
    "normal wording",
  ],
  ["another way is allowed as well", "Write a letter to us.", "Write a letter or card to us.", "major scope"],
  ["another way is allowed no more", "Write a letter or card to us.", "Write a letter to us.", "major scope"],
  ["one or for another", "Write a letter or note to us.", "Write a note or letter to us.", "normal order"],
  [
    "a link to another place among the same files",
    "Read the house book (../book.md) first.",
    "Read the house book (../../all/book.md) first.",
    "normal link target",
  ],
  [
    "a link to such a place in the place of one to a page",
    "Read the house book first.",
    "Read the house book (house/book.html#keys) first.",
    "normal link target",
  ],
  [
    "an address without its scheme",
    "Book it at https://www.shed.example/rooms/ today.",
    "Book it at shed.example/rooms today.",
    "minor wording",
  ],
  [
    "a link that was not one for a space",
    "Read the [house book] (https://a.example/a-b) first.",
    "Read the [house book](https://a.example/a-b) first.",
    "normal link target",
  ],
  [
    "a remark behind brackets is no link",
    "Read the [house] (on page 4) first.",
    "Read the [house] (on page 5) first.",
    "major number",
  ],
  [
    "a link in its own signs leads elsewhere",
    "Read the [house book]({% page '/a' %}) first.",
    "Read the [house book]({% page '/house/a' %}) first.",
    "normal link target",
  ],
  [
    "a link in its own signs goes",
    "Read the [house book]({% page '/a' %}) first.",
    "Read the house book first.",
    "minor link",
  ],
  [
    "the number of a note in other signs",
    "Keys are here [^12].",
    'Keys are here<sup><a id="n12">12</a></sup>.',
    "minor markup",
  ],
  ["another number in other signs", "Keys are here [^12].", "Keys are here<sup>13</sup>.", "major number"],
  ["a number with a raised one", "It has 102 rooms.", "It has 10<sup>2</sup> rooms.", "major number"],
  [
    "a syllable before a long word is no slip",
    "The workshop is occupied.",
    "The workshop is reoccupied.",
    "normal wording",
  ],
  [
    "two letters in the wrong order in a title",
    "It stands in the Gadrening Rules of May.",
    "It stands in the Gardening Rules of May.",
    "minor spelling",
  ],
  ["another letter in a name", "Ask the Meiers for it.", "Ask the Meyers for it.", "major name"],
  ["two letters in a short name", "Ask Brian for it.", "Ask Brain for it.", "major name"],
  [
    "two letters in an address",
    "Read https://a.example/garden now.",
    "Read https://a.example/gadren now.",
    "major address",
  ],
  ["a number in brackets is no place", "Read on (2.1) at home.", "Read on (2.2) at home.", "major number"],
  ["an address in brackets", "Read on (https://a.example/) now.", "Read on (https://b.example/) now.", "major address"],
  ["other content", "Bring the plan of the rooms.", "Bring wallpaper, glue and a ladder along.", "major content"],
]
const weigh = (before: string, after: string, names: string[] = [], lang = "en") => {
  const [one, other] = [step(p(before)), step(p(after))].map((each) => withLang(each, lang))
  return compare(one!, other!, { names }).units.map(({ severity, reasons }) => `${severity} ${reasons.join(" ")}`)
}

test("two letters of a name that the company knows", () => {
  expect(weigh("It lies with Marlena now.", "It lies with Malrena now.", ["Marlena"])).toEqual(["major name"])
})

test.each(edits)("%s", (_, before, after, expected) => {
  const [found, ...more] = weigh(before, after)
  expect(more).toEqual([])
  expect(found).toContain(expected)
})

const wholes: [what: string, said: string, expected: string][] = [
  ["a stamp", "Last updated: March 4, 2021", "minor housekeeping"],
  ["a rule with a date is no stamp", "Effective March 15th, 2026: each room has a key.", "major"],
  ["a pointer", "To learn more, see the house book.", "minor pointer"],
  ["a pointer behind a claim", "We lock each door twice. To learn more, see the house book.", "major"],
  ["what a page is for", "This page describes how we keep the garden.", "minor pointer"],
  ["what a page asks for", "This page describes what each guest must pay.", "major"],
  [
    "a pointer with its place",
    "Visit the Shed and Garden (../our-shed-and-our-garden.md) page to see which tools there are, and how others have used them so far.",
    "minor pointer",
  ],
  ["a view", "Please also view the plan of the house.", "minor pointer"],
  ["a view that is a step", "View the plan of the house and sign it.", "major"],
  ["an attitude", "We believe that a house is a home.", "minor pointer"],
  ["an attitude with a duty in it", "We believe that guests must pay.", "major"],
  ["nothing that is shown", '<div class="narrow"></div>', "minor markup"],
]
test.each(wholes)("%s comes in", (_, said, expected) => {
  const [unit] = compare(step(p(house)), step(p(house), p(said))).units
  expect(`${unit?.severity} ${unit?.reasons.join(" ")}`).toContain(expected)
})

const headings: [before: string, after: string, expected: string][] = [
  ["2.6 The key", "2.7 The key", "minor renumbered"],
  ["3. The key", "4. The key", "minor renumbered"],
  ["§ 7 The key", "§ 8 The key", "normal number"],
  ["Step 3: the key", "Step 4: the key", "normal number"],
  ["An answer within 5 minutes", "An answer within 9 minutes", "major number"],
  ["3. An answer within 5 minutes", "3. An answer within 9 minutes", "major number"],
  ["Within 5 minutes", "Within 9 minutes", "major number"],
]
test.each(headings)(
  "the number of a heading says only where it stands, one in it weighs: %s, %s",
  (was, now, expected) => {
    const [unit] = compare(step(h(was, 3), p(house)), step(h(now, 3), p(house))).units
    expect(`${unit?.kind} ${unit?.severity} ${unit?.reasons.join(" ")}`).toBe(`heading ${expected}`)
  },
)

test("an entry of a table of contents is a pointer; one that leads elsewhere, or says more, weighs", () => {
  const entry = (...said: Parameters<typeof p>) => {
    const list = (...items: Node[]) => step(p(house), ul(li(p(t("Rooms", link("#rooms")))), ...items))
    return compare(list(), list(li(p(...said)))).units.map(
      ({ kind, severity, reasons }) => `${kind} ${severity} ${reasons}`,
    )
  }
  expect(entry(t("Doors", link("#doors")))).toEqual(["insert minor pointer"])
  expect(entry(t("Doors", link("https://a.example")))).toEqual(["insert major new text"])
  expect(entry(t("Doors", link("#doors")), " are locked")).toEqual(["insert major new text"])
})

test("what is added to a list of references is housekeeping; another rule at the same place is not", () => {
  const list = (heading: string, ...items: string[]) => step(p(house), h(heading, 3), ul("A book of rooms", ...items))
  const severity = (heading: string) => compare(list(heading), list(heading, "A book of doors")).units[0]?.severity
  expect(severity("7.2 References")).toBe("minor")
  expect(severity("7.2 Rooms")).toBe("major")
})

test("a part of no kind weighs what it says; a part of a kind always weighs", () => {
  const added = (kind: string) =>
    compare(doc(part("step", null, "One", p(house))), doc(part("step", null, "One", p(house)), stamped(kind))).units[0]
  const stamped = (kind: string) => part(kind, null, "Version", p("Approved May 1, 2018"))
  expect(added("section")?.severity).toBe("minor")
  expect(added("detour")?.severity).toBe("major")
})

test("a name the company gave weighs, wherever it stands and in whatever letters", () => {
  expect(weigh("the fox calls at noon.", "the owl calls at noon.")).toEqual(["normal wording"])
  expect(weigh("the fox calls at noon.", "the owl calls at noon.", ["Owl"])).toEqual(["major name"])
  expect(weigh("the owlet calls at noon.", "the owl calls at noon.", ["Owlet Desk"])).toEqual(["minor wording"])
})

test("a role of the legend weighs as a name does", () => {
  const told = (role: string, owner: string) => step(p(`Then the ${role} writes to her.`), promise({ owner }))
  const heavy = compare(told("fitter", "fitter"), told("printer", "fitter")).units
  expect(heavy.map(({ severity }) => severity)).toEqual(["major"])
  const light = compare(told("fitter", "Sales"), told("printer", "Sales")).units
  expect(light.map(({ severity }) => severity)).toEqual(["normal"])
})

test("headings numbered anew one after the other are housekeeping, however their numbers are written", () => {
  const numbered = (from: number) =>
    step(
      ...["keys", "doors", "desks"].flatMap((title, at) => [
        h(`§ ${from + at} The ${title}`, 3),
        p(`All ${title} stay.`),
      ]),
    )
  const told = compare(numbered(3), numbered(4)).units.map(({ severity, reasons, places }) => [
    severity,
    ...reasons,
    places,
  ])
  expect(told).toEqual([["minor", "renumbered", 3]])
})

test("in German a capital says nothing, a title before it does", () => {
  expect(weigh("Dann kommt der Tisch ins Haus.", "Dann kommt der Stuhl ins Haus.", [], "de")).toEqual([
    "normal wording",
  ])
  expect(weigh("Dann ruft Frau Berg an.", "Dann ruft Frau Tal an.", [], "de")).toEqual(["major name"])
  expect(weigh("Dann gibt die Führungskraft alles frei.", "Dann gibt die Teamleitung alles frei.", [], "de")).toEqual([
    "major actor",
  ])
  expect(weigh("Der Raum darf offen sein.", "Der Raum muss offen sein.", [], "de")).toEqual(["major obligation"])
})

test("a text that is too long to be read weighs by what changed in it, or by how that begins", () => {
  const long = (from: string, middle: string, to: string) =>
    `${from} ${"and a door beside a wall ".repeat(1000)}${middle} ${"and a wall beside a door ".repeat(1000)}${to}`
  const far = long("First", "the guests may enter", "last")
  expect(weigh(far, long("First", "the guests must enter", "last"))).toEqual(["major obligation"])
  expect(weigh(far, long("First", "the guests  may enter", "last"))).toEqual(["cosmetic punctuation"])
  const wide = ["Also it says first", "and also", "also this"] as const
  expect(weigh(long("It says first", "and", "this"), long(...wide))).toEqual(["major content"])
  expect(weigh(long("It says first", "and", "this"), long(...wide), [], "tr")).toEqual(["normal unknown language"])
})

test("changed words of a language without lists are never below normal", () => {
  expect(weigh("La table est grande.", "La table est petite.", [], "fr")).toEqual(["normal unknown language"])
})

test("a long word is looked through once", () => {
  const long = `X${"x".repeat(150_000)}`
  const [word] = wordsOf(`Dort steht ${long}.`).slice(-1)
  expect(isName(word!, `Dort steht ${long}.`, new Set(), new Set(), german)).toBe(false)
  const [name] = wordsOf("Dort steht der U-BootBau.").slice(-1)
  expect(isName(name!, "Dort steht der U-BootBau.", new Set(), new Set(), german)).toBe(true)
})

test("a text says itself in which language it is", () => {
  const german = Array.from({ length: 12 }, () => "Das Haus steht am Ende der Straße und hat einen Garten.").join(" ")
  const [one, other] = ["dann muss sie nicht warten", "dann muss sie warten"].map((said) =>
    step(p(german), p(`Sie ruft an, ${said}.`)),
  )
  expect(compare(one!, other!).units[0]?.reasons).toContain("negation")
})

test("a term that took the place of another is not major, one that came in everywhere is", () => {
  const said = (name: string) =>
    step(...["The keys for", "All doors of", "A list of"].map((each) => p(`${each} ${name} houses lie ready.`)))
  const weight = (was: string, now: string) => compare(said(was), said(now)).units.map(({ severity }) => severity)
  expect(weight("our Green", "our Blue")).toEqual(["normal"])
  expect(weight("our", "our Blue")).toEqual(["major"])
})

test("another address under the same words is normal, an address written out is major", () => {
  const linked = (href: string) => step(p("See ", t("the plan", link(href)), "."))
  expect(compare(linked("https://a.example"), linked("https://b.example")).units[0]?.severity).toBe("normal")
  expect(weigh("Go to https://a.example/plan first.", "Go to https://a.example/list first.")).toEqual(["major address"])
})

test("linked words that became others, under a link to another site, are another place to go", () => {
  const linked = (said: string, href: string) => step(ul(li(p(t(said, link(href)), ". Prints our plans."))))
  const severity = (said: string, href: string) =>
    compare(linked("Foxprint", "https://fox.example/a"), linked(said, href)).units.map((unit) => unit.severity)
  expect(severity("Owlprint", "https://owl.example/b")).toEqual(["major"])
  expect(severity("Owlprint", "https://fox.example/b")).toEqual(["normal"])
  expect(severity("Foxprint at night", "https://owl.example/b")).toEqual(["normal"])
})

test("a heading with nothing under it weighs as a heading", () => {
  const [before, after] = [step(p(house), h("The key", 3), p("-"), p(house)), step(p(house), p(house))]
  expect(compare(before, after).units.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
    "section-delete normal",
  ])
})

test("a title, and what a head says the text is about, weigh as a heading does", () => {
  const told = (field: string, said: string) =>
    doc(
      part("section", null, "Head", schema.node("code_block", { lang: "yaml" }, schema.text(`${field}: ${said}`))),
      part("step", null, "One", p(house)),
    )
  const severity = (field: string, now: string) =>
    compare(told(field, "Keys of the house"), told(field, now)).units.map((unit) => unit.severity)
  expect(severity("title", "Keys and lamps, chairs, vans of the house")).toEqual(["normal"])
  expect(severity("description", "Keys and lamps, chairs, vans of the house")).toEqual(["normal"])
  expect(severity("title", "No keys of the house")).toEqual(["major"])
})

test("a label in bold before a text that stays weighs as a heading does", () => {
  const labelled = (...said: Parameters<typeof p>) => compare(step(p(house)), step(p(...said))).units
  const severities = (...said: Parameters<typeof p>) => labelled(...said).map((unit) => unit.severity)
  expect(severities(t("Garden and lane at night", strong()), ` ${house}`)).toEqual(["normal"])
  expect(severities(`Garden and lane at night: ${house}`)).toEqual(["major"])
})
