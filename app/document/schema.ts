// The schema of a legend: doc > part*, each part a heading and blocks. Shared by server, engine and editor.
import { type NodeSpec, Schema } from "prosemirror-model"
import { tableNodes } from "prosemirror-tables"

/** The kinds of part, in the order of the method. */
export const partKinds = [
  "hero",
  "catalyst",
  "first_step",
  "step",
  "road_sign",
  "detour",
  "decision",
  "alternative",
  "pre_mortem",
  "remarkable",
  "destination",
  "policy",
  "section",
] as const
export type PartKind = (typeof partKinds)[number]

/** What a kind of part is called on screen. */
export const partNames: Record<PartKind, string> = {
  hero: "Hero",
  catalyst: "Catalyst",
  first_step: "First measurable step",
  step: "Step",
  road_sign: "Road sign",
  detour: "Detour",
  decision: "Decision",
  alternative: "Alternative",
  pre_mortem: "Pre-mortem",
  remarkable: "Remarkable moment",
  destination: "Destination",
  policy: "Policy",
  section: "Section",
}

/** The same for what may be no kind: then nothing. */
export const partNameOf = (kind: unknown): string => {
  const known = partKinds.find((one) => one === kind)
  return known ? partNames[known] : ""
}

/** How a promised value is bounded: within 5 minutes, at least 3, at most 2, exactly 1. */
export const comparators = ["within", "at_least", "at_most", "exactly"] as const

/** The words for it. */
export const comparatorNames: Record<(typeof comparators)[number], string> = {
  within: "within",
  at_least: "at least",
  at_most: "at most",
  exactly: "exactly",
}

const id = { id: { default: null } }
const idOf = (dom: HTMLElement) => dom.getAttribute("data-id")

/** Block with a stable id, a tag of its own and the given content. */
function block(tag: string, content: string, more: NodeSpec = {}): NodeSpec {
  return {
    content,
    group: "block",
    attrs: id,
    parseDOM: [{ tag, getAttrs: (dom) => ({ id: idOf(dom) }) }],
    toDOM: (node) => [tag, { "data-id": node.attrs.id }, 0],
    ...more,
  }
}

const promiseAttrs = ["metric", "comparator", "value", "unit", "from", "to", "share", "owner", "source"] as const
const tables = tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} })
const withId = (spec: NodeSpec): NodeSpec => ({ ...spec, attrs: { ...spec.attrs, ...id } })

