// Renders a page in full before it answers: no page defers anything, and one piece is the cheapest to send.
import { PassThrough } from "node:stream"
import { text } from "node:stream/consumers"
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import { renderToPipeableStream } from "react-dom/server"
import { foundDemo } from "./demo/demo.server"
import type { Keepers } from "./keepers"
import { Nonce } from "./nonce"
import { claimNotices, noticeFailed, noticeSent } from "./notices/notices.server"

/** How long a page may take to render before it is given up, in milliseconds. */
export const streamTimeout = 10_000

export default function answer(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let failed: unknown
    const { pipe, abort } = renderToPipeableStream(
      <Nonce.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </Nonce.Provider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          if (failed) return reject(failed)
          headers.set("Content-Type", "text/html; charset=utf-8")
          const body = new PassThrough()
          pipe(body)
          resolve(text(body).then((page) => new Response(page, { status, headers })))
        },
        onShellError(error) {
          clearTimeout(timer)
          reject(error)
        },
        onError(error) {
          failed = error
        },
      },
    )
    const timer = setTimeout(() => abort(new Error("rendering took too long")), streamTimeout)
  })
}

/** Tells the log about bugs; what is not there or not allowed, and readers who went away, are none. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  console.error(`${request.method} ${new URL(request.url).pathname}`, error)
}

/** What server/ reaches through this build. */
export const keepers: Keepers = {
  foundDemo,
  claimNotices,
  noticeSent,
  noticeFailed,
}
