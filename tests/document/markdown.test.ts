import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readDocument } from "../../app/document/check"
import { decodeMarkdown, longestMarkdown, readMarkdown } from "../../app/document/markdown"
import { renderFragment } from "../../app/document/render"
import { plainText } from "../../app/document/text"

function read(text: string) {
  const read = readMarkdown(text)
  if ("problem" in read) throw new Error(read.problem)
  return read
}
const html = (text: string) =>
  renderFragment(read(text).doc.content)
    .replace(/ data-id="null"/g, "")
    .replace(/^<section data-part="section"><h2>P<\/h2>|<\/section>$/g, "")

describe("each construct of Markdown keeps its meaning", () => {
  const table: [string, string, string][] = [
    ["a paragraph", "One\ntwo", "<p>One two</p>"],
    [
      "emphasis",
      "**Strong**, *soft* and `code`",
      "<p><strong>Strong</strong>, <em>soft</em> and <code>code</code></p>",
    ],
    ["a hard break", "One  \ntwo<br>three", "<p>One<br>two<br>three</p>"],
    ["strikethrough as typed", "~~gone~~", "<p>~~gone~~</p>"],
    ["inline HTML as text", "a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>"],
    [
      "a block of HTML as code",
      "<div>\nhi\n</div>",
      '<pre data-lang="html"><code>&lt;div&gt;\nhi\n&lt;/div&gt;</code></pre>',
    ],
    ["a link", "[us](https://a.example)", '<p><a href="https://a.example" rel="noreferrer">us</a></p>'],
    [
      "a reference link",
      "[us][1]\n\n[1]: https://a.example",
      '<p><a href="https://a.example" rel="noreferrer">us</a></p>',
    ],
    ["a link beside the file", "[us](us.md)", "<p>us (us.md)</p>"],
    ["a dangerous link as typed", "[us](javascript:alert(1))", "<p>[us](javascript:alert(1))</p>"],
    ["nested lists", "- a\n  1. b\n- c", "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>"],
    ["a list that begins at 4", "4. d", '<ol start="4"><li><p>d</p></li></ol>'],
    ["a quote", "> so\n>\n> it goes", "<blockquote><p>so</p><p>it goes</p></blockquote>"],
    ["a deeper heading", "## Q\n\n### Deeper", '</section><section data-part="section"><h2>Q</h2><h3>Deeper</h3>'],
    ["a rule", "a\n\n---\n", "<p>a</p><hr>"],
    ["code with its language", "```js\nlet a\n```", '<pre data-lang="js"><code>let a</code></pre>'],
    [
      "a table",
      "| a | b |\n|---|---|\n| 1 |  |",
      "<table><tbody><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>1</p></td><td><p></p></td></tr></tbody></table>",
    ],
    [
      "a row with too many cells",
      "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
      "<table><tbody><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>1</p></td><td><p>2</p><p>3</p></td></tr></tbody></table>",
    ],
    [
      "a picture between words",
      "See ![the desk](desk.png) here",
      '<p>See</p><p data-missing="desk.png" data-alt="the desk" class="missing">Picture not imported: the desk</p><p>here</p>',
    ],
    [
      "a long description, not cut through a sign",
      `![${"a".repeat(1999)}😀](desk.png)`,
      `<p data-missing="desk.png" data-alt="${"a".repeat(1999)}" class="missing">Picture not imported: ${"a".repeat(1999)}</p>`,
    ],
    ["an address no link uses", "[x]: https://a.example", "<pre><code>[X]: https://a.example</code></pre>"],
  ]
  test.each(table)("%s", (_name, text, expected) => {
    expect(html(`## P\n\n${text}`)).toBe(expected)
  })
})