export const schema = new Schema({
  nodes: {
    doc: { content: "part*", attrs: { lang: { default: "en" } } },
    part: {
      content: "heading block*",
      isolating: true,
      defining: true,
      attrs: { ...id, kind: { default: "step" }, owner: { default: null } },
      parseDOM: [
        {
          tag: "section[data-part]",
          getAttrs: (dom) => ({
            id: idOf(dom),
            kind: partKinds.find((kind) => kind === dom.getAttribute("data-part")) ?? "section",
            owner: dom.getAttribute("data-owner"),
          }),
        },
      ],
      toDOM: (node) => [
        "section",
        { "data-part": node.attrs.kind, "data-id": node.attrs.id, "data-owner": node.attrs.owner },
        0,
      ],
    },
    paragraph: block("p", "inline*"),
    heading: {
      content: "inline*",
      group: "block",
      defining: true,
      attrs: { ...id, level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
        tag: `h${level}`,
        getAttrs: (dom: HTMLElement) => ({ id: idOf(dom), level }),
      })),
      toDOM: (node) => [`h${node.attrs.level}`, { "data-id": node.attrs.id }, 0],
    },
    blockquote: block("blockquote", "block+", { defining: true }),
    bullet_list: block("ul", "list_item+"),
    ordered_list: block("ol", "list_item+", {
      attrs: { ...id, order: { default: 1 } },
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ id: idOf(dom), order: Number(dom.getAttribute("start") ?? 1) }) }],
      toDOM: (node) => ["ol", { "data-id": node.attrs.id, start: node.attrs.order === 1 ? null : node.attrs.order }, 0],
    }),
    list_item: { ...block("li", "paragraph block*"), group: "", defining: true },
    code_block: block("pre", "text*", {
      marks: "",
      code: true,
      defining: true,
      attrs: { ...id, lang: { default: null } },
      parseDOM: [{ tag: "pre", preserveWhitespace: "full", getAttrs: (dom) => ({ id: idOf(dom) }) }],
      toDOM: (node) => ["pre", { "data-id": node.attrs.id, "data-lang": node.attrs.lang }, ["code", 0]],
    }),
    horizontal_rule: {
      group: "block",
      attrs: id,
      parseDOM: [{ tag: "hr", getAttrs: (dom) => ({ id: idOf(dom) }) }],
      toDOM: (node) => ["hr", { "data-id": node.attrs.id }],
    },
    /** An uploaded picture (`src` is its hash under the company), or one that was not imported (`src` null, `missing` its address). */
    image: {
      group: "block",
      draggable: true,
      attrs: { ...id, src: { default: null }, alt: { default: "" }, missing: { default: null } },
      parseDOM: [
        {
          tag: "img",
          getAttrs: (dom) => {
            const hash = dom.getAttribute("data-hash")
            return {
              id: idOf(dom),
              src: hash,
              alt: dom.getAttribute("alt") ?? "",
              missing: hash ? null : dom.getAttribute("src"),
            }
          },
        },
        {
          tag: "p[data-missing]",
          getAttrs: (dom) => ({
            id: idOf(dom),
            missing: dom.getAttribute("data-missing"),
            alt: dom.getAttribute("data-alt") ?? "",
          }),
        },
      ],
      toDOM: (node) =>
        node.attrs.src
          ? [
              "img",
              {
                "data-id": node.attrs.id,
                "data-hash": node.attrs.src,
                src: `/images/${node.attrs.src}`,
                alt: node.attrs.alt,
                loading: "lazy",
              },
            ]
          : [
              "p",
              {
                "data-id": node.attrs.id,
                "data-missing": node.attrs.missing ?? "",
                "data-alt": node.attrs.alt,
                class: "missing",
              },
              `Picture not imported: ${node.attrs.alt || node.attrs.missing || "no description"}`,
            ],
    },
    /** A measurable statement. Every attribute is text as the author wrote it; `owner` is the role that keeps it. */
    promise: {
      group: "block",
      draggable: true,
      attrs: {
        ...id,
        ...Object.fromEntries(promiseAttrs.map((name) => [name, { default: name === "comparator" ? "within" : "" }])),
      },
      parseDOM: [
        {
          tag: "aside[data-promise]",
          getAttrs: (dom) => ({
            id: idOf(dom),
            ...Object.fromEntries(promiseAttrs.map((name) => [name, dom.getAttribute(`data-${name}`) ?? ""])),
          }),
        },
      ],
      toDOM: (node) => [
        "aside",
        {
          "data-promise": "",
          class: "promise",
          "data-id": node.attrs.id,
          ...Object.fromEntries(promiseAttrs.map((name) => [`data-${name}`, node.attrs[name]])),
        },
        ["p", { class: "v" }, promiseText(node.attrs as PromiseAttrs)],
        ["p", promiseDetail(node.attrs as PromiseAttrs)],
      ],
    },
    ...Object.fromEntries(Object.entries(tables).map(([name, spec]) => [name, withId(spec)])),
    /** A role named inside the text. */
    role: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { name: {} },
      leafText: (node) => node.attrs.name,
      parseDOM: [{ tag: "span[data-role]", getAttrs: (dom) => ({ name: dom.getAttribute("data-role") }) }],
      toDOM: (node) => ["span", { "data-role": node.attrs.name, class: "mention" }, node.attrs.name],
    },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      leafText: () => "\n",
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
    },
    text: { group: "inline" },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => (safeHref(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false),
        },
      ],
      toDOM: (mark) => ["a", { href: safeHref(mark.attrs.href) ?? "#", rel: "noreferrer" }, 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b", getAttrs: (dom) => dom.style.fontWeight !== "normal" && null }],
      toDOM: () => ["strong", 0],
    },
    em: {
      parseDOM: [{ tag: "em" }, { tag: "i", getAttrs: (dom) => dom.style.fontStyle !== "normal" && null }],
      toDOM: () => ["em", 0],
    },
    code: { parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  },
})

export type PromiseAttrs = { readonly [name in (typeof promiseAttrs)[number]]: string }

/**
 * The address if it may be followed (http, https, mailto, tel, or a place of this house), else null. A path that browsers
 * would take for another house's ("//", "/\", with breaks left out) is none of ours.
 */
export function safeHref(href: string | null): string | null {
  return href !== null && /^(https?:|mailto:|tel:|#|\/(?![\t\n\r]*[/\\]))/i.test(href.trim()) ? href.trim() : null
}

/** The promise in one line: "Answered within 5 minutes". */
export function promiseText(promise: PromiseAttrs): string {
  const comparator = comparators.find((one) => one === promise.comparator)
  const named = comparator ? comparatorNames[comparator] : promise.comparator
  return [promise.metric, named, promise.value, promise.unit].filter(Boolean).join(" ")
}

/** What is measured and by whom: "From: form sent · To: first reply · Kept in: 90 % of cases · Who keeps it: Sales". */
export function promiseDetail(promise: PromiseAttrs): string {
  const named = [
    ["From", promise.from],
    ["To", promise.to],
    ["Kept in", promise.share],
    ["Who keeps it", promise.owner],
    ["Measured in", promise.source],
  ]
  return named
    .filter(([, text]) => text)
    .map(([name, text]) => `${name}: ${text}`)
    .join(" · ")
}
