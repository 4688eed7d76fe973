// Before, edit, expected: one line for each kind of change, and for each trap a text can set.

import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { apply } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import { schema } from "../../app/document/schema"
import {
  br,
  code,
  doc,
  em,
  h,
  headRow,
  hr,
  image,
  li,
  link,
  ol,
  p,
  part,
  promise,
  quote,
  role,
  row,
  step,
  strong,
  t,
  table,
  ul,
  withLang,
} from "./telling"

const walk = "Maya walks through the rooms and counts the chairs she has to replace before the audit."
const call = "The caller asks for the floor plan and writes down what the rooms are used for."
/** A part of this, "Three", is as long as "One" and "Two" of those together. */
const asLong = "Bring glue, and tell the others where the doors stay shut at night while nobody sleeps in the hall. "
  .repeat(3)
  .slice(0, walk.length + call.length + 3)
const offer = "The offer arrives the same day and names a price for forty chairs with delivery."
const long = "as soon as all of the many chairs for the third and the last floor are packed"
const more = "Nobody has to wait for a key because the door is open. The stairs lead to a hall with nine windows."
const headed = (fields: string) =>
  doc(
    part("section", null, "Head", schema.node("code_block", { lang: "yaml" }, schema.text(fields))),
    part("step", null, "One", p(walk)),
  )
const house = "Each room has a lamp, nine chairs and a window that looks out on the green yard of the old house."
const movedHouse = (address: string) =>
  [
    `Write to the porter, ${address} Germany.`,
    `The key lies at ${address} Germany.`,
    `Send chairs to ${address} Germany.`,
  ].map((said) => p(said))
const berlin = (rules: string) =>
  `A friend waters them under the Berlin${rules} and ${rules && "the "}Zurich public garden rules on each floor.`
const section = (title: string, ...said: string[]) => part("section", null, title, ...said.map((each) => p(each)))
const two = [p("A first call."), p("A second one.")]

