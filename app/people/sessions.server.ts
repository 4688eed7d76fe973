// Sessions: who is asking. A GET only reads; a session is renewed when its person sends something.
import { randomBytes } from "node:crypto"
import { redirect } from "@remix-run/node"
import { and, eq, gt, lte } from "drizzle-orm"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import type { Hands } from "../context"
import { formOf } from "../ui/answers"
import { keptFor, seal } from "./kept"
import type { Person } from "./person"
import { day, expiryAfter, isDue, sessionDays, tokenFrom, tokenHash } from "./session"

/** Begins a session inside a write; the token goes into the cookie and nowhere else. */
export async function beginSession(tx: Db, t: Store["t"], asked: { personId: string; at: number }): Promise<string> {
  const token = randomBytes(32).toString("base64url")
  const { personId, at } = asked
  // What was typed over a session that has ended still belongs to its person: its row stays for as long again.
  await tx.delete(t.sessions).where(lte(t.sessions.expiresAt, at - sessionDays * day))
  await tx
    .insert(t.sessions)
    .values({ tokenHash: tokenHash(token), personId, createdAt: at, expiresAt: expiryAfter(at) })
  return token
}

/** Begins a session for a person who needs no code: in the demo, and in tests. */
export const beginSessionFor = (store: Store, asked: { personId: string; at: number }): Promise<string> =>
  store.write("", (tx) => beginSession(tx, store.t, asked))

/** Ends the session of this request at once. Its row stays, as that of any ended one: what is typed over it has an owner. */
export async function endSession({ store, secure, now }: Hands, request: Request): Promise<void> {
  const token = tokenFrom(request.headers.get("cookie"), secure)
  if (!token) return
  const { sessions } = store.t
  const expiresAt = Math.floor(now() / day) * day
  const mine = and(eq(sessions.tokenHash, tokenHash(token)), gt(sessions.expiresAt, expiresAt))
  await store.write("", (tx) => tx.update(sessions).set({ expiresAt }).where(mine))
}

const sessionWith = prepared((db, { sessions, people }) =>
  db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.tokenHash, given("hash"))),
)

/** Who is asking; null when nobody is signed in, or no longer. */
export async function personOf(hands: Hands, request: Request): Promise<Person | null> {
  const token = tokenFrom(request.headers.get("cookie"), hands.secure)
  if (!token) return null
  const { read, t } = hands.store
  const hash = tokenHash(token)
  const [found] = await sessionWith(read, t, { hash })
  if (!found || !(await lives(hands, request, { hash, ...found }))) return null
  return { id: found.id, name: found.name, email: found.email }
}

type Session = { readonly hash: string; readonly createdAt: number; readonly expiresAt: number }

/** Whether a session has not ended; it is renewed where that is due. For who asks for a session together with something else. */
export async function lives({ store, now }: Hands, request: Request, session: Session): Promise<boolean> {
  const { hash, createdAt, expiresAt } = session
  const at = now()
  if (expiresAt <= at) return false
  if (!sends(request) || !isDue(session, at)) return true
  const { sessions: s } = store.t
  // Not one that was ended meanwhile.
  const mine = and(eq(s.tokenHash, hash), eq(s.expiresAt, expiresAt))
  await store.write("", (tx) =>
    tx
      .update(s)
      .set({ expiresAt: expiryAfter(at, createdAt) })
      .where(mine),
  )
  return true
}

/**
 * Who is asking. Without a session: a GET goes to the sign-in page and comes back; a form is kept, sealed, through the
 * sign-in page; a script gets 401. Must be asked before the request's body is read.
 */
export async function requirePerson(hands: Hands, request: Request): Promise<Person> {
  const person = await personOf(hands, request)
  if (person) return person
  const { pathname, search } = new URL(request.url)
  const path = `${pathname.replace(/\.data$/, "")}${search}`
  if (!sends(request)) throw redirect(`/sign-in?back=${encodeURIComponent(path)}`)
  throw await signInAgain(hands, request, path)
}

/** Whose session the request came with, ended or not. */
async function lastPerson({ store: { read, t }, secure }: Hands, request: Request): Promise<string | null> {
  const token = tokenFrom(request.headers.get("cookie"), secure)
  const [found] = token ? await sessionWith(read, t, { hash: tokenHash(token) }) : []
  return found?.id ?? null
}

const sends = (request: Request) => request.method !== "GET" && request.method !== "HEAD"

async function signInAgain(hands: Hands, request: Request, path: string): Promise<Response> {
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(
    request.headers.get("content-type") ?? "",
  )
  if (!isForm) return Response.json({ refused: "signed-out" }, { status: 401 })
  const entries = [...(await formOf(request)).entries()]
  const fields = entries.flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  )
  const by = await lastPerson(hands, request)
  const kept = seal({ action: path, fields, until: hands.now() + keptFor, by }, hands.secret, randomBytes(12))
  return Response.json({ signIn: { back: path, kept } }, { status: 401 })
}
