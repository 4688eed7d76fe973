import { type FormEvent, useEffect, useRef, useState } from "react"
import type { Refused } from "./refused"
import type { Saving } from "./review-changes"
import { type ReviewPage, type Words, wordsFrom } from "./review-page"
import type { WordsKept } from "./words-kept"

type Post = { readonly form: FormData; readonly words: Words }

type Desk = {
  posts: Post[]
  /** The one that is on its way. */
  away: Post | null
  timer: number
  touched: boolean
  /** The form itself, when it was sent while words were on their way. */
  next: (() => void) | null
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
  const desk = useRef<Desk>({
    posts: [],
    away: null,
    timer: 0,
    touched: false,
    next: null,
    changes: new Map(),
    version: null,
  })
  useEffect(() => setSaving(clashed ? "clash" : "saved"), [clashed])

  /** What the words of a form are written over: what this page saved last, else what the form says. */
  const wasNow = (form: FormData) => {
    const { changes, version } = desk.current
    const was = wasIn(form)
    return JSON.stringify({
      change: changes.get(wordsFrom(form).fp) ?? was.change,
      version: version ?? was.version,
    })
  }

  const post = async (): Promise<void> => {
    const { current } = desk
    const next = current.away ? undefined : current.posts.shift()
    if (!next) return
    current.away = next
    setSaving("saving")
    next.form.set("was", wasNow(next.form))
    const kept = await sendWords(action, next.form)
    current.away = null
    if (kept === null || kept === "signed-out") {
      current.next = null
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
      if (current.posts.length > 0) return post()
      if (current.next) window.setTimeout(current.next)
      current.next = null
      return
    }
    current.next = null
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
  /** The form itself goes, with everything in it: after what is on its way, and over that. */
  const onSent = (event: FormEvent<HTMLFormElement>) => {
    const { current } = desk
    const form = event.currentTarget
    const { nativeEvent } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    window.clearTimeout(current.timer)
    current.touched = false
    const { fp } = wordsFrom(new FormData(form))
    current.posts = current.posts.filter(({ words }) => words.fp !== fp)
    if (current.away || current.posts.length > 0) {
      event.preventDefault()
      current.next = () => form.requestSubmit(submitter)
      return
    }
    const was = form.elements.namedItem("was")
    if (was instanceof HTMLInputElement) was.value = wasNow(new FormData(form))
  }
  /** What was written of a change and has not arrived yet: who comes back to it goes on with that. */
  const unsavedOf = (fp: string | null) => {
    const { posts, away } = desk.current
    return [...posts, away].find((post) => post?.words.fp === fp)?.words.change ?? null
  }
  return { saving, sent, told, refused, unsavedOf, onWritten, onSent }
}

const wasIn = (form: FormData) => JSON.parse(String(form.get("was"))) as Pick<Words, "change" | "version">

/** Null when they did not arrive. They outlive the page, where they are few: a browser lets go of no more than 64 KiB. */
export async function sendWords(
  action: string,
  form: FormData,
  send: typeof fetch = fetch,
): Promise<WordsKept | "signed-out" | null> {
  const post = (keepalive: boolean) => send(action, { method: "POST", body: form, redirect: "manual", keepalive })
  const answer = await post(true)
    .catch(() => post(false))
    .catch(() => null)
  if (answer?.type === "opaqueredirect" || answer?.status === 401) return "signed-out"
  return answer?.ok || answer?.status === 409 ? ((await answer.json()) as WordsKept) : null
}