const cases: [what: string, before: Node, after: Node, expected: string[]][] = [
  ["nothing", step(p(walk)), step(p(walk)), []],
  ["one word", step(p(walk, " ", call)), step(p(walk.replace("counts", "notes"), " ", call)), ["text"]],
  ["a number", step(p("Answered within 5 minutes.")), step(p("Answered within 30 minutes.")), ["text major"]],
  ["a negation", step(p("She must call.")), step(p("She must not call.")), ["text major"]],
  [
    "a slip of the finger",
    step(p("She recieves the offer today.")),
    step(p("She receives the offer today.")),
    ["text minor"],
  ],
  ["a comma", step(p("She calls, then writes.")), step(p("She calls then writes.")), ["text cosmetic"]],
  [
    "several sentences in the place of others on something else",
    step(p(walk, " Bring glue. Doors stay shut.")),
    step(p(walk, " Nobody sleeps here. Cats drink milk at noon.")),
    ["sentence-delete major", "sentence-insert major"],
  ],
  [
    "a paragraph that opens alike and goes on otherwise",
    step(p("The caller asks for the floor plan. ", walk), p("Bring glue.")),
    step(p("Nobody sleeps here."), p("The caller asks for the big floor plan. ", offer, " ", long, ". ", more)),
    ["insert major", "text normal", "text major", "delete major"],
  ],
  [
    "more sentences than can be looked at, all in other words",
    step(p(...Array.from({ length: 520 }, (_, at) => `The van brings chair ${at} before noon. `))),
    step(p(...Array.from({ length: 520 }, (_, at) => `The van brings desk ${at} before noon. `))),
    ["text major"],
  ],
  ["a sentence comes in", step(p(walk)), step(p(walk, " ", call)), ["sentence-insert major"]],
  ["a sentence goes", step(p(walk, " ", call)), step(p(call)), ["sentence-delete major"]],
  ["two sentences on one subject", step(p(walk)), step(p(walk, " ", call, " ", offer)), ["sentence-insert"]],
  ["two sentences swap", step(p(walk, " ", call)), step(p(call, " ", walk)), ["move"]],
  ["a paragraph comes in", step(p(walk)), step(p(walk), p(call)), ["insert major"]],
  ["a paragraph goes", step(p(walk), p(call)), step(p(call)), ["delete major"]],
  ["a paragraph moves", step(p(walk), p(call), p(offer)), step(p(offer), p(walk), p(call)), ["move normal"]],
  [
    "a paragraph moves and is edited",
    step(p(walk), p(call), p(offer)),
    step(p(offer.replace("forty", "fifty")), p(walk), p(call)),
    ["move", "text major"],
  ],
  ["two paragraphs swap", step(p(walk), p(call)), step(p(call), p(walk)), ["move"]],
  ["three are reversed", step(p(walk), p(call), p(offer)), step(p(offer), p(call), p(walk)), ["move", "move"]],
  [
    "a heading of a few words that stood in a list which went",
    doc(section("One", walk), part("section", null, "Two", p(offer), ul("Bring glue", "Key desk"))),
    doc(section("One", walk), section("Two", offer), section("Meet the key desk", call)),
    ["delete", "part-insert major"],
  ],
  [
    "what stands under the same labels",
    step(p(walk), p("Check: Ana and Bo."), p("Approve: Cyril, for late orders."), p(call)),
    step(p(walk), p("Check: the yard, which may ask whoever is near."), p("Approve: nobody beyond them."), p(call)),
    ["text major", "text major"],
  ],
  ["one becomes two", step(p(walk, " ", call)), step(p(walk), p(call)), ["split minor"]],
  ["two become one", step(p(walk), p(call)), step(p(walk, " ", call)), ["merge minor"]],
  [
    "two become one while what follows them moves before them",
    doc(
      part("step", null, "Prices", p(more)),
      part("step", null, "What the caller asks Maya on the phone", ul(li(p(walk), p(call)))),
      part("step", null, "The offer", p(offer, " ", long, "."), p(`${walk} ${more}`)),
    ),
    doc(
      part("step", null, "Prices", p(more)),
      part("step", null, "The offer", p(offer.replace("forty", "fifty"), " ", long, "."), p(`${walk} Soon. ${more}`)),
      part("step", null, "What the caller asks Maya on the phone", ul(li(p(`${walk} ${call}`)))),
    ),
    ["text major", "sentence-insert major", "move normal", "move normal"],
  ],
  [
    "one becomes two and is edited",
    step(p(walk, " ", call)),
    step(p(walk), p(call.replace("floor", "room"))),
    ["split", "text"],
  ],
  [
    "one becomes two, and the first of them gets as much again",
    step(p(walk, " ", call)),
    step(p(walk, " Nobody sleeps in the hall, and cats drink milk at noon, however late the van is."), p(call)),
    ["split minor", "sentence-insert major"],
  ],
  [
    "two become one, and most of the second goes",
    step(p(walk), p("Nobody sleeps in the hall, and cats drink milk at noon, however late the van is. ", call)),
    step(p(walk, " ", call)),
    ["merge minor", "sentence-delete major"],
  ],
  [
    "a paragraph moves before others of which little is left",
    step(p(offer), p(`${walk} Bring glue.`), p(call), p("Write to the porter."), p(house)),
    step(
      p(offer),
      p("Write to the porter."),
      p(walk.replace("and counts the chairs she has to replace", "with a lamp")),
      p(call.replace("and writes down what the rooms are used for", "in a letter")),
      p(house),
    ),
    ["move normal", "text", "sentence-delete", "text"],
  ],
  [
    "a stamp, each of another day, in three items",
    step(ul(li(p("Chairs")), li(p("Tables")), li(p("Lamps of the hall")))),
    step(
      ul(
        li(p("Chairs (last updated 2022-01-07)")),
        li(p("Tables (last updated xxxx-xx-xx)")),
        li(p("Lamps of the hall (last updated 2021-11-01)")),
      ),
    ),
    ["text minor x3"],
  ],
  [
    "two words that stand beside each other in three sentences",
    step(...movedHouse("12 Green Lane, Floor 3, Hamburg, HH 20095")),
    step(...movedHouse("7 W Blue Ave Box 9, PB 88, Hamburg, HH 20099")),
    ["text major x3"],
  ],
  [
    "words that come in two sentences, and an article behind them",
    step(p("In line with the Berlin and Zurich public garden rules, we water plants."), p(berlin("")), p(walk)),
    step(
      p("In line with the Berlin public garden rules and the Zurich public garden rules, we water plants."),
      p(berlin(" public garden rules")),
      p(walk),
    ),
    ["text normal x2"],
  ],
  [
    "one sentence becomes two and another word of it is replaced",
    step(p(`The van brings ${long}, and Lars carries them up.`)),
    step(p(`The lorry brings ${long}. Lars carries them up.`)),
    ["text", "split minor"],
  ],
  [
    "two sentences become one and another word of them is replaced",
    step(p(`The van brings ${long}. Lars carries them up.`)),
    step(p(`The lorry brings ${long}, and Lars carries them up.`)),
    ["text", "merge minor"],
  ],
  [
    "what stood in brackets becomes a paragraph of its own",
    step(p(`${walk} (${call})`)),
    step(p(walk), p(call)),
    ["split minor"],
  ],
  [
    "a text without stops becomes lines",
    step(p("noon: the van with all chairs one: lunch in the hall two: the desks in boxes three: the keys")),
    step(
      ...["noon: the van with all chairs", "one: lunch in the hall", "two: the desks in boxes", "three: the keys"].map(
        (line) => p(line),
      ),
    ),
    ["split"],
  ],
  ["a heading", step(h("Reading the rooms", 3), p(walk)), step(h("Counting the rooms", 3), p(walk)), ["heading"]],
  ["level of a heading", step(h("The rooms", 3), p(walk)), step(h("The rooms", 4), p(walk)), ["attrs cosmetic"]],
  [
    "a section with its heading",
    step(p(walk)),
    step(p(walk), h("The offer", 3), p(offer), p(call)),
    ["section-insert major"],
  ],
  ["bold", step(p(walk)), step(p(t("Maya", strong()), walk.slice(4))), ["format cosmetic"]],
  [
    "bold in an edited sentence",
    step(p(walk)),
    step(p(t("Maya", strong()), walk.slice(4).replace("forty", "fifty").replace("counts", "notes"))),
    ["text"],
  ],
  ["order of marks", step(p(t("Maya", strong(), em()))), step(p(t("Maya", em(), strong()))), []],
  [
    "overlapping marks",
    step(p(t("Maya ", strong()), t("walks", strong(), em()), " on")),
    step(p(t("Maya ", strong()), t("walks", em()), " on")),
    ["format"],
  ],
  [
    "an address under the same words",
    step(p("See ", t("the plan", link("https://a.example")), ".")),
    step(p("See ", t("the plan", link("https://b.example")), ".")),
    ["link normal"],
  ],
  [
    "an address under other words",
    step(p("See ", t("the plan", link("https://a.example")), " first.")),
    step(p("See ", t("the list", link("https://b.example")), " first.")),
    ["text"],
  ],
  ["a picture", step(image("one", "A van")), step(image("two", "A van")), ["media major"]],
  ["words of a picture", step(image("one", "A van")), step(image("one", "A lorry")), ["media"]],
  ["a rule between", step(p(walk), p(call)), step(p(walk), hr(), p(call)), ["insert cosmetic"]],
  ["code", step(code("let chairs = 40")), step(code("let chairs = 50")), ["text major"]],
  [
    "a text with a sentence in bold becomes code",
    step(p(t("Maya waits at the door.", strong()), " Lars prints the list of all chairs.")),
    step(code("Lars prints the list of all chairs.")),
    ["rewrite"],
  ],
  ["a break in a line", step(p("Desk", br(), "Chair")), step(p("Desk", br(), "Table")), ["text"]],
  ["an item", step(ul("Desk plan", "Floor plan")), step(ul("Desk plan", "Budget", "Floor plan")), ["insert"]],
  [
    "items of their own",
    step(ul("Desk plan")),
    step(ul("Desk plan", "Call the caretaker", "Bring the key")),
    ["insert", "insert"],
  ],
  ["a list with its lead", step(p(walk)), step(p(walk), p("Bring along:"), ul("the plan", "the key")), ["insert"]],
  [
    "an item moves",
    step(ul("Desk plan", "Floor plan", "Budget sheet")),
    step(ul("Budget sheet", "Desk plan", "Floor plan")),
    ["move"],
  ],
  [
    "a bulleted list becomes numbered",
    step(ul("Desk plan", "Floor plan")),
    step(ol("Desk plan", "Floor plan")),
    ["type minor"],
  ],
  ["where a list begins to count", step(ol("Desk plan")), step(withStart(ol("Desk plan"), 3)), ["attrs"]],
  ["lists five deep", step(deep("Desk plan")), step(deep("Room plan")), ["text"]],
  ["an item of several blocks", step(ul(li(p(walk), p(call)))), step(ul(li(p(walk), p(offer)))), ["text"]],
  [
    "a list cut in two",
    step(ul("Desk plan", "Floor plan")),
    step(ul("Desk plan"), p(walk), ul("Floor plan")),
    ["insert"],
  ],
  [
    "an item becomes a paragraph",
    step(ul("Desk plan one two three", "Floor plan")),
    step(p("Desk plan one two three"), ul("Floor plan")),
    ["unwrap minor"],
  ],
  ["a paragraph moves into a list", step(p(walk), ul("Floor plan")), step(ul(walk, "Floor plan")), ["wrap"]],
  ["a quotation", step(p(walk)), step(quote(p(walk))), ["wrap minor"]],
  ["no quotation any more", step(quote(p(walk))), step(p(walk)), ["unwrap minor"]],
  ["a quotation reaches further up", step(p(walk), quote(p(call))), step(quote(p(walk), p(call))), ["type"]],
  ["a cell", step(prices("90")), step(prices("95")), ["cell major"]],
  ["a row comes in", step(prices("90")), step(prices("90", row("Shelf", "40"))), ["row-insert major"]],
  ["a row goes", step(prices("90", row("Shelf", "40"))), step(prices("90")), ["row-delete major"]],
  [
    "a row moves",
    step(table(row("Chair", "90 euros"), row("Desk", "200 euros"), row("Shelf", "40 euros"))),
    step(table(row("Shelf", "40 euros"), row("Chair", "90 euros"), row("Desk", "200 euros"))),
    ["row-move normal"],
  ],
  [
    "a column comes in",
    step(table(headRow("What", "Price"), row("Chair", "90"))),
    step(table(headRow("What", "Colour", "Price"), row("Chair", "red", "90"))),
    ["column-insert"],
  ],
  [
    "a column of equal cells goes",
    step(table(headRow("A", "B", "C"), row("x", "x", "x"))),
    step(table(headRow("A", "B"), row("x", "x"))),
    ["column-delete"],
  ],
  ["a head cell becomes a cell", step(table(headRow("A", "B"))), step(table(row("A", "B"))), ["cell"]],
  [
    "a cell that holds a list",
    step(table(row(ul("Desk", "Chair"), "90"))),
    step(table(row(ul("Desk", "Stool"), "90"))),
    ["cell"],
  ],
  ["a table moves", step(prices("90"), p(walk), p(call)), step(p(walk), p(call), prices("90")), ["move"]],
  ["nothing to something", doc(), step(p(walk)), ["part-insert major"]],
  ["something to nothing", step(p(walk)), doc(), ["part-delete major"]],
  ["an empty paragraph", step(p(walk)), step(p(walk), p()), ["insert cosmetic"]],
  ["only spaces", step(p(walk)), step(p(`${walk}  `)), ["text cosmetic"]],
  [
    "everything",
    step(p(walk), p(call)),
    doc(part("detour", "Support", "If nobody answers", p(offer))),
    ["part-delete", "part-insert"],
  ],
  [
    "a part moves",
    doc(
      part("hero", null, "Maya", p(walk)),
      part("step", null, "First call", p(call)),
      part("step", null, "The offer", p(offer)),
    ),
    doc(
      part("step", null, "The offer", p(offer)),
      part("hero", null, "Maya", p(walk)),
      part("step", null, "First call", p(call)),
    ),
    ["part-move major"],
  ],
  [
    "a part moves past two that are as long together",
    doc(part("step", null, "Three", p(asLong)), part("step", null, "One", p(walk)), part("step", null, "Two", p(call))),
    doc(part("step", null, "One", p(walk)), part("step", null, "Two", p(call)), part("step", null, "Three", p(asLong))),
    ["part-move"],
  ],
  [
    "a part comes from behind two that are as long together",
    doc(part("step", null, "One", p(walk)), part("step", null, "Two", p(call)), part("step", null, "Three", p(asLong))),
    doc(part("step", null, "Three", p(asLong)), part("step", null, "One", p(walk)), part("step", null, "Two", p(call))),
    ["part-move"],
  ],
  [
    "three sections travel together behind a longer one",
    doc(
      section("A", walk),
      section("B", call),
      section("C", offer),
      section("D", more, walk + call, offer + long, long),
    ),
    doc(
      section("D", more, walk + call, offer + long, long),
      section("A", walk),
      section("B", call),
      section("C", offer),
    ),
    ["part-move normal"],
  ],
  [
    "steps that travel together",
    doc(part("step", null, "A", p(walk)), part("step", null, "B", p(call)), section("C", more, offer + long, long)),
    doc(section("C", more, offer + long, long), part("step", null, "A", p(walk)), part("step", null, "B", p(call))),
    ["part-move major", "part-move major"],
  ],
  [
    "a paragraph edited beyond recognition between two that moved",
    doc(section("A", walk, `${call} Bring glue.`, offer), section("B", more, walk + call, offer + long, long)),
    doc(section("B", more, walk + call, offer + long, long), section("A", walk, `${call} ${house} Bring glue.`, offer)),
    ["part-move normal", "sentence-insert major"],
  ],
  [
    "a line that begins a section now",
    doc(part("section", null, "A", p(walk), p("The keys"), p(call))),
    doc(section("A", walk), section("The keys", call)),
    ["type minor"],
  ],
  [
    "a line in bold becomes a heading",
    step(p(walk), p(t("The keys", strong())), p(call)),
    step(p(walk), h("The keys", 3), p(call)),
    ["type minor"],
  ],
  [
    "bold in three places, and in another way in a fourth",
    step(ul(...["Vans", "Keys", "Desks", "Rooms"].map((name) => `${name}: all of them`))),
    step(
      ul(
        ...["Vans", "Keys", "Desks"].map((name) => li(p(t(name, strong()), ": all of them"))),
        li(p(t("Rooms", em()), ": all of them")),
      ),
    ),
    ["format cosmetic x3", "format cosmetic"],
  ],
  [
    "links that go in three places",
    step(
      ul(...["a", "b", "c"].map((place) => li(p(`Room ${place}: `, t("the plan", link(`https://${place}.example`)))))),
    ),
    step(ul(...["a", "b", "c"].map((place) => `Room ${place}: the plan`))),
    ["link minor x3"],
  ],
  [
    "links that come in three places lead each to something else",
    step(ul(...["a", "b", "c"].map((place) => `Room ${place}: the plan`))),
    step(
      ul(...["a", "b", "c"].map((place) => li(p(`Room ${place}: `, t("the plan", link(`https://${place}.example`)))))),
    ),
    ["link minor", "link minor", "link minor"],
  ],
  [
    "a section of which only the number is left",
    doc(section("§ 1 Rooms", walk), section("§ 2 Prices", call, more), section("§ 3 Keys", offer)),
    doc(section("§ 1 Rooms", walk), section("§ 2 (gone)"), section("§ 3 Keys", offer)),
    ["text major"],
  ],
  [
    "a section that fills a number",
    doc(section("4.1 Rooms", walk), section("4.2 Reserved"), section("4.3 Keys", offer)),
    doc(section("4.1 Rooms", walk), section("4.2 All that it costs", call, more), section("4.3 Keys", offer)),
    ["text major"],
  ],
  [
    "a number whose words are said under another one, and that goes on with others",
    step(h("4.1 Rooms", 3), p(walk), h("4.2 Vans", 3), p(call)),
    step(h("4.1 Rooms", 3), p(walk), p(call), h("4.2 Keys", 3), p(offer), p(more)),
    ["delete normal", "section-insert major"],
  ],
  [
    "all headings are raised by one",
    step(h("Rooms", 3), p(walk), h("Lamps", 4), p(call), h("Keys", 3), p(offer)),
    step(h("Rooms", 2), p(walk), h("Lamps", 3), p(call), h("Keys", 2), p(offer)),
    ["attrs cosmetic x3"],
  ],
  [
    "headings are raised by one, by two and lowered",
    step(h("Rooms", 3), p(walk), h("Lamps", 4), p(call), h("Keys", 3), p(offer)),
    step(h("Rooms", 2), p(walk), h("Lamps", 2), p(call), h("Keys", 4), p(offer)),
    ["attrs cosmetic", "attrs cosmetic", "attrs cosmetic"],
  ],
  [
    "a section in the place of another",
    doc(section("§ 1 Rooms", walk), section("§ 2 Prices", call, more), section("§ 3 Keys", offer)),
    doc(section("§ 1 Rooms", walk), section("§ 2 Lamps", house, long), section("§ 3 Keys", offer)),
    ["part-delete major", "part-insert major"],
  ],
  [
    "the kind of a part",
    doc(part("step", null, "First call", p(call))),
    doc(part("detour", null, "First call", p(call))),
    ["part-kind major"],
  ],
  [
    "who does a step",
    doc(part("step", "Sales", "First call", p(call))),
    doc(part("step", "Support", "First call", p(call))),
    ["owner major"],
  ],
  ["a promise", step(promise({})), step(promise({ value: "5", unit: "minutes" })), ["promise major"]],
  ["who keeps a promise", step(promise({})), step(promise({ owner: "Support" })), ["owner major"]],
  [
    "a role named in the text",
    step(p("Then ", role("Sales"), " calls her back at noon.")),
    step(p("Then ", role("Support"), " calls her back at noon.")),
    ["role major"],
  ],
  [
    "one term in three places",
    step(p("The brochure arrives."), p("She reads the brochure."), p("Lars prints the brochure again.")),
    step(p("The offer arrives."), p("She reads the offer."), p("Lars prints the offer again.")),
    ["text normal x3"],
  ],
  [
    "numbers in other signs in three places",
    step(p("Keys hang here [^1]."), p("The ladder [^2] is long."), p("Lars has the van [^14].")),
    step(p("Keys hang here<sup>1</sup>."), p("The ladder<sup>2</sup> is long."), p("Lars has the van<sup>14</sup>.")),
    ["text minor x3"],
  ],
  [
    "other numbers in other signs in three places",
    step(p("Keys hang here [^1]."), p("The ladder [^2] is long."), p("Lars has the van [^14].")),
    step(p("Keys hang here<sup>2</sup>."), p("The ladder<sup>3</sup> is long."), p("Lars has the van<sup>15</sup>.")),
    ["text major", "text major", "text major"],
  ],
  [
    "words that went to the other end of a sentence",
    step(p("When rain falls all night, the guests of the house by the lane stay indoors until they are called.")),
    step(p("The guests of the house by the lane stay indoors until they are called when rain falls all night.")),
    ["text"],
  ],
  [
    "other words at both ends of a sentence",
    step(p("When rain falls all night, the guests of the house by the lane stay indoors until they are called.")),
    step(p("The guests of the house by the lane stay indoors until they are called for tea and cake.")),
    ["text", "text"],
  ],
  [
    "edited items pass one that is edited as well, and what stands under it",
    step(
      ul(
        li(p("Tell the keeper of the shed at once what broke."), ul("The day", "Tools in use", "Who was there")),
        "Put the tools you took from the shed back on the board by the door, each on its own hook.",
        "Sweep the floor of the shed and bring the dust to the heap behind the garden wall.",
        "Lock the door of the shed twice and hang the key where the next one looks for it.",
      ),
    ),
    step(
      ul(
        "Wipe all the tools and put them back on the board by the door, and say so if one of them is worn or bent.",
        "Sweep the floor of the shed and bring the dust to the heap behind the orchard wall.",
        "Lock the door of the shed twice and hang the key where the next guest looks for it.",
        li(p("Tell the keeper of the shed today what broke."), ul("The day", "Tools in hand", "Who was there")),
      ),
    ),
    ["text", "text", "text", "move", "text", "text"],
  ],
  [
    "a remark in brackets becomes a sentence",
    step(p("Follow the signs to the shed behind the house and open the door (or use the back entrance).")),
    step(p("Follow the signs to the shed behind the house and open the door. You can also use the back entrance.")),
    ["split"],
  ],
  [
    "one term in two cells of a row, and in two sentences",
    step(
      table(headRow("Before May 1", "After May 1"), row("Paint", "Sweep")),
      p("May 1 is the day."),
      p("Come by May 1."),
    ),
    step(
      table(headRow("Before May 9", "After May 9"), row("Paint", "Sweep")),
      p("May 9 is the day."),
      p("Come by May 9."),
    ),
    ["text major x4"],
  ],
  [
    "other terms in the cells of rows",
    step(...[1, 2, 3].map((at) => table(row(`Room ${at}`, "May 1", "paint")))),
    step(...[1, 2, 3].map((at) => table(row(`Room ${at}`, "May 9", "sweep")))),
    ["cell", "cell", "cell"],
  ],
  [
    "links that lead to the same pages at another place in three places",
    step(
      ul(...["a", "b", "c"].map((at) => li(p(`Room ${at}: `, t("the plan", link(`https://a.example/x/room-${at}/`)))))),
    ),
    step(
      ul(...["a", "b", "c"].map((at) => li(p(`Room ${at}: `, t("the plan", link(`https://a.example/y/room-${at}/`)))))),
    ),
    ["link normal x3"],
  ],
  [
    "links to pages that went each to another place of another site",
    plans("/all/room-", ["a/", "b/#door", "c"]),
    plans("https://a.example/", ["east/room-a", "west/room-b#door", "north/old/room-c"]),
    ["link normal x3"],
  ],
  [
    "links to the first pages of other places",
    plans("/all/", ["a/index.md", "b/index.md", "c/index.md"]),
    plans("/all/", ["d/index.md", "e/index.md", "f/index.md"]),
    ["link normal", "link normal", "link normal"],
  ],
  [
    "years that all move on by one",
    step(p("The 2021 sale begins."), p("Pay for FY21 by May 1, 2022."), p("The sale of 2022 ends.")),
    step(p("The 2022 sale begins."), p("Pay for FY22 by May 1, 2023."), p("The sale of 2023 ends.")),
    ["text major x4"],
  ],
  [
    "years that move on by one, and a stamp of that year",
    step(p("Last updated: May 2021"), p("Pay by May 1, 2021."), p("It ends in June 2021."), p("In 2021 all is open.")),
    step(p("Last updated: May 2022"), p("Pay by May 1, 2022."), p("It ends in June 2022."), p("In 2022 all is open.")),
    ["text minor", "text major x3"],
  ],
  [
    "years that move on by one, and another number that does",
    step(p("The 2021 sale begins."), p("Pay in 2021."), p("It ends in 2022."), p("All 21 doors are shut.")),
    step(p("The 2022 sale begins."), p("Pay in 2022."), p("It ends in 2023."), p("All 22 doors are shut.")),
    ["text major x3", "text major"],
  ],
  [
    "typed quotes in three places",
    step(p("It's here."), p("She's calm."), p("Lars's van.")),
    step(p("It’s here."), p("She’s calm."), p("Lars’s van.")),
    ["text cosmetic x3"],
  ],
  [
    "a little word beside another change",
    step(p("We keep the plan of the rooms for as long as it is asked for by nine guests.")),
    step(p("We also keep the plan of the rooms for as long as it is asked for by ten guests.")),
    ["text major"],
  ],
  [
    "two facts of one sentence",
    step(p("The van leaves at nine when all the chairs for the third floor are packed in red boxes.")),
    step(p("The lorry leaves at nine when all the chairs for the third floor are packed in blue boxes.")),
    ["text", "text"],
  ],
  [
    "three facts of one sentence",
    step(p(`The van leaves ${long} in red boxes, ${long} behind the first stairs.`)),
    step(p(`The lorry leaves ${long} in blue boxes, ${long} behind the second stairs.`)),
    ["text"],
  ],
  [
    "brackets around two sentences",
    step(p("(The key hangs in the hall. It opens each door.)")),
    step(p("The key hangs in the hall. It opens each door.")),
    ["text cosmetic"],
  ],
  [
    "the same words in a sentence and the next",
    step(p("The old lift is slow. Nobody likes the old lift at all.")),
    step(p("The glass lift is slow. Nobody likes the glass lift at all.")),
    ["text"],
  ],
  [
    "somebody else in a sentence and the next",
    step(p("Desk managers may open the door. Owners do this with a key.")),
    step(p("All registered users may open the door. Users do this with a key.")),
    ["text major"],
  ],
  [
    "other words in a sentence and the next",
    step(p("The old lift is slow. Nobody likes the old stairs at all.")),
    step(p("The glass lift is slow. Nobody likes the stone stairs at all.")),
    ["text", "text"],
  ],
  [
    "two links that lead to one new place",
    step(p("See ", t("the plan", link("https://a.example")), " and ", t("the list", link("https://b.example")), ".")),
    step(p("See ", t("the plan", link("https://c.example")), " and ", t("the list", link("https://c.example")), ".")),
    ["link"],
  ],
  [
    "a term in a heading and in what it heads",
    step(h("A random number", 3), p("Write the number down.")),
    step(h("A random token", 3), p("Write the token down.")),
    ["heading normal x2"],
  ],
  [
    "an item leaves its list and is edited",
    step(ul(walk, call)),
    step(p(walk.replace("rooms", "halls")), ul(call)),
    ["text"],
  ],
  [
    "a heading takes over what stood under another",
    doc(part("section", null, "Contact", p(walk), p(call)), part("section", null, "The offer", p(offer))),
    doc(part("section", null, "Contact", p(walk)), part("section", null, "The offer", p(call), p(offer))),
    ["move"],
  ],
  [
    "a paragraph to which much is added",
    step(p(walk), p(call)),
    step(p(more), p(`${walk} ${more} ${offer} ${more} ${more} ${more}`)),
    ["insert", "sentence-insert", "delete"],
  ],
  [
    "items cut short",
    step(ul("sex, with all that is told of it elsewhere", "the age of a guest", "the name of a guest")),
    step(ul("sex")),
    ["text", "delete", "delete"],
  ],
  [
    "fields that nobody reads",
    headed("title: Rooms\nlayout: wide\nmapped:\n  - /old/rooms\ntags: one"),
    headed("title: Rooms\nlayout: narrow\nmapped:\n  - /old/rooms\n  - /new/rooms\ntags: two"),
    ["text minor"],
  ],
  [
    "a field that is shown",
    headed("title: Rooms of the house\nlayout: wide"),
    headed("title: Halls of the house\nlayout: narrow"),
    ["text normal", "text minor"],
  ],
  [
    "a head of fields",
    doc(part("step", null, "One", p(walk))),
    headed("title: Rooms\nlayout: wide"),
    ["part-insert minor"],
  ],
  [
    "a heading with stops in it",
    step(h("2.6. Term; Suspension.", 3), p(walk)),
    step(h("2.6 Suspension.", 3), p(walk)),
    ["heading"],
  ],
  [
    "a heading is renamed and moves with what it heads",
    doc(
      part("section", null, "Coming in", p(more), p(long)),
      part("section", null, "Calls", p(call)),
      part("section", null, "Walking rooms", p(walk), p(offer)),
    ),
    doc(
      part("section", null, "Walking halls", p(walk), p(offer)),
      part("section", null, "Coming in", p(more), p(long)),
      part("section", null, "Calls", p(call)),
    ),
    ["part-move normal", "heading normal"],
  ],
  [
    "two paragraphs move together, and one of them becomes an item",
    step(p(walk), p(call), p(offer), p(more)),
    step(p(offer), p(more), p(walk), ul(call)),
    ["move"],
  ],
  [
    "a heading gets another name above a text that stays, behind a section that goes",
    step(p(walk), h("The van", 3), p(call), h("Talking", 3), p(offer)),
    step(p(walk), h("Hints", 3), p(offer)),
    ["section-delete major", "heading normal"],
  ],
  [
    "a heading is raised and says something else",
    step(h("Sources of water", 4), p(walk)),
    step(h("Single sources of water", 3), p(walk)),
    ["heading normal"],
  ],
  [
    "an item becomes a heading and says something else",
    step(ul("How Maya waters plants"), p(walk)),
    step(h("How Maya waters the plants at night", 3), p(walk)),
    ["heading"],
  ],
  [
    "a heading is raised and begins a section",
    doc(part("section", null, "The house", p(walk), h("The van", 3), p(call))),
    doc(part("section", null, "The house", p(walk)), part("section", null, "The van", p(call))),
    ["attrs minor"],
  ],
  [
    "a heading is lowered and its section ends",
    doc(part("section", null, "The house", p(walk)), part("section", null, "The van", p(call))),
    doc(part("section", null, "The house", p(walk), h("The van", 3), p(call))),
    ["attrs minor"],
  ],
  [
    "headings are numbered anew behind one that comes in",
    step(...["1. Desks", "2. Chairs", "3. Keys"].flatMap((title, at) => [h(title, 3), p([walk, call, offer][at]!)])),
    step(
      ...[h("1. Doors", 3), p(more)],
      ...["2. Desks", "3. Chairs", "4. Keys"].flatMap((title, at) => [h(title, 3), p([walk, call, offer][at]!)]),
    ),
    ["section-insert major", "heading minor x3"],
  ],
  [
    "headings are lettered anew behind one that comes in",
    step(...["A. Desks", "B. Chairs", "C. Keys"].flatMap((title, at) => [h(title, 3), p([walk, call, offer][at]!)])),
    step(
      ...[h("A. Doors", 3), p(more)],
      ...["B. Desks", "C. Chairs", "D. Keys"].flatMap((title, at) => [h(title, 3), p([walk, call, offer][at]!)]),
    ),
    ["section-insert major", "heading minor x3"],
  ],
  [
    "links within a text lead elsewhere in it",
    step(...["one", "two", "six"].map((name) => p("See ", t(name, link(`#a-${name}`)), "."))),
    step(...["one", "two", "six"].map((name) => p("See ", t(name, link(`#${name}-b`)), "."))),
    ["link normal x3"],
  ],
  [
    "one term in three places, at the beginning of a sentence as well",
    step(p("Brochures arrive on the van."), p("She reads brochures."), p("Lars prints brochures again.")),
    step(p("Offers arrive on the van."), p("She reads offers."), p("Lars prints offers again.")),
    ["text normal x3"],
  ],
  [
    "one term in three rows of which nothing else changed, and in one of which something did",
    step(
      table(
        row("May 3, 2019", "Doors open"),
        row("June 9, 2019", "Doors shut"),
        row("July 1, 2019", "Lars is back"),
        row("Winter 2019", "Nobody calls"),
      ),
    ),
    step(
      table(
        row("May 3, 2020", "Doors open"),
        row("June 9, 2020", "Doors shut"),
        row("July 1, 2020", "Lars is back"),
        row("Winter 2020", "Jana calls"),
      ),
    ),
    ["text major x3", "cell major"],
  ],
  [
    "one term in sentences and in rows",
    step(
      p("She reads brochures."),
      p("Lars prints brochures."),
      table(row("Shelf", "Our brochures"), row("Van", "Keys")),
    ),
    step(p("She reads offers."), p("Lars prints offers."), table(row("Shelf", "Our offers"), row("Van", "Keys"))),
    ["text normal x3"],
  ],
  [
    "titles numbered anew, and the rows of the contents that lead there",
    step(
      table(
        ...["Keys", "Doors"].map((name, at) =>
          row(p(t(`${"BC"[at]}. ${name}`, link(`#${"bc"[at]}-${name}`))), "To read"),
        ),
      ),
      ...["Keys", "Doors"].flatMap((name, at) => [h(`${"BC"[at]}. ${name}`, 3), p(`All ${name} stay.`)]),
    ),
    step(
      table(
        ...["Keys", "Doors"].map((name, at) =>
          row(p(t(`${"CD"[at]}. ${name}`, link(`#${"cd"[at]}-${name}`))), "To read"),
        ),
      ),
      ...["Keys", "Doors"].flatMap((name, at) => [h(`${"CD"[at]}. ${name}`, 3), p(`All ${name} stay.`)]),
    ),
    ["text minor x4"],
  ],
  [
    "paragraphs numbered anew",
    step(p("(2) Lars opens."), p("(3) Jana calls."), p("(4) Both leave.")),
    step(p("(3) Lars opens."), p("(4) Jana calls."), p("(5) Both leave.")),
    ["text minor x3"],
  ],
  [
    "values that are no numbers of paragraphs",
    step(p("1.5 hours for keys."), p("2.5 hours for doors."), p("3.5 hours for desks.")),
    step(p("2.5 hours for keys."), p("3.5 hours for doors."), p("4.5 hours for desks.")),
    ["text major", "text major", "text major"],
  ],
  [
    "a term that is all that changed in linked words which lead elsewhere",
    step(...["one", "two", "six"].map((name) => p("See ", t("our brochures", link(`#b-${name}`)), ` of ${name}.`))),
    step(...["one", "two", "six"].map((name) => p("See ", t("our offers", link(`#o-${name}`)), ` of ${name}.`))),
    ["text normal x3"],
  ],
  [
    "two things come to one enumeration, far apart",
    step(
      p("The van brings chairs, desks, lamps, tables, shelves, mirrors, carpets, kettles, drawers and doors to Lars."),
    ),
    step(
      p(
        "The van brings keys, chairs, desks, lamps, tables, shelves, mirrors, carpets, kettles, ladders, drawers and doors to Lars.",
      ),
    ),
    ["text"],
  ],
  [
    "one thing comes to an enumeration, and one goes far from it",
    step(
      p("The van brings chairs, desks, lamps, tables, shelves, mirrors, carpets, kettles, drawers and doors to Lars."),
    ),
    step(p("The van brings keys, chairs, desks, lamps, tables, shelves, mirrors, carpets, kettles and doors to Lars.")),
    ["text", "text"],
  ],
  [
    "a role is another one where a quote ends",
    step(quote(p("She asks ", role("Driver"), " first."))),
    step(p("She asks ", role("Sales"), " first.")),
    ["unwrap", "role major"],
  ],
  [
    "an empty paragraph and a line change places",
    step(p(walk), hr(), p(), p(call)),
    step(p(walk), p(), hr(), p(call)),
    ["delete", "insert"],
  ],
  [
    "two sentences of one paragraph are cut in two",
    step(p("The van brings the chairs to Lars. The driver takes the lamps to Jana.")),
    step(p("The van brings the chairs"), p("to Lars. The driver takes"), p("the lamps to Jana.")),
    ["split"],
  ],
  [
    "a full stop comes far behind words that changed",
    step(ul("Lars checks the lamps that stand on the long shelf beside the doors", "Keys")),
    step(ul("Jana checks the lamps that stand on the long shelf beside the doors.", "Keys")),
    ["text"],
  ],
  [
    "little words go far before others that change",
    step(p("That is why since the winter the driver brings the chairs and the lamps to Lars.")),
    step(p("Since the winter the driver brings the chairs and the lamps to Jana.")),
    ["text"],
  ],
  [
    "a line in other words beside one that is edited",
    step(p(walk), p(call), p("May 3, 2019")),
    step(p(walk), p(`${call} Slowly.`), p("June 9, 2019")),
    ["sentence-insert", "text major"],
  ],
  [
    "a heading is numbered anew and says something else",
    step(h("1. Desks", 3), p(walk), h("2. Chairs", 3), p(call), h("3. Keys", 3), p(offer)),
    step(h("2. Desks", 3), p(walk), h("3. Stools", 3), p(call), h("4. Keys", 3), p(offer)),
    ["heading minor", "heading normal", "heading minor"],
  ],
  ["a heading goes", step(h("The rooms", 3), p(walk)), step(p(walk)), ["delete normal"]],
  [
    "initials end no sentence",
    step(p("See our plan for U.S. Guests.")),
    step(p("See the plan for U.S. Residents.")),
    ["text"],
  ],
  [
    "links that moved with their folder",
    step(...["one", "two", "six"].map((name) => p("See ", t(name, link(`https://a.example/old/${name}`)), "."))),
    step(...["one", "two", "six"].map((name) => p("See ", t(name, link(`https://a.example/new/${name}`)), "."))),
    ["link normal x3"],
  ],
  [
    "two words as one",
    step(p("Choose a user name of your own.")),
    step(p("Choose a username of your own.")),
    ["text minor"],
  ],
  [
    "short items that get a full name",
    step(ul("NDAs", "Vendor contracts", "Partner contracts")),
    step(
      ul(
        "Gifts",
        "Vendor Contracts (with those of freelance people)",
        "Partner Contracts (resellers and friends of them)",
      ),
    ),
    ["delete", "insert", "text", "text"],
  ],
  ["a joiner of no width", step(p("می\u200cخواهم بروم به خانه.")), step(p("می‌خواهم بروم به شهر.")), ["text"]],
  ["ends of lines of another system", step(code("one\r\ntwo")), step(code("one\r\nsix")), ["text"]],
  ["nothing to an empty paragraph", step(), step(p()), ["insert cosmetic"]],
  [
    "one becomes five",
    step(p(`${walk} ${call} ${offer} ${more}`)),
    step(p(walk), p(call), p(offer), ...more.split(". ").map((each, at) => p(at === 0 ? `${each}.` : each))),
    ["split minor"],
  ],
  [
    "two become one and it is edited",
    step(p(walk), p(call)),
    step(p(`${walk} ${call.replace("floor", "room")}`)),
    ["merge", "text"],
  ],
  [
    "one of two equal paragraphs is edited",
    step(p(walk), p(call), p(walk)),
    step(p(walk), p(call), p(`${walk} Slowly.`)),
    ["sentence-insert"],
  ],
  ["a cell reaches over two columns", step(wide(1)), step(wide(2)), ["cell"]],
  ["a word of sixty thousand signs", step(p("a".repeat(60_000))), step(p(`${"a".repeat(59_999)}b`)), ["text"]],
  [
    "a paragraph of a hundred thousand signs",
    step(p(numbered(1600))),
    step(p(numbered(1600).replace("desk 800 ", "desk 800000 "))),
    ["text major"],
  ],
  ["a cell of five hundred rows", step(rows(500, "old")), step(rows(500, "new")), ["cell"]],
  [
    "all of it in other words",
    step(p(walk), p(call)),
    step(p(offer), p("Nobody sleeps here at night.")),
    ["delete", "delete", "insert", "insert"],
  ],
  ["the language", step(p(walk)), withLang(step(p(walk)), "de"), ["attrs"]],
  ["a family of one sign", step(p("Team 👩‍👩‍👧‍👦 is ready.")), step(p("Team 👩‍👩‍👦 is ready.")), ["text"]],
  ["a shade of skin", step(p("Fine 👍🏽 she says.")), step(p("Fine 👍🏿 she says.")), ["text"]],
  ["a flag", step(p("From 🇩🇪 it comes.")), step(p("From 🇫🇷 it comes.")), ["text"]],
  ["an accent in two ways", step(p("Caf\u00e9 at noon today.")), step(p("Cafe\u0301 at noon today.")), ["text"]],
  ["a space with an accent", step(p("a \u0300b is odd here")), step(p("a \u0300c is odd here")), ["text"]],
  [
    "from right to left",
    step(p("يجب على العميل تقديم الطلب خلال 30 يوما.")),
    step(p("يجب على العميل تقديم الطلب خلال 45 يوما.")),
    ["text major"],
  ],
  [
    "without spaces",
    step(p("顧客は店舗で書類を提示します。担当者が三十分以内に確認します。")),
    step(p("顧客は店舗で書類を提示します。担当者が四十分以内に確認します。")),
    ["text"],
  ],
  ["a space that does not break", step(p("5 minutes for her.")), step(p("5\u00a0minutes for her.")), ["text cosmetic"]],
  ["a soft hyphen", step(p("Bürostühle für alle Räume.")), step(p("Büro\u00adstühle für alle Räume.")), ["text"]],
  [
    "abbreviations end no sentence",
    step(p("Dr. Ruth calls, e.g. at noon. Maya waits.")),
    step(p("Dr. Ruth calls, e.g. at one. Maya waits.")),
    ["text"],
  ],
  [
    "abbreviations of a law end no sentence",
    step(p("Nach der Ordnung (ABl. Nummer 347 vom 20.12.2013) darf niemand warten.")),
    step(p("Laut der Ordnung (ABl. Nummer 348 vom 20.12.2013) darf niemand warten.")),
    ["text major"],
  ],
  [
    "a number begins the line",
    step(p("2 days later. 3 vans come.")),
    step(p("2 days later. 4 vans come.")),
    ["text major"],
  ],
  [
    "a number ends a sentence",
    step(p("The van comes at 9. The key hangs in the hall.")),
    step(p("The van comes at 8. The key lies in the hall.")),
    ["text major", "text"],
  ],
  [
    "a number does not end the name of a day",
    step(p("The van comes on the 3. March with all its keys.")),
    step(p("The van goes on the 3. March with no keys.")),
    ["text"],
  ],
  [
    "from right to left among words from left to right",
    step(p("Ask for חדר 12 at the desk, then walk on.")),
    step(p("Ask for חדר 14 at the desk, then walk on.")),
    ["text major"],
  ],
  [
    "Thai without spaces",
    step(p("ลูกค้าแสดงเอกสารที่ร้านและเจ้าหน้าที่ตรวจสอบภายในสามสิบนาที")),
    step(p("ลูกค้าแสดงเอกสารที่ร้านและเจ้าหน้าที่ตรวจสอบภายในสี่สิบนาที")),
    ["text"],
  ],
  ["nothing to nothing", doc(), doc(), []],
  ["only spaces in a paragraph", step(p("  ")), step(p("    ")), ["text cosmetic"]],
  ["an empty paragraph goes", step(p(walk), p(), p(call)), step(p(walk), p(call)), ["delete cosmetic"]],
  [
    "a role comes into a sentence",
    step(p("Then somebody calls her back at noon.")),
    step(p("Then ", role("Support"), " calls her back at noon.")),
    ["text major"],
  ],
  [
    "the address of a picture and its words",
    step(image("one", "A van")),
    step(image("two", "A lorry")),
    ["media major"],
  ],
  ["a cell reaches over two rows", step(tall(1)), step(tall(2)), ["cell cosmetic", "cell major"]],
  [
    "two rows swap",
    step(table(row("Chair", "90 euros"), row("Desk", "200 euros"))),
    step(table(row("Desk", "200 euros"), row("Chair", "90 euros"))),
    ["row-move normal"],
  ],
  ["a table comes in", step(p(walk)), step(p(walk), prices("90")), ["insert major"]],
  [
    "what stands in each part is edited in one of them",
    doc(...["One", "Two", "Three"].map((title) => part("step", null, title, p(walk), p(call)))),
    doc(
      ...["One", "Two", "Three"].map((title, at) =>
        part("step", null, title, p(walk), p(at === 1 ? `${call} Slowly.` : call)),
      ),
    ),
    ["sentence-insert"],
  ],
  [
    "what stands in each part goes from one of them",
    doc(...["One", "Two", "Three"].map((title) => part("step", null, title, p(walk), p(call)))),
    doc(
      ...["One", "Two", "Three"].map((title, at) => part("step", null, title, p(walk), ...(at === 1 ? [] : [p(call)]))),
    ),
    ["delete major"],
  ],
  ["the same paragraph again", step(...two, p(walk)), step(...two, ...two, p(walk)), ["insert", "insert"]],
  ["one of many equal ones goes", step(...two, ...two, ...two), step(...two, p("A first call."), ...two), ["delete"]],
]

