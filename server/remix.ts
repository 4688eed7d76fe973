// Remix on Express 5: turns a request into a web Request, and answers only when everything it tells is on disk.
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
} from "@remix-run/node"
import type { Response as Answer, Request as Asked, RequestHandler } from "express"
import { redirectBy } from "./acting"
import { buildsByPath } from "./one-route"
import { isWithoutFiles, SentForm } from "./sent-form"

export type Build = ServerBuild | (() => Promise<ServerBuild>)

export interface RemixOptions {
  readonly build: Build
  readonly mode: "production" | "development"
  readonly context: (asked: Asked, answer: Answer, whole: AppLoadContext["whole"]) => AppLoadContext
  /** Awaited before the first byte: what the answer tells must have reached the disk. */
  readonly settled: () => Promise<void>
}

export function remixHandler({ build, mode, context, settled }: RemixOptions): RequestHandler {
  const answering = answeringOf(build, mode)
  return async (asked, answer) => {
    let page: string | undefined
    const hands = context(asked, answer, (html) => {
      page = html
    })
    const response = await answering(asked, hands)
    await settled()
    if (answer.headersSent) return
    answer.status(response.status)
    for (const [name, value] of response.headers) answer.append(name, value)
    if (!answer.hasHeader("cache-control")) answer.setHeader("cache-control", "no-store")
    if (asked.method === "HEAD" || (page === undefined && !response.body)) return answer.end()
    // Every answer is whole by now, and one piece of known length is the cheapest to send.
    const body = page ?? Buffer.from(await response.arrayBuffer())
    answer.setHeader("content-length", Buffer.byteLength(body))
    answer.end(body)
  }
}

function answeringOf(build: Build, mode: RemixOptions["mode"]) {
  const whole = createRequestHandler(build, mode)
  if (typeof build === "function") return (asked: Asked, hands: AppLoadContext) => whole(requestFrom(asked), hands)
  const answeringFor = buildsByPath(build)
  const responders = new Map([[build, whole]])
  const responderOf = (chosen: ServerBuild) => {
    const responder = responders.get(chosen) ?? createRequestHandler(chosen, mode)
    responders.set(chosen, responder)
    return responder
  }
  return async (asked: Asked, hands: AppLoadContext) => {
    const found = answeringFor(asked.path)
    const request = found.alone ? formFrom(asked) : requestFrom(asked)
    const redirected = await redirectBy(found.alone, request, hands)
    if (redirected) return redirected
    // Remix copies a request with its body, which the action may have used up.
    const { url, method, headers } = request
    return responderOf(found.build)(request.bodyUsed ? new Request(url, { method, headers }) : request, hands)
  }
}

/** What came, as a web Request; without a signal: no door stops halfway when its asker goes, and making one costs as much as the rest. */
function requestFrom(asked: Asked): Request {
  const init: RequestInit & { duplex?: "half" } = { method: asked.method, headers: headersOf(asked) }
  if (asked.method !== "GET" && asked.method !== "HEAD") {
    init.body = createReadableStreamFromReadable(asked)
    init.duplex = "half"
  }
  return new Request(urlOf(asked), init)
}

/** The same for one route alone, whose action is run before Remix sees the request: it can read a form in a shorter way. */
const formFrom = (asked: Asked): Request =>
  asked.method === "POST" && isWithoutFiles(asked.get("content-type"))
    ? new SentForm(urlOf(asked), { method: "POST", headers: headersOf(asked) }, asked)
    : requestFrom(asked)

const urlOf = (asked: Asked) => `${asked.protocol}://${asked.host}${asked.originalUrl}`

function headersOf({ rawHeaders }: Asked): Headers {
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "")
  return headers
}