describe("headings begin parts", () => {
  const parts = (text: string) =>
    read(text).doc.children.map((part) => `${part.attrs.kind}: ${part.firstChild?.textContent}`)
  test.each<[string, string, string[]]>([
    ["of the first and second level", "# A\n\nx\n\n## B\n\n### c", ["section: A", "section: B"]],
    [
      "of the next level where there is only a title",
      "# A\n\nx\n\n### B\n\n### C",
      ["section: A", "section: B", "section: C"],
    ],
    ["none at all gives an introduction", "just words", ["section: Introduction"]],
    ["text before the first heading is an introduction", "words\n\n## B", ["section: Introduction", "section: B"]],
    [
      "a journey is recognised",
      "# Maya\n\n## Hero\n\n## Catalyst\n\n## First call\n\n## Detour: after hours\n\n## We ring back",
      [
        "section: Maya",
        "hero: Hero",
        "catalyst: Catalyst",
        "step: First call",
        "detour: Detour: after hours",
        "step: We ring back",
      ],
    ],
    [
      "a policy has sections",
      "## Purpose\n\n## Decision\n\n## Fees\n\n## Terms",
      ["section: Purpose", "section: Decision", "section: Fees", "section: Terms"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(parts(text)).toEqual(expected)
  })

  test("and keep their level; those of a legend stand one below its title, whatever their level in the file", () => {
    const levels = (text: string, asLegend = false) => {
      const read = readMarkdown(text, { asLegend })
      return "doc" in read ? read.doc.children.map((part) => part.firstChild?.attrs.level) : read
    }
    expect(levels("# A\n\n# B\n\n## C")).toEqual([1, 1, 2])
    expect(levels("# A\n\nx\n\n### B")).toEqual([1, 3])
    expect(levels("# A\n\n# B\n\n## C", true)).toEqual([2, 2, 2])
    expect(levels("x\n\n### B", true)).toEqual([2, 2])
  })

  test("a title stands in the text, alone above the parts as well: it is compared like all of it", () => {
    expect(read("# Maya\n\n## Hero\n\nx")).toMatchObject({ title: "Maya", titleInText: true })
    expect(read("# Maya\n\nShe.\n\n## Hero")).toMatchObject({ title: "Maya", titleInText: true })
    expect(parts("# Maya\n\n## Hero\n\nx")).toEqual(["section: Maya", "section: Hero"])
  })

  describe("of a legend, which says its title and kinds itself:", () => {
    const legend = (text: string) => {
      const read = readMarkdown(text, { asLegend: true })
      return "doc" in read ? read.doc.children.map((one) => `${one.attrs.kind}: ${one.firstChild?.textContent}`) : read
    }
    test.each<[string, string, string[]]>([
      [
        "a title alone above the parts is only the title",
        "# Maya\n\n## Hero\n\nShe.\n\n## First step",
        ["hero: Hero", "first_step: First step"],
      ],
      [
        "a title above an introduction is only the title",
        "# Maya\n\nShe buys chairs.\n\n## Hero\n\n## First step",
        ["section: Introduction", "hero: Hero", "first_step: First step"],
      ],
      [
        "the name of a kind before a heading is left out",
        "## Hero: Anna\n\n## Detour – after hours\n\n## 2. Umweg: Regen",
        ["hero: Anna", "detour: After hours", "detour: Regen"],
      ],
      [
        "what says more than the kind stays",
        "## Hero\n\n## Step 3: The visit\n\n## First call: Lars\n\n## Detour:",
        ["hero: Hero", "step: Step 3: The visit", "step: First call: Lars", "detour: Detour:"],
      ],
      [
        "a text that is no journey stays as it is",
        "## Purpose\n\n## Rule: pay",
        ["section: Purpose", "section: Rule: pay"],
      ],
      ["one heading alone stays in the text", "# Maya\n\nShe buys chairs.", ["section: Maya"]],
    ])("%s", (_name, text, expected) => expect(legend(text)).toEqual(expected))

    test("the title is told, once", () =>
      expect(readMarkdown("# Maya\n\nShe.\n\n## Hero", { asLegend: true })).toMatchObject({
        title: "Maya",
        titleInText: false,
      }))
  })

  test("front matter is kept as a part of its own and may name the title", () => {
    const { doc, title } = read('---\ntitle: "Chairs"\nby: Ruth\n---\n\nwords')
    expect(title).toBe("Chairs")
    expect(plainText(doc)).toBe('Front matter\ntitle: "Chairs"\nby: Ruth\nIntroduction\nwords')
  })
})

describe("what cannot be read says what and where", () => {
  test.each<[string, string, RegExp]>([
    ["no words", " \n\n", /^Line 1: there is no text/],
    ["not text", "a\nb\0", /^Line 2: this is not text/],
    ["too deep", `ok\n\n${">".repeat(60)} x`, /^Line 3: lists or quotes stand too deep/],
    ["too long", "a ".repeat(longestMarkdown), /longer than 1,000,000 characters/],
  ])("%s", (_name, text, problem) => {
    expect(readMarkdown(text)).toEqual({ problem: expect.stringMatching(problem) })
  })

  test("a file in another encoding names its line", () => {
    expect(decodeMarkdown(Buffer.from("a\nb\nfür", "latin1"))).toEqual({ problem: expect.stringMatching(/^Line 3: /) })
    expect(decodeMarkdown(Buffer.from("a\nfür"))).toEqual({ text: "a\nfür" })
    expect(decodeMarkdown(Buffer.from("\ufefffür", "utf16le"))).toEqual({ text: "für" })
    expect(decodeMarkdown(Buffer.from("\ufefffür"))).toEqual({ text: "für" })
    for (const beginning of [[0xef], [0xef, 0xbb, 0xbf, 0xfc]])
      expect(decodeMarkdown(Buffer.from([...beginning, 0x0a]))).toHaveProperty("problem")
  })

  test("however many signs cannot be printed, and however long a heading is, it is read at once", () => {
    const lines = Array.from({ length: 60_000 }, () => "a\v").join("\n")
    expect(read(lines).notes).toEqual(["60000 signs that cannot be printed became a space (lines 1, 2, 3, 4, 5 …)."])
    const heading = `1${" ".repeat(9_000)}2`
    const journey = `## Hero\n\n## Detour\n\n## ${heading}`
    expect(readMarkdown(journey, { asLegend: true })).toMatchObject({ title: "Hero" })
  })

  test("what is left out is told with its line", () => {
    expect(read("a\n\n![x](y.png)\n\n![z](y.png)").notes).toEqual([
      "2 pictures were not imported; “Picture not imported” stands in their place (lines 3, 5).",
    ])
  })
})

const corpus = process.env.CORPUS ?? ""
const pairs = existsSync(`${corpus}/pairs`) ? `${corpus}/pairs` : corpus
const files = existsSync(pairs)
  ? readdirSync(pairs).flatMap((pair) => ["old.md", "new.md"].map((name) => `${pair}/${name}`))
  : []

/** How often each letter and digit occurs: words may be joined or parted by marks, letters may not get lost. */
function letters(text: string) {
  const count = new Map<string, number>()
  for (const sign of text.match(/[\p{L}\p{N}]/gu) ?? []) count.set(sign, (count.get(sign) ?? 0) + 1)
  return count
}

describe.skipIf(files.length === 0)("real documents", () => {
  test.each(files)("%s loses no letter and is a valid legend", (file) => {
    const source = readFileSync(`${pairs}/${file}`, "utf8")
    const { doc, title, titleInText } = read(source)
    expect(readDocument(doc.toJSON())).toHaveProperty("doc")
    const kept: string[] = [titleInText ? "" : (title ?? ""), plainText(doc)]
    doc.descendants((node) => {
      kept.push(String(node.attrs.missing ?? ""), String(node.attrs.lang ?? ""), String(node.attrs.order ?? ""))
      for (const mark of node.marks) kept.push(decodeURI(String(mark.attrs.href ?? "")))
    })
    expect(kept.join(" ").length).toBeGreaterThan(source.length * 0.5)
    const have = letters(kept.join(" "))
    const words = source
      .replace(/<br\s*\/?>|&\w+;|&#\w+;|^\d+[.)]|%[0-9A-F]{2}/gim, " ")
      .replace(/^```\w+/gm, "")
      .replace(/^\[[\w-]+\]:|\]\[[\w-]+\]/gm, "")
    const lost = [...letters(words)].filter(([sign, count]) => count > (have.get(sign) ?? 0) && !/\d/.test(sign))
    expect(lost.map(([sign, count]) => `${sign} ${count - (have.get(sign) ?? 0)}`).join(" ")).toBe("")
  })
})