const told = (before: Node, after: Node) =>
  compare(before, after).units.map((unit) => `${unit.kind} ${unit.severity}${unit.places ? ` x${unit.places}` : ""}`)

test.each(cases)("%s", (_, before, after, expected) => {
  before.check()
  after.check()
  const found = told(before, after)
  expect(found.length, found.join(", ")).toBe(expected.length)
  expected.forEach((line, at) => {
    expect(`${found[at]} `).toContain(`${line.includes(" ") ? line : `${line} `}`)
  })
})

test("one change in many places is shown where nothing else is changed", () => {
  const house = (level: number, first: string) =>
    step(...[first, "The garden", "The lane"].flatMap((title) => [h(title, level), p(walk)]))
  const { units } = compare(house(4, "The shed by the house"), house(3, "The shed"))
  expect(units.map(({ kind, before, after, places }) => [kind, before, after, places])).toEqual([
    ["attrs", "The garden", "The garden", 3],
    ["heading", "The shed by the house", "The shed", undefined],
  ])
})

test.each(cases)("each unit of “%s” can be taken over alone", (_, before, after) => {
  const patch = compare(before, after)
  const lineage = lineageOf(canonical(before), [])
  for (const unit of patch.units) apply(before, after, patch, new Set([unit.fp]), lineage).doc.check()
  const all = apply(before, after, patch, new Set(patch.units.map((unit) => unit.fp)), lineage)
  expect(all.doc.eq(canonical(after))).toBe(true)
})

