// What the bench compares with: raw node:http, a bare Remix page of 1 kB without a loader, and an action that only reads
// its form and redirects. They stand behind the product's own front door (headers, refusals, compression) and are rendered
// by its own entry, so that the difference is what the product's pages do.
import { createServer } from "node:http"
import { type ActionFunctionArgs, redirect, type ServerBuild } from "@remix-run/node"
import { Outlet } from "@remix-run/react"
import answer from "../../app/entry.server"
import { type Kept, makeApp } from "../../server/app"

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

const entry = { hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, hasLoader: false, module: "" }

const build: ServerBuild = {
  mode: "production",
  entry: { module: { default: answer } },
  routes: {
    root: { id: "root", path: "", module: { default: Root } },
    bare: { id: "bare", parentId: "root", path: "bare", module: { default: Bare } },
    empty: {
      id: "empty",
      parentId: "root",
      path: "empty",
      module: { action, default: Bare },
    },
  },
  assets: {
    entry: { imports: [], module: "" },
    routes: {
      root: { id: "root", path: "", hasAction: false, ...entry },
      bare: { id: "bare", parentId: "root", path: "bare", hasAction: false, ...entry },
      empty: { id: "empty", parentId: "root", path: "empty", hasAction: true, ...entry },
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
}

const store = { settled: () => Promise.resolve() }
const kept = { store } as Kept
const settings = { proxies: 0, origin: undefined, secret: "" }
const remix = makeApp({ settings, mode: "production", build, kept, address: () => "" })

const page = `<!doctype html><html lang="en"><head><title>Raw</title></head><body><p>${words}</p></body></html>`
const server = createServer((asked, answered) => {
  if (asked.url !== "/raw") return remix(asked, answered)
  answered.writeHead(200, { "content-type": "text/html; charset=utf-8" })
  answered.end(page)
})
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  console.log(`running at http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`)
})
