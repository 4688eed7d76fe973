// Sign-in codes: asked for, mailed, tried. Known and unknown addresses cause the same work and the same answer.
import { randomInt } from "node:crypto"
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm"
import { randomId } from "../../db/id"
import type { Hands } from "../context"
import { codeMinutes, mostCodeTries } from "./code-life"
import { isFirst, personIn, personWith } from "./people.server"
import { nameOf, type Person } from "./person"
import { beginSession } from "./sessions.server"
import { codeHash, codeMail, digitsOf, isSame } from "./sign-in"

/** Asks for a code for an address. The id goes into the page; the code only into the mail. */
export async function askForCode(hands: Hands, email: string): Promise<{ asked: string } | { refused: "too-often" }> {
  const { store, limit, now, secret } = hands
  const isAllowed = (await limit("codes-from-address", hands.address)) && (await limit("codes-for-account", email))
  if (!isAllowed) return { refused: "too-often" }
  const isKnown = (await personWith(store, email)) !== null || (await isFirst(store))
  const [id, code, at] = [randomId(), String(randomInt(1_000_000)).padStart(6, "0"), now()]
  const { signInCodes } = store.t
  await store.write("", async (tx) => {
    await tx.delete(signInCodes).where(lt(signInCodes.expiresAt, at))
    await tx.insert(signInCodes).values({
      id,
      email,
      codeHash: codeHash(id, code, secret),
      createdAt: at,
      expiresAt: at + codeMinutes * 60_000,
    })
  })
  if (isKnown) hands.post(codeMail(email, code))
  return { asked: id }
}

export type CodeOutcome =
  | { readonly token: string; readonly person: Pick<Person, "id" | "name"> }
  | { readonly refused: "wrong-code" | "code-over" | "too-often" }

/** Tries a code; when it is right a session begins. Wrong tries are counted before anything is compared. */
export async function tryCode(
  hands: Hands,
  asked: { asked: string; email: string; code: string },
): Promise<CodeOutcome> {
  const { store, limit, secret } = hands
  const isAllowed =
    (await limit("tries-from-address", hands.address)) && (await limit("tries-for-account", asked.email))
  if (!isAllowed) return { refused: "too-often" }
  const at = hands.now()
  const { signInCodes: t } = store.t
  return store.write("", async (tx) => {
    const isAlive = and(
      eq(t.id, asked.asked),
      eq(t.email, asked.email),
      isNull(t.usedAt),
      gt(t.expiresAt, at),
      lt(t.tries, mostCodeTries),
    )
    const [code] = await tx
      .update(t)
      .set({ tries: sql`${t.tries} + 1` })
      .where(isAlive)
      .returning()
    if (!code) return { refused: "code-over" }
    if (!isSame(code.codeHash, codeHash(code.id, digitsOf(asked.code), secret)))
      return { refused: code.tries < mostCodeTries ? "wrong-code" : "code-over" }
    await tx.update(t).set({ usedAt: at }).where(eq(t.id, code.id))
    // Only who got the mail knows the code: an address we do not know gets none, unless it is the very first.
    const personId = await personIn(tx, store.t, { email: code.email, name: nameOf(code.email), at })
    const { memberships, people } = store.t
    // From here on they are called in every company as they call themselves.
    await tx.update(memberships).set({ calledAs: null }).where(eq(memberships.personId, personId))
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
    const token = await beginSession(tx, store.t, { personId, at })
    return { token, person: { id: personId, name: person?.name ?? "" } }
  })
}