function withStart(list: Node, order: number): Node {
  return list.type.create({ order }, list.content)
}
function plans(at: string, pages: readonly string[]): Node {
  return step(ul(...pages.map((page, which) => li(p(`Room ${which}: `, t("the plan", link(`${at}${page}`)))))))
}
function deep(said: string): Node {
  let list = ul(said)
  for (let depth = 0; depth < 4; depth++) list = ul(li(p("Level"), list))
  return list
}
function prices(chair: string, ...more: Node[]): Node {
  return table(headRow("What", "Price"), row("Chair with arms", chair), row("Desk of oak", "200"), ...more)
}
function wide(colspan: number): Node {
  const first = schema.node("table_cell", { colspan }, p("Chair with arms"))
  const cells = colspan > 1 ? [first] : [first, schema.node("table_cell", null, p("in red"))]
  return table(schema.node("table_row", null, cells), row("Desk of oak", "200"))
}
function tall(rowspan: number): Node {
  const first = schema.node("table_cell", { rowspan }, p("Chair with arms"))
  const second = rowspan > 1 ? [] : [schema.node("table_cell", null, p("Stool of oak"))]
  return table(
    schema.node("table_row", null, [first, schema.node("table_cell", null, p("90"))]),
    schema.node("table_row", null, [...second, schema.node("table_cell", null, p("200"))]),
  )
}
function rows(count: number, said: string): Node {
  return table(...Array.from({ length: count }, (_, at) => row(`Desk ${at}`, at === 250 ? said : "none")))
}
function numbered(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `The lamp on desk ${at} is out, and nobody brings it into the hall.`,
  ).join(" ")
}
