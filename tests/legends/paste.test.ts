// @vitest-environment happy-dom
import { DOMParser as Reader } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { problemIn } from "../../app/document/check"
import { renderFragment } from "../../app/document/render"
import { schema } from "../../app/document/schema"
import { cleaned } from "../../app/legends/editor/paste.client"

/** What comes into a part when this is pasted. */
function pasted(html: string): string {
  const page = new DOMParser().parseFromString(cleaned(html), "text/html")
  return renderFragment(Reader.fromSchema(schema).parseSlice(page.body).content).replace(/ data-id="null"/g, "")
}
/** What the server says to a draft in which this was pasted; null when it takes it. */
function refusal(html: string): string | null {
  const page = new DOMParser().parseFromString(cleaned(html), "text/html")
  const { content } = Reader.fromSchema(schema).parseSlice(page.body)
  const blocks = content.firstChild?.isInline ? [schema.node("paragraph", null, content)] : content.content
  const part = schema.node("part", { kind: "section" }, [schema.node("heading"), ...blocks])
  return problemIn(schema.node("doc", null, [part]))
}
const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;</span></span>${text}<o:p></o:p></p>`

describe("what is pasted keeps its structure and loses its looks", () => {
  test.each<[string, string, string]>([
    [
      "a list from Word",
      item(1, "·", "a") + item(2, "o", "b") + item(1, "·", "c"),
      "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>",
    ],
    [
      "a numbered list from Word",
      item(1, "3.", "a") + item(1, "4.", "b"),
      '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>',
    ],
    [
      "a list of letters inside a numbered one",
      item(1, "1.", "a") + item(2, "a)", "b"),
      "<ol><li><p>a</p><ol><li><p>b</p></li></ol></li></ol>",
    ],
    [
      "bold that is only a style",
      '<p><span style="font-weight:700">so</span> it goes</p>',
      "<p><strong>so</strong> it goes</p>",
    ],
    [
      "the frame of Google Docs",
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p>plain</p></b>',
      "<p>plain</p>",
    ],
    ["a dangerous link", '<p><a href="javascript:alert(1)">x</a></p>', "<p>x</p>"],
    ["scripts and styles", "<style>p{}</style><script>x</script><p>a</p>", "<p>a</p>"],
    [
      "a picture from elsewhere",
      '<p>see <img src="https://a.example/x.png" alt="desk"></p>',
      '<p>see</p><p data-missing="https://a.example/x.png" data-alt="desk" class="missing">Picture not imported: desk</p>',
    ],
    [
      "a table",
      "<table><tr><th width=10>a</th><td>b</td></tr></table>",
      "<table><tbody><tr><th><p>a</p></th><td><p>b</p></td></tr></tbody></table>",
    ],
  ])("%s", (_name, html, expected) => {
    expect(pasted(html)).toBe(expected)
  })

  test.each<[string, string, string]>([
    [
      "a picture that is its own address",
      `<img src="data:image/png;base64,${"A".repeat(5000)}" alt="desk">`,
      '<p data-missing="" data-alt="desk" class="missing">Picture not imported: desk</p>',
    ],
    [
      "a picture with somebody else’s hash",
      '<img data-hash="x" src="https://a.example/x.png" alt="desk">',
      '<p data-missing="https://a.example/x.png" data-alt="desk" class="missing">Picture not imported: desk</p>',
    ],
    [
      "a long description that would be cut through a sign",
      `<img src="https://a.example/x.png" alt="${"a".repeat(1999)}😀">`,
      `<p data-missing="https://a.example/x.png" data-alt="${"a".repeat(1999)}" class="missing">Picture not imported: ${"a".repeat(1999)}</p>`,
    ],
    ["an address without end", `<p><a href="https://a.example/${"a".repeat(5000)}">x</a></p>`, "<p>x</p>"],
    [
      "spans that are none",
      '<table><tr><td colspan="0" rowspan="x">a</td></tr></table>',
      "<table><tbody><tr><td><p>a</p></td></tr></tbody></table>",
    ],
    ["a list that begins before it", '<ol start="-2"><li><p>a</p></li></ol>', "<ol><li><p>a</p></li></ol>"],
  ])("of what a draft would not take, the rest comes: %s", (_name, html, expected) => {
    expect(pasted(html)).toBe(expected)
    expect(refusal(html)).toBeNull()
  })
})
