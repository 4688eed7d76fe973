// Keys and focus on pages that are plain HTML. Everything works without this file; it confirms nothing by a single letter.
{
  const keysAreOff = () => /(^|; )keys=off/.test(document.cookie)
  const press = (selector) => document.querySelector(selector)?.click()
  const typing = (place) =>
    place.isContentEditable || place.matches?.("input:not([type=radio], [type=checkbox]), textarea, select")

  /** What came right after what went is no place of its own. */
  const isBeside = (mark) => {
    const before = mark.previousSibling
    const text = before?.nodeType === Node.TEXT_NODE ? before.data.trim() : ""
    return text === "" && Boolean(mark.previousElementSibling?.matches("ins, del"))
  }

  /** In a list, J and K go from line to line; where two versions are compared, from change to change. */
  const step = (by) => {
    const marks = ".compare article > .story :is(ins, del), .compare .beside :is(ins, del)"
    const lines = [...document.querySelectorAll(`main .list a.it, .compare .changes > li, ${marks}`)].filter(
      (line) => !line.matches("ins, del") || !isBeside(line),
    )
    const at = lines.indexOf(document.activeElement)
    const next = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by]
    if (!next) return
    if (next.tagName !== "A") next.tabIndex = -1
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: next.tagName === "A" ? "nearest" : "center" })
  }
  const goOr = (selector, by) => (document.querySelector(selector) ? press(selector) : step(by))

  /** The next way of showing the passage: changes, now, before, and again. */
  const turn = () => {
    const ways = [...document.querySelectorAll(".seg a")]
    const at = ways.findIndex((way) => way.hasAttribute("aria-current"))
    ways[(at + 1) % ways.length]?.click()
  }

  const keys = {
    j: () => goOr("[data-k=next]", 1),
    k: () => goOr("[data-k=prev]", -1),
    u: () => press("[data-k=list]"),
    b: () => press("[data-k=but]"),
    v: turn,
    "?": () => press("[data-k=keys]"),
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return
    if (event.key === "Enter" && event.shiftKey && document.querySelector(".bar .btn.p")) {
      event.preventDefault()
      press(".bar .btn.p")
    } else if (!keysAreOff() && Object.hasOwn(keys, event.key)) {
      event.preventDefault()
      keys[event.key]()
    }
  })

  // After going on, what is new on the page is heard first: the refusal, else the heading.
  const cameFromHere = document.referrer.startsWith(`${location.origin}/`)
  const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload"
  const first = document.querySelector("main [role=alert][tabindex]")
  if (first) first.focus()
  else if (cameFromHere && !reloaded && !location.hash)
    document.querySelector("h1[tabindex]")?.focus({ preventScroll: true })
}
