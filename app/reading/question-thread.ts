// Whom a question waits for, and who may say the next thing: derived from what was said after it, never stored.
import type { Voice } from "./question"

/** `reply`: from an author, or the consultant it went through; `written_back`: its reader, once; `passed_on`: the consultant. */
export const replyKinds = ["reply", "written_back", "passed_on"] as const
export type ReplyKind = (typeof replyKinds)[number]

export type Thread = { readonly voice: Voice; readonly said: readonly { readonly what: ReplyKind }[] }

export type Stand = {
  /** Who owes the next word; null when nobody does. */
  readonly waitsFor: "authors" | "consultant" | null
  /** True once there is a reply, while its reader has not yet written back. */
  readonly mayWriteBack: boolean
}

/**
 * A question waits for the authors, or for the consultant it went through, until there is a reply; after it, its reader may
 * write back once, and then it waits again. What a consultant passed on waits for the authors.
 */
export function threadStand({ voice, said }: Thread): Stand {
  const first = voice === "consultant" ? "consultant" : "authors"
  const last = said.at(-1)?.what
  const wroteBack = said.some(({ what }) => what === "written_back")
  if (last === "reply") return { waitsFor: null, mayWriteBack: !wroteBack }
  return { waitsFor: last === "passed_on" ? "authors" : first, mayWriteBack: false }
}

/** Who speaks: its reader, an author, or the consultant it went through. */
export type Speaker = "reader" | "author" | "consultant"

export type ReplyRefusal = { readonly refused: "absent" | "text-missing" | "not-waiting" }

/** The answer each refusal goes out with. */
export const replyStatus: Record<ReplyRefusal["refused"], 404 | 409 | 422> = {
  absent: 404,
  "text-missing": 422,
  "not-waiting": 409,
}

export const replySentences: Record<ReplyRefusal["refused"], string> = {
  absent: "This is not there.",
  "text-missing": "Please write one sentence.",
  "not-waiting": "Somebody was faster: see what was said meanwhile. What you wrote is still below.",
}

/**
 * Whether this may be said next. Authors reply to what waits for them; the consultant replies to what went through them,
 * or passes it on; only its own reader writes back.
 */
export function decideReply(
  thread: Thread,
  asked: { readonly what: ReplyKind; readonly speaker: Speaker | null; readonly text: string },
): ReplyRefusal | { readonly say: true } {
  const { what, speaker, text } = asked
  const { waitsFor, mayWriteBack } = threadStand(thread)
  const through = thread.voice === "consultant"
  const heard = !through || thread.said.some((one) => one.what === "passed_on")
  const mayEver =
    what === "written_back"
      ? speaker === "reader"
      : what === "passed_on"
        ? speaker === "consultant" && through
        : (speaker === "author" && heard) || (speaker === "consultant" && through)
  if (!mayEver) return { refused: "absent" }
  if (text === "") return { refused: "text-missing" }
  const isDue =
    what === "written_back"
      ? mayWriteBack
      : what === "passed_on" || speaker === "author"
        ? waitsFor === (what === "passed_on" ? "consultant" : "authors")
        : waitsFor !== null
  return isDue ? { say: true } : { refused: "not-waiting" }
}
