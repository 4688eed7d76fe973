// Puts the house together: headers, the front door's refusals, static files, then Remix.
import { join } from "node:path"
import compression from "compression"
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express"
import type { Hands } from "../app/context"
import { nonceOf, notTooLarge, onlyAddresses, onlyFromOurPages, safeHeaders } from "./guard"
import { refuse } from "./refuse"
import { type Build, remixHandler } from "./remix"
import type { Settings } from "./settings"

/** The hands that are the same for every request. */
export type Kept = Omit<Hands, "whole" | "nonce" | "address" | "secure" | "origin" | "secret">

export interface AppOptions {
  readonly settings: Pick<Settings, "proxies" | "origin" | "secret">
  readonly mode: "production" | "development"
  readonly build: Build
  readonly kept: Kept
  /** Where it answers, for links in mails when no ORIGIN is set: what a request claims its host to be is never mailed. */
  readonly address: () => string
  /** Folder of the built browser files; none in development, where Vite serves them. */
  readonly client?: string
  /** Vite's middleware, in development. */
  readonly vite?: RequestHandler
}

export function makeApp({ settings, mode, build, kept, address, client, vite }: AppOptions): Express {
  const app = express()
  const https = settings.origin?.startsWith("https:") ?? false
  app.disable("x-powered-by")
  app.set("trust proxy", settings.proxies)
  app.use(safeHeaders(mode, https))
  if (vite) app.use(vite)
  app.use(compression())
  if (client) {
    app.use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: "1y" }))
    // Pages have no dot in their path: the disk is not asked for them.
    app.get(/^\/[^/]+\.\w+$/, express.static(client, { maxAge: "1h", index: false }))
  }
  app.use(onlyAddresses, onlyFromOurPages(settings.origin), notTooLarge)
  app.all(
    "/{*any}",
    remixHandler({
      build,
      mode,
      settled: () => kept.store.settled(),
      context: (asked, answer, whole) => ({
        ...kept,
        whole,
        secret: settings.secret,
        nonce: nonceOf(answer),
        address: asked.ip ?? "",
        secure: https || asked.secure,
        origin: settings.origin ?? address(),
      }),
    }),
  )
  app.use(lastResort)
  return app
}

/** What nobody caught: a path that is none is the sender's fault; everything else is ours, and told to the log. */
const lastResort: ErrorRequestHandler = (why: { status?: number } | undefined, asked, answer, _next) => {
  const isTheirs = why?.status !== undefined && why.status < 500
  if (!isTheirs) console.error(`${asked.method} ${asked.path}`, why)
  if (answer.headersSent) return asked.destroy()
  if (isTheirs) refuse(answer, 400, "That is no address of Reread", "Look for a mistyped letter.")
  else refuse(answer, 500, "Something went wrong", "It is not your fault. Try again in a moment.")
}
