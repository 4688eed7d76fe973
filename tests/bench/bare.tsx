// What the bench compares with: raw node:http, and behind Express with the same headers and compression a bare Remix page of
// 1 kB without a loader, buffered, and an action that only reads its form and redirects, both as Remix alone answers them.
// Besides, that page behind the product's own door and rendered by its own entry: what a page costs that does nothing.
import { createServer } from "node:http"
import { PassThrough } from "node:stream"
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  createRequestHandler,
  type EntryContext,
  redirect,
  type ServerBuild,
} from "@remix-run/node"
import { Outlet, RemixServer } from "@remix-run/react"
import compression from "compression"
import express from "express"
import { renderToPipeableStream } from "react-dom/server"
import ownEntry from "../../app/entry.server"
import { type Kept, makeApp } from "../../server/app"
import { safeHeaders } from "../../server/guard"

const words = "A buyer legend is a true-to-be story whose hero is the customer. ".repeat(12)

function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Bare</title>
      </head>
      <body>
        <Outlet />
      </body>
    </html>
  )
}

function Bare() {
  return (
    <main>
      <h1>A bare page</h1>
      <p>{words}</p>
    </main>
  )
}

async function action({ request }: ActionFunctionArgs) {
  await request.formData()
  return redirect("/bare", 303)
}

/** Remix's usual entry, but that the answer begins when all of the page is there. */
const buffered = (request: Request, status: number, headers: Headers, remix: EntryContext) =>
  new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remix} url={request.url} />, {
      onAllReady() {
        clearTimeout(timer)
        const body = new PassThrough()
        headers.set("Content-Type", "text/html; charset=utf-8")
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
    })
    const timer = setTimeout(abort, 5000)
  })

const route = { hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, hasLoader: false, module: "" }

const buildWith = (entry: ServerBuild["entry"]["module"]["default"]): ServerBuild => ({
  mode: "production",
  entry: { module: { default: entry } },
  routes: {
    root: { id: "root", path: "", module: { default: Root } },
    bare: { id: "bare", parentId: "root", path: "bare", module: { default: Bare } },
    own: { id: "own", parentId: "root", path: "own", module: { default: Bare } },
    empty: { id: "empty", parentId: "root", path: "empty", module: { action, default: Bare } },
  },
  assets: {
    entry: { imports: [], module: "" },
    routes: {
      root: { id: "root", path: "", hasAction: false, ...route },
      bare: { id: "bare", parentId: "root", path: "bare", hasAction: false, ...route },
      own: { id: "own", parentId: "root", path: "own", hasAction: false, ...route },
      empty: { id: "empty", parentId: "root", path: "empty", hasAction: true, ...route },
    },
    url: "",
    version: "1",
  },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
  isSpaMode: false,
})

const handle = createRequestHandler(buildWith(buffered), "production")
const remix = express()
remix.use(safeHeaders("production", false), compression())
remix.all("/{*any}", async (asked, answer) => {
  const gone = new AbortController()
  answer.once("close", () => gone.abort())
  const headers = new Headers()
  for (let i = 0; i < asked.rawHeaders.length; i += 2)
    headers.append(asked.rawHeaders[i] ?? "", asked.rawHeaders[i + 1] ?? "")
  const init: RequestInit & { duplex?: "half" } = { method: asked.method, headers, signal: gone.signal }
  if (asked.method === "POST") {
    init.body = createReadableStreamFromReadable(asked)
    init.duplex = "half"
  }
  const response = await handle(new Request(`${asked.protocol}://${asked.host}${asked.originalUrl}`, init))
  answer.status(response.status)
  for (const [name, value] of response.headers) answer.append(name, value)
  answer.end(Buffer.from(await response.arrayBuffer()))
})

const store = { settled: () => Promise.resolve() }
const own = makeApp({
  settings: { proxies: 0, origin: undefined, secret: "" },
  mode: "production",
  build: buildWith(ownEntry),
  kept: { store } as Kept,
  address: () => "",
})

const page = `<!doctype html><html lang="en"><head><title>Raw</title></head><body><p>${words}</p></body></html>`
const server = createServer((asked, answered) => {
  if (asked.url === "/own") return own(asked, answered)
  if (asked.url !== "/raw") return remix(asked, answered)
  answered.writeHead(200, { "content-type": "text/html; charset=utf-8" })
  answered.end(page)
})
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  console.log(`running at http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`)
})
