// Starts everything once and ends it in order: store, engine, post, sender, then the door; the door closes first.
import { createServer, type Server } from "node:http"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { ServerBuild } from "@remix-run/node"
import type { RequestHandler } from "express"
import type { Keepers } from "../app/keepers"
import { originOf } from "../app/ledger/checkpoint"
import { signerFrom } from "../app/ledger/signing"
import { openStore } from "../db/open"
import { makeApp } from "./app"
import { ledgerKey } from "./ledger-key"
import { startLimits } from "./limits"
import { startNotary } from "./notary"
import { openPost } from "./post"
import { startReminder } from "./reminder"
import { startSender } from "./sender"
import type { Settings } from "./settings"
import { verifierOf } from "./verifier"
import { startWorker } from "./worker"

export type Mode = "production" | "demo" | "development"

export interface Running {
  /** Where it answers, such as http://localhost:3000 */
  readonly address: string
  readonly stop: () => Promise<void>
}

const client = "build/client"

/** `mayMove`: nobody asked for this port, so that the next free one will do. */
export async function boot(settings: Settings, mode: Mode, mayMove = false): Promise<Running> {
  const server = createServer()
  const { build, vite, close } = mode === "development" ? await viteBuild(server) : await finishedBuild()
  const keepers = async () => {
    const { entry } = typeof build === "function" ? await build() : build
    // The type of a build does not name what entry.server.tsx exports beside Remix' own.
    return (entry.module as unknown as { readonly keepers: Keepers }).keepers
  }

  let address = ""
  const where = () => address || addressOf(server, settings)

  const store = await openStore(settings)
  const worker = startWorker()
  const demo = mode !== "production"
  const now = Date.now
  const post = openPost({ smtp: settings.smtp, demo, now })
  const sender = startSender({ store, keepers, send: post.send, now })
  const signer = signerFrom(ledgerKey(settings))
  const notary = startNotary({
    store,
    keepers,
    signer,
    folder: settings.checkpoints,
    now,
    minutes: settings.checkpointMinutes,
  })
  const reminder = startReminder({
    ...{ store, worker, keepers, now },
    origin: where,
    written: () => void sender.wake(),
  })
  const kept = {
    store,
    now,
    worker,
    demo,
    post: post.soon,
    mailbox: post.mailbox,
    noticesWaiting: () => void sender.wake(),
    checkpoint: notary.checkpoint,
    ledgerKey: (companyId: string) => signer.keyFor(originOf(companyId)),
    verifier: verifierOf(mode === "development"),
    limit: startLimits(),
  }
  const app = makeApp({
    settings,
    mode: mode === "development" ? "development" : "production",
    build,
    kept,
    address: where,
    ...(vite ? { vite } : { client }),
  })
  const founded = later()
  // Who comes while the demo is being founded waits for it.
  server.on("request", (asked, answer) => void founded.then(() => app(asked, answer)))
  await listen(server, settings.host, settings.port, mayMove ? 20 : 0)
  address = addressOf(server, settings)
  // After it is known where it answers: the demo's mails lead there.
  if (demo) await (await keepers()).foundDemo({ ...kept, origin: address })
  founded.now()
  void sender.wake()
  return {
    address,
    async stop() {
      await Promise.all([closeServer(server), close()])
      await Promise.all([sender.stop(), notary.stop(), reminder.stop()])
      await worker.close()
      await store.close()
    },
  }
}

/** A promise that is kept when told so. */
function later() {
  let now = () => {}
  const promise = new Promise<void>((resolve) => {
    now = resolve
  })
  return Object.assign(promise, { now: () => now() })
}

async function finishedBuild() {
  const file = pathToFileURL(join(process.cwd(), "build/server/index.js")).href
  const build: ServerBuild = await import(file)
  const vite: RequestHandler | undefined = undefined
  return { build, vite, close: async () => undefined }
}

async function viteBuild(server: Server) {
  const { createServer: createVite } = await import("vite")
  const vite = await createVite({
    configFile: "remix.config.js",
    server: { middlewareMode: true, hmr: { server } },
  })
  const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
  return { build, vite: vite.middlewares as RequestHandler, close: () => vite.close() }
}

function listen(server: Server, host: string, port: number, more: number) {
  return new Promise<void>((resolve, reject) => {
    server.once("error", (why: NodeJS.ErrnoException) => {
      if (why.code !== "EADDRINUSE") return reject(why)
      if (more > 0) return resolve(listen(server, host, port + 1, more - 1))
      reject(new Error(`Port ${port} is taken. Choose another one with --port (demo) or PORT.`))
    })
    server.listen(port, host, resolve)
  })
}

function addressOf(server: Server, { host, origin }: Settings) {
  const bound = server.address()
  const port = typeof bound === "object" && bound ? bound.port : 0
  return origin ?? `http://${/^(127\.0\.0\.1|::1|0\.0\.0\.0|::)$/.test(host) ? "localhost" : host}:${port}`
}

/** Lets answers under way finish, for ten seconds at most. */
function closeServer(server: Server) {
  return new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}
