// A session: a random token in a cookie, its hash in the database. It lives 30 days, renewed by use, a year at most.
import { createHash } from "node:crypto"

/** Milliseconds. */
export const day = 24 * 60 * 60 * 1000

export const sessionDays = 30
const mostDays = 365

/** What is stored of a token: its SHA-256. Tokens are random, so they need no salt. */
export const tokenHash = (token: string) => createHash("sha256").update(token).digest("hex")

/**
 * When a session used on this day ends: in 30 days, and never more than a year after it began. In whole days, since what
 * it was used for may be an opening, whose hour is nobody's.
 */
export const expiryAfter = (at: number, createdAt = at) =>
  Math.min(Math.floor(at / day) * day + sessionDays * day, createdAt + mostDays * day)

/** True when the end of a session should be moved: at most once a day, so that using it does not mean writing. */
export const isDue = (session: { createdAt: number; expiresAt: number }, at: number) =>
  expiryAfter(at, session.createdAt) - session.expiresAt >= day

const cookieName = (secure: boolean) => (secure ? "__Host-reread" : "reread")

/** The token in a Cookie header; null when there is none. */
export function tokenFrom(cookie: string | null, secure: boolean): string | null {
  const prefix = `${cookieName(secure)}=`
  const pair = cookie?.split(";").find((pair) => pair.trim().startsWith(prefix))
  return pair?.trim().slice(prefix.length) || null
}

/**
 * The Set-Cookie header for a token, or for none. The browser keeps it for a year; how long the session really lives
 * is decided by its row, which is renewed without another cookie.
 */
export function cookieFor(token: string | null, secure: boolean): string {
  const age = token ? (mostDays * day) / 1000 : 0
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? "; Secure" : ""}`
  return `${cookieName(secure)}=${token ?? ""}; ${attributes}`
}

/** A path of ours to go back to; anything else, such as another site's address, becomes the home page. */
export function backFrom(text: string | null | undefined): string {
  if (!text || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return "/"
  const url = new URL(text, "http://reread.invalid")
  // Dots are resolved by now: "/a/..//elsewhere.example" has become another site's address.
  if (url.host !== "reread.invalid" || url.pathname.startsWith("//")) return "/"
  return `${url.pathname}${url.search}`
}
