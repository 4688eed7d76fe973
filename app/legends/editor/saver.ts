// The way of a draft's steps between one open page and the server, as prosemirror-collab does it: mine are sent with the
// revision they build on; what others saved first comes back and mine are brought over it. Nothing is overwritten.
import { getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab"
import type { EditorState, Transaction } from "prosemirror-state"
import { ReplaceStep, type Step } from "prosemirror-transform"
import type { Json } from "../json"
import { stepFrom } from "../moving-part"
import type { Unsaved } from "../rebase"
import type { Saving as Said } from "../saved"
import type { Saved, Since } from "../saving"

/** An answer of the server, or "offline" when there was none. */
export type Answer<T> = { readonly status: number; readonly body: T | null } | "offline"

/** What the saver needs from the page around it: the editor, the network, this computer, the time. */
export interface Surroundings {
  readonly clientId: string
  readonly state: () => EditorState
  readonly dispatch: (tr: Transaction) => void
  readonly post: (body: { revision: number; clientId: string; steps: Json[] }) => Promise<Answer<Saved>>
  readonly since: (revision: number) => Promise<Answer<Since>>
  /** Keeps what is unsaved on this computer; false when it cannot. */
  readonly keep: (unsaved: Unsaved) => boolean
  readonly say: (saving: Said) => void
  /** Words of mine that lost their place, because somebody moved or removed what they stood in. */
  readonly lost: (text: string) => void
  readonly now: () => number
  /** Calls back once after some milliseconds; the answer takes it back. */
  readonly later: (ms: number, then: () => void) => () => void
}

export interface Saver {
  /** To be called after every transaction. */
  readonly changed: () => void
  /** Sends what is unsaved at once, and fetches what others saved. Resolves when that is through. */
  readonly exchange: () => Promise<void>
  /** True when nothing is lost if this page is closed now. */
  readonly mayLeave: () => boolean
  readonly stop: () => void
}

const pause = 400
const pollEvery = 2000
const retryAfter = { offline: 3000, "signed-out": 10_000, refused: 600_000 }
/** Steps sent at once; more go in the next request. */
const most = { steps: 1000, characters: 400_000 }

/** Begins to save and to fetch; until `stop` it goes on by itself, also after trouble. */
export function startSaver(around: Surroundings): Saver {
  let forget = () => {}
  let dueSoon = false
  let running: Promise<void> | null = null
  let isKept = true
  let isOver = false
  let trouble: keyof typeof retryAfter | null = null

  const unsaved = (): Unsaved => {
    const sendable = sendableSteps(around.state())
    const steps = (sendable?.steps ?? []).map((step) => step.toJSON() as Json)
    return { clientId: around.clientId, revision: getVersion(around.state()), steps }
  }
  const keepUnsaved = () => {
    isKept = around.keep(unsaved())
  }
  const plan = (ms: number) => {
    forget()
    if (!isOver) forget = around.later(ms, () => void exchange())
  }
  const receive = ({ steps, clientIds }: Pick<Since, "steps" | "clientIds">) => {
    if (steps.length === 0) return
    const read = steps.map(stepFrom)
    const before = sendableSteps(around.state())?.steps ?? []
    const mine = clientIds.filter((id) => id === around.clientId).length
    around.dispatch(receiveTransaction(around.state(), read, [...clientIds], { mapSelectionBackward: true }))
    const left = sendableSteps(around.state())?.steps.length ?? 0
    if (left < before.length - mine) {
      const text = wordsIn(before.slice(mine))
      if (text !== "") around.lost(text)
    }
  }
  const fail = (answer: Answer<unknown>) => {
    keepUnsaved()
    const status = answer === "offline" ? 0 : answer.status
    if (status === 403 || status === 404) {
      isOver = true
      around.say({ state: "gone" })
    } else if (status === 401) {
      trouble = "signed-out"
      around.say({ state: "signed-out", kept: isKept })
    } else if (status === 400 || status === 413 || status === 422) {
      trouble = "refused"
      around.say({ state: "refused", why: whyOf(answer) })
    } else {
      trouble = "offline"
      around.say({ state: "offline", kept: isKept })
    }
  }
  const succeed = (): boolean => {
    const wasTrouble = trouble !== null
    trouble = null
    keepUnsaved()
    const left = unsaved().steps.length > 0
    if (!left || wasTrouble) around.say(left ? { state: "saving" } : { state: "saved", at: around.now() })
    return left
  }

  /** Fetches what others saved; true when there is something to send then. */
  const fetchOthers = async (revision: number): Promise<boolean> => {
    const answer = await around.since(revision)
    if (answer === "offline" || answer.status !== 200 || !answer.body) {
      fail(answer)
      return false
    }
    receive(answer.body)
    return trouble === null ? unsaved().steps.length > 0 : succeed()
  }
  /** Sends the first of what is unsaved; true when there is more to send. */
  const send = async ({ revision, steps }: Unsaved): Promise<boolean> => {
    const sent = firstOf(steps)
    const answer = await around.post({ revision, clientId: around.clientId, steps: sent })
    if (answer === "offline" || !answer.body || (answer.status !== 200 && answer.status !== 409)) {
      fail(answer)
      return false
    }
    const saved = answer.body
    receive("steps" in saved ? saved : { steps: sent, clientIds: sent.map(() => around.clientId) })
    return succeed()
  }
  const turn = (): Promise<boolean> => {
    const mine = unsaved()
    return mine.steps.length > 0 ? send(mine) : fetchOthers(mine.revision)
  }

  const exchange = (): Promise<void> => {
    forget()
    dueSoon = false
    running ??= (async () => {
      while (!isOver && (await turn()));
    })().finally(() => {
      running = null
      const ms = trouble ? retryAfter[trouble] : unsaved().steps.length > 0 ? 0 : pollEvery
      plan(ms)
    })
    return running
  }

  plan(pollEvery)
  return {
    changed() {
      if (isOver || unsaved().steps.length === 0) return
      keepUnsaved()
      if (trouble === "offline" || trouble === "signed-out") return
      if (trouble === null) around.say({ state: "saving" })
      if (running || dueSoon) return
      dueSoon = true
      plan(pause)
    },
    exchange,
    mayLeave: () => isKept || unsaved().steps.length === 0,
    stop() {
      isOver = true
      forget()
    },
  }
}

function firstOf(steps: readonly Json[]): Json[] {
  let characters = 0
  const end = steps.findIndex((step, n) => {
    characters += JSON.stringify(step).length
    return n > 0 && (n >= most.steps || characters > most.characters)
  })
  return steps.slice(0, end < 0 ? steps.length : end)
}

/** What some steps put in, as plain text. */
const wordsIn = (steps: readonly Step[]): string =>
  steps
    .map((step) => (step instanceof ReplaceStep ? step.slice.content.textBetween(0, step.slice.content.size, " ") : ""))
    .join("")
    .trim()

function whyOf(answer: Answer<unknown>): string {
  if (answer === "offline") return "there was no answer."
  const body = answer.body as { problem?: string } | null
  return body?.problem ?? "it is too much at once. Undo the last thing and paste it in pieces."
}
