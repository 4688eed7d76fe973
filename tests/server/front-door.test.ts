// What every door has in common: tried with a house of one door that says what it was sent.
import { createServer, request } from "node:http"
import type { AddressInfo } from "node:net"
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node"
import { afterEach, describe, expect, test } from "vitest"
import { type AppOptions, makeApp } from "../../server/app"
import { isFromOurPages, mostBytes } from "../../server/guard"
import { freshSqlite } from "../engines"
import { handsOn } from "../hands"

const module = {
  loader: ({ context }: ActionFunctionArgs) =>
    Response.json({ secure: context.secure, origin: context.origin, address: context.address, nonce: context.nonce }),
  action: async ({ request }: ActionFunctionArgs) => new Response(`${(await request.text()).length} letters`),
}
const build = {
  entry: { module: { default: () => new Response("page") } },
  routes: { any: { id: "any", path: "*", module } },
  assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: { v3_singleFetch: true },
  isSpaMode: false,
} as unknown as ServerBuild

const settings = {
  secret: "a secret of at least thirty-two characters",
  dataDir: "data",
  databaseUrl: undefined,
  origin: undefined,
  host: "127.0.0.1",
  port: 0,
  proxies: 0,
  ledgerKey: undefined,
  checkpoints: undefined,
  checkpointMinutes: 10,
  smtp: undefined,
}

/** What a request that `fetch` would not send is answered with. */
const statusOf = (port: number, asked: { path: string; method?: string; headers?: Record<string, string> }) =>
  new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", ...asked }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.on("error", reject)
    sent.end()
  })

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function open(more: Partial<AppOptions["settings"]> = {}, settled = async () => {}) {
  const store = { ...(await freshSqlite()), settled }
  const app = makeApp({
    settings: { ...settings, ...more },
    mode: "production",
    build,
    kept: handsOn(store),
    address: () => "http://localhost:3000",
    client: "tests/server",
  })
  const server = createServer(app).listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  const ask = (path: string, init?: RequestInit) => fetch(address + path, init)
  const send = (headers: Record<string, string>, method = "POST") => ask("/x", { method, headers, body: "hello" })
  return { address, port, ask, send }
}

test.each([
  [{ site: "same-origin", origin: undefined, own: "http://a" }, true],
  [{ site: "none", origin: undefined, own: "http://a" }, false],
  [{ site: "same-site", origin: "http://a", own: "http://a" }, false],
  [{ site: "cross-site", origin: "http://a", own: "http://a" }, false],
  [{ site: undefined, origin: "http://a", own: "http://a" }, true],
  [{ site: undefined, origin: "http://b", own: "http://a" }, false],
  [{ site: undefined, origin: "null", own: "http://a" }, false],
  [{ site: undefined, origin: undefined, own: "http://a" }, false],
])("%j comes from our own pages: %s", (from, answer) => {
  expect(isFromOurPages(from)).toBe(answer)
})

describe("an unsafe request", () => {
  test("from our own page passes", async () => {
    const { send, address } = await open()
    expect(await (await send({ "sec-fetch-site": "same-origin" })).text()).toBe("5 letters")
    expect((await send({ origin: address })).status).toBe(200)
  })

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s from elsewhere is refused", async (method) => {
    const { send } = await open()
    const from = [{}, { origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }]
    const answers = await Promise.all(from.map((headers) => send(headers, method)))
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(await answers[0]?.text()).toContain("Nothing was changed")
  })

  test("a claimed host or forwarded address is not believed unless a proxy is expected", async () => {
    const { ask } = await open()
    const forged = { "x-forwarded-proto": "https", "x-forwarded-host": "evil.example", "x-forwarded-for": "1.2.3.4" }
    expect(await (await ask("/", { headers: forged })).json()).toMatchObject({ secure: false, address: "127.0.0.1" })
    const claimed = await (await ask("/", { headers: { host: "evil.example" } })).json()
    expect(claimed).toMatchObject({ origin: "http://localhost:3000" })
    const behind = await open({ proxies: 1, origin: "https://reread.example" })
    const seen = await (await behind.ask("/", { headers: { "x-forwarded-for": "9.9.9.9, 1.2.3.4" } })).json()
    expect(seen).toMatchObject({ secure: true, address: "1.2.3.4", origin: "https://reread.example" })
  })

  test("with ORIGIN set, only that origin is ours", async () => {
    const { send, address } = await open({ origin: "https://reread.example" })
    expect((await send({ origin: "https://reread.example" })).status).toBe(200)
    expect((await send({ origin: address })).status).toBe(403)
  })
})

