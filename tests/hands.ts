// Hands for tests: a door called directly gets the same things the server hands down, with a clock the test sets.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import type { Hands, Limit } from "../app/context"
import { originOf } from "../app/ledger/checkpoint"
import { makeCheckpoint } from "../app/ledger/checkpoints.server"
import { signerFrom } from "../app/ledger/signing"
import { matched, readText } from "../app/legends/importing"
import type { Mail } from "../app/notices/mail"
import { cookieFor } from "../app/people/session"
import { beginSessionFor } from "../app/people/sessions.server"
import { dayOf } from "../app/ui/day"
import { comparison, net, review, state } from "../app/versions/jobs"
import type { ChangeWorker } from "../app/versions/worker"
import { newId } from "../db/id"
import type { Store } from "../db/store"

/** Does the engine's jobs here, without a thread. */
export const directWorker: ChangeWorker = {
  markdown: async (job) => readText(job),
  match: async (job) => matched(job, newId),
  review: async (job) => review(job),
  net: async (job) => net(job),
  comparison: async (job) => comparison(job),
  state: async (job) => state(job),
}

/** Signs the checkpoints of tests. */
export const signer = signerFrom("5e".repeat(32))

/** Wednesday 6 May 2026, 9:12 UTC: the hour at which every test begins. */
export const hour = Date.UTC(2026, 4, 6, 9, 12)

export interface TestHands extends Hands {
  /** Lets time pass, in milliseconds. */
  readonly pass: (ms: number) => void
  /** Mails sent with `post`, oldest first. */
  readonly posted: Mail[]
  /** Limits that say no, by kind. */
  readonly exhausted: Set<Limit>
}

export function handsOn(store: Store, other: Partial<Hands> = {}): TestHands {
  let at = hour
  const posted: Mail[] = []
  const exhausted = new Set<Limit>()
  return {
    store,
    now: () => at,
    worker: directWorker,
    whole: () => undefined,
    nonce: "nonce",
    demo: false,
    secret: "a secret of at least thirty-two characters",
    address: "192.0.2.7",
    secure: false,
    origin: "http://reread.test",
    post: (mail) => posted.push(mail),
    mailbox: () => [],
    noticesWaiting: () => undefined,
    checkpoint: (companyId) => makeCheckpoint(store, { companyId, signer, day: dayOf(at) }),
    ledgerKey: (companyId) => signer.keyFor(originOf(companyId)),
    verifier: async () => "/* the script of verify.html */",
    limit: async (kind) => !exhausted.has(kind),
    ...other,
    pass: (ms) => {
      at += ms
    },
    posted,
    exhausted,
  }
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A request to one of our pages; with `fields` it is a form that was sent. */
export function requestTo(path: string, fields?: Fields, headers: Record<string, string> = {}): Request {
  const url = new URL(path, "http://reread.test")
  if (!fields) return new Request(url, { headers })
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return new Request(url, { method: "POST", body, headers })
}

/** Makes requests of a person who is signed in: `const lars = await signedIn(hands, larsId); lars("/me")`. */
export async function signedIn(hands: Hands, personId: string) {
  const token = await beginSessionFor(hands.store, { personId, at: hands.now() })
  const cookie = cookieFor(token, hands.secure).split(";")[0] ?? ""
  return (path: string, fields?: Fields) => requestTo(path, fields, { cookie })
}

/** What a door is called with. */
export const at = (
  context: Hands,
  request: Request,
  params: Record<string, string> = {},
): LoaderFunctionArgs & ActionFunctionArgs => ({ request, params, context: { ...context } })

/** What a door threw: a Response. Anything else that is thrown is a bug and goes through. */
export async function thrownBy(door: () => unknown): Promise<Response> {
  try {
    await door()
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
  throw new Error("The door threw nothing.")
}
