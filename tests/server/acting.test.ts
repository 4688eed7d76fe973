// A form's action is run once, whoever answers: the door itself, with where to go, or Remix, with a page.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { type ActionFunctionArgs, data, type EntryContext, redirect, type ServerBuild } from "@remix-run/node"
import express from "express"
import { afterAll, expect, test } from "vitest"
import { remixHandler } from "../../server/remix"

const acted: string[] = []
const asked: string[] = []
const told: unknown[] = []

async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const does = String(form.get("does"))
  acted.push(`${does} ${params.change}`)
  if (does === "goes") return redirect("/next?after=1", { status: 303, headers: { "Set-Cookie": "a=b" } })
  if (does === "throws a way") throw redirect("/sign-in")
  if (does === "elsewhere") return redirect("https://elsewhere.example/")
  if (does === "breaks") throw new Error("broken")
  if (does === "is absent") throw new Response("Not found", { status: 404 })
  return data({ refused: does }, { status: 422 })
}

/** Renders nothing but what it was given. */
const entry = (request: Request, status: number, headers: Headers, { staticHandlerContext }: EntryContext) => {
  const { actionData, errors, loaderData } = staticHandlerContext
  asked.push(request.method)
  const why = Object.values(errors ?? {})[0]
  const error = why instanceof Error ? why.message : why
  return new Response(JSON.stringify({ actionData, error, loaderData }), { status, headers })
}
const loader = () => "loaded"
const module = { default: () => null, ErrorBoundary: () => null, loader, action }
const build = {
  mode: "production",
  entry: { module: { default: entry, handleError: (why: Error) => told.push(why.message) } },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    change: { id: "change", parentId: "root", path: "read/:change", module },
    quiet: { id: "quiet", parentId: "root", path: "quiet", module: { default: () => null } },
  },
  assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: { v3_singleFetch: true },
  isSpaMode: false,
} as unknown as ServerBuild

const app = express()
app.all(
  "/{*any}",
  remixHandler({ build, mode: "production", context: () => ({}) as never, settled: () => Promise.resolve() }),
)
const server = createServer(app).listen(0, "127.0.0.1")
await new Promise((resolve) => server.once("listening", resolve))
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.close()
})

function formWith(does: string) {
  const form = new FormData()
  form.append("does", does)
  return form
}

const send = (does: string, path = "/read/a%2Fb") => {
  acted.length = 0
  asked.length = 0
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    body: new URLSearchParams({ does }),
    redirect: "manual",
  })
}

test("who is sent elsewhere needs no page", async () => {
  const answer = await send("goes")
  expect([answer.status, answer.headers.get("location"), answer.headers.get("set-cookie")]).toEqual([
    303,
    "/next?after=1",
    "a=b",
  ])
  expect({ acted, asked }).toEqual({ acted: ["goes a/b"], asked: [] })
})

test("a way that is thrown is gone as well", async () => {
  const answer = await send("throws a way")
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in"])
  expect({ acted, asked }).toEqual({ acted: ["throws a way a/b"], asked: [] })
})

test.each([
  ["refuses", 422, { actionData: { change: { refused: "refuses" } }, loaderData: { change: "loaded" } }],
  ["breaks", 500, { error: "Unexpected Server Error" }],
  ["is absent", 404, { error: { status: 404, data: "Not found" } }],
])("an action that %s is answered with a page", async (does, status, page) => {
  const answer = await send(does)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject(page)
  expect({ acted, asked }).toEqual({ acted: [`${does} a/b`], asked: ["POST"] })
})

test.each([
  ["as most are", new URLSearchParams({ does: "Öl & 5 % + 1\r\n" })],
  ["that may carry files", formWith("Öl & 5 % + 1\r\n")],
])("a form %s is read to the letter", async (_name, body) => {
  acted.length = 0
  await fetch(`http://127.0.0.1:${port}/read/1`, { method: "POST", body })
  expect(acted).toEqual(["Öl & 5 % + 1\r\n 1"])
})

test("what broke is told to the log", async () => {
  told.length = 0
  await send("breaks")
  expect(told).toEqual(["broken"])
})

test("another site is left to Remix to judge", async () => {
  const answer = await send("elsewhere")
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "https://elsewhere.example/"])
  expect(acted).toEqual(["elsewhere a/b"])
})

test("a page without an action refuses a form", async () => {
  expect((await send("goes", "/quiet")).status).toBe(405)
  expect(acted).toEqual([])
})