describe("a request that is too large", () => {
  test("is refused by its stated length", async () => {
    const { ask } = await open()
    const body = "x".repeat(1024 * 1024 + 1)
    const answer = await ask("/x", { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain("At most 1 MB")
  })

  test("is refused without a stated length, too", async () => {
    const { port } = await open()
    const headers = { "sec-fetch-site": "same-origin", "transfer-encoding": "chunked" }
    const status = await new Promise((resolve, reject) => {
      const sent = request({ port, host: "127.0.0.1", path: "/x", method: "POST", headers }, (answer) =>
        resolve(answer.statusCode),
      )
      sent.on("error", reject)
      for (let i = 0; i < 20; i++) sent.write("x".repeat(100_000))
      sent.end()
    })
    expect(status).toBe(413)
  })

  test("passes whole when it is not", async () => {
    const { ask, port } = await open()
    const headers = { "sec-fetch-site": "same-origin" }
    const body = "x".repeat(1_000_000)
    expect(await (await ask("/x", { method: "POST", headers, body })).text()).toBe("1000000 letters")
    const said = await new Promise((resolve, reject) => {
      const sent = request({ port, host: "127.0.0.1", path: "/x", method: "POST", headers }, (answer) =>
        answer.on("data", (piece: Buffer) => resolve(piece.toString())),
      )
      sent.on("error", reject)
      for (let i = 0; i < 10; i++) sent.write("x".repeat(100_000))
      sent.end()
    })
    expect(said).toBe("1000000 letters")
  })

  test("is larger for pictures and imports, and for signing in with one at hand", () => {
    const large = ["/images", "/legends/1/import", "/legends/new", "/sign-in"]
    const small = ["/legends/1/read", "/imagesx", "/sign-in/x"]
    expect([...large, ...small].map((path) => mostBytes(path) / 1024 / 1024)).toEqual([6, 6, 6, 6, 1, 1, 1])
  })
})

describe("an answer", () => {
  test("to what is no path is a sentence, not a stack", async () => {
    const { ask } = await open()
    const answer = await ask("/%E0%A4%A")
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain(" at ")
  })

  test.each(["a b", "evil:99999", "a@b/c?d", "[::1"])("to the host %j is a sentence", async (name) => {
    const { port } = await open()
    expect(await statusOf(port, { path: "/", headers: { host: name } })).toBe(400)
  })

  test.each(["localhost", "reread.example:8443", "[::1]:3000", "10.0.0.1"])(
    "to the host %j is a page",
    async (name) => {
      const { port } = await open()
      expect(await statusOf(port, { path: "/", headers: { host: name } })).toBe(200)
    },
  )

  test("to the sign NUL in an address is a sentence, for no database needs to be asked", async () => {
    const { ask } = await open()
    const answers = await Promise.all(["/legends/%00", "/images?legend=a%00"].map((path) => ask(path)))
    expect(answers.map(({ status }) => status)).toEqual([400, 400])
  })

  test("to a whole other address is a sentence, and TRACE is not answered", async () => {
    const { port } = await open()
    expect(await statusOf(port, { path: "http://evil.example/" })).toBe(400)
    expect(await statusOf(port, { path: "/", method: "TRACE" })).toBe(405)
  })

  test("waits for the disk", async () => {
    let sync = () => {}
    const synced = new Promise<void>((resolve) => {
      sync = resolve
    })
    const { send } = await open({}, () => synced)
    let isThere = false
    const answer = send({ "sec-fetch-site": "same-origin" }).then(() => {
      isThere = true
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isThere).toBe(false)
    sync()
    await answer
  })

  test("carries a new nonce each time, and headers that keep others out", async () => {
    const { ask } = await open()
    const [one, two] = [await ask("/"), await ask("/")]
    const { nonce } = await one.json()
    const policy = one.headers.get("content-security-policy") ?? ""
    expect(policy).toContain(`'nonce-${nonce}' 'strict-dynamic'`)
    expect(policy).not.toContain("script-src 'unsafe-inline'")
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(rule)
    expect(two.headers.get("content-security-policy")).not.toBe(policy)
    expect(one.headers.get("x-content-type-options")).toBe("nosniff")
    expect(one.headers.get("cache-control")).toBe("no-store")
    expect(one.headers.get("x-powered-by")).toBeNull()
    expect(one.headers.get("strict-transport-security")).toBeNull()
    const tls = await open({ origin: "https://reread.example" })
    expect((await tls.ask("/")).headers.get("strict-transport-security")).toContain("max-age=31536000")
  })
})
