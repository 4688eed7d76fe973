import { useEffect, useRef, useState } from "react"
import type { Refused } from "./refused"
import type { Saving } from "./review-changes"
import { type ReviewPage, type Words, wordsFrom } from "./review-page"
import type { WordsKept } from "./words-kept"

type Post = { readonly form: FormData; readonly words: Words }

type Desk = {
  posts: Post[]
  away: boolean
  timer: number
  touched: boolean
  /** What was saved last of each change and of the version: words typed since then are written over that. */
  changes: Map<string | null, Words["change"]>
  version: Words["version"] | null
}

const pause = 700
const again = 5_000

/**
 * Saves the form at `action` when the writer pauses or leaves a field; one request at a time, the newest words last.
 * After a clash it waits for the writer to decide; `clashed` when the page came with one.
 */
export function useSaving(action: string, clashed: boolean, onPage: (page: ReviewPage) => void) {
  const [saving, setSaving] = useState<Saving>(null)
  const [sent, setSent] = useState<Words | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [told, setTold] = useState(0)
  const desk = useRef<Desk>({ posts: [], away: false, timer: 0, touched: false, changes: new Map(), version: null })
  useEffect(() => setSaving(clashed ? "clash" : "saved"), [clashed])

  const post = async () => {
    const { current } = desk
    const next = current.away ? undefined : current.posts.shift()
    if (!next) return
    current.away = true
    setSaving("saving")
    const change = current.changes.get(next.words.fp)
    const version = current.version
    if (version) next.form.set("was", JSON.stringify({ change: change ?? wasIn(next.form).change, version }))
    const kept = await sendWords(action, next.form)
    current.away = false
    if (kept === null || kept === "signed-out") {
      if (!current.posts.some(({ words }) => words.fp === next.words.fp)) current.posts.unshift(next)
      window.setTimeout(post, again)
      return setSaving(kept ?? "unsaved")
    }
    setSent(next.words)
    onPage(kept.page)
    setRefused(kept.refused)
    setSaving(kept.refused ? "clash" : "saved")
    if (!kept.refused) {
      current.changes.set(next.words.fp, next.words.change)
      current.version = next.words.version
      return post()
    }
    current.changes.clear()
    current.version = null
    current.posts = []
    setTold((times) => times + 1)
  }

  const take = (form: HTMLFormElement) => {
    const { current } = desk
    window.clearTimeout(current.timer)
    if (!current.touched) return
    current.touched = false
    const sheet = new FormData(form)
    const words = wordsFrom(sheet)
    current.posts = [...current.posts.filter((other) => other.words.fp !== words.fp), { form: sheet, words }]
    post()
  }

  const onWritten = (form: HTMLFormElement, left: boolean) => {
    const { current } = desk
    if (left) return take(form)
    current.touched = refused === null
    window.clearTimeout(current.timer)
    current.timer = window.setTimeout(() => take(form), pause)
  }
  /** The form itself is on its way, with everything in it. */
  const onSent = () => {
    const { current } = desk
    window.clearTimeout(current.timer)
    current.touched = false
    current.posts = []
  }
  return { saving, sent, told, refused, onWritten, onSent }
}

const wasIn = (form: FormData) => JSON.parse(String(form.get("was"))) as Pick<Words, "change" | "version">

/** Null when it did not arrive. */
async function sendWords(action: string, form: FormData): Promise<WordsKept | "signed-out" | null> {
  const answer = await fetch(action, { method: "POST", body: form, redirect: "manual", keepalive: true }).catch(
    () => null,
  )
  if (answer?.type === "opaqueredirect" || answer?.status === 401) return "signed-out"
  return answer?.ok || answer?.status === 409 ? ((await answer.json()) as WordsKept) : null
}
