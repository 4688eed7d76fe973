// What stands before every door: where an unsafe request came from, how large it may be, and the headers of an answer.
import { randomBytes } from "node:crypto"
import type { RequestHandler } from "express"
import helmet from "helmet"
import { refuse } from "./refuse"

type Origins = { readonly site: string | undefined; readonly origin: string | undefined; readonly own: string }

/** True when an unsafe request was sent from our own pages: Sec-Fetch-Site where the browser sends it, else Origin. */
export function isFromOurPages({ site, origin, own }: Origins) {
  if (site !== undefined) return site === "same-origin"
  return origin === own
}

/** Refuses unsafe requests from elsewhere with 403. `ownOrigin` is what people type to come here, when it is set. */
export const onlyFromOurPages =
  (ownOrigin: string | undefined): RequestHandler =>
  (asked, answer, next) => {
    if (asked.method === "GET" || asked.method === "HEAD") return next()
    const own = ownOrigin ?? `${asked.protocol}://${asked.host}`
    if (isFromOurPages({ site: asked.get("sec-fetch-site"), origin: asked.get("origin"), own })) return next()
    refuse(answer, 403, "That was not sent from Reread", "Nothing was changed. Go back to the page and send it again.")
  }

const host = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i

/**
 * Refuses what can be no address of ours: a Host that is none, a whole other address instead of a path, and the sign NUL,
 * which PostgreSQL refuses in every text.
 */
export const onlyAddresses: RequestHandler = (asked, answer, next) => {
  const isHost = host.test(asked.host) && URL.canParse(`http://${asked.host}`)
  if (asked.method === "TRACE") return refuse(answer, 405, "Reread does not answer to that", "Use GET or POST.")
  if (isHost && asked.originalUrl.startsWith("/") && !asked.originalUrl.includes("%00")) return next()
  refuse(answer, 400, "That is no address of Reread", "Look for a mistyped letter.")
}

const megabyte = 1024 * 1024

/**
 * The most bytes a request may carry: 6 MB for pictures, imports and steps of a draft, and for signing in, which carries an
 * import along that came when a session had ended; 1 MB for everything else.
 */
export const mostBytes = (path: string) =>
  (/^\/(images|sign-in)$|\/(import|draft\/steps)(\.data)?$|^\/legends\/new/.test(path) ? 6 : 1) * megabyte

/** Refuses larger requests with 413: by their stated length at once, and without one when they pass the limit. */
export const notTooLarge: RequestHandler = (asked, answer, next) => {
  const most = mostBytes(asked.path)
  const tooLarge = () => {
    if (answer.headersSent) return asked.destroy()
    answer.setHeader("connection", "close")
    refuse(answer, 413, "That is too large", `At most ${most / megabyte} MB can be sent here. Nothing was kept.`)
  }
  if (Number(asked.get("content-length") ?? 0) > most) return tooLarge()
  if (asked.get("transfer-encoding")) {
    let bytes = 0
    asked.on("data", (piece: Buffer) => {
      bytes += piece.length
      if (bytes > most) tooLarge()
    })
    asked.pause()
  }
  next()
}

/** A nonce for each answer, and the headers that keep other people's scripts, frames and caches out. */
export function safeHeaders(mode: "production" | "development", secure: boolean): RequestHandler[] {
  const dev = mode === "development"
  return [
    (_asked, answer, next) => {
      answer.locals.nonce = randomBytes(16).toString("base64")
      answer.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
      next()
    },
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", (_asked, answer) => `'nonce-${nonceOf(answer)}'`, "'strict-dynamic'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", ...(dev ? ["'unsafe-inline'"] : [])],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", "data:", "blob:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...(dev ? ["ws:"] : [])],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: secure ? [] : null,
        },
      },
      frameguard: { action: "deny" },
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    }),
  ]
}

/** The nonce made for this answer. */
export function nonceOf(answer: unknown): string {
  const { locals } = answer as { locals: { nonce: string } }
  return locals.nonce
}
