// Renders a page in full before it answers: no page defers anything, and one piece is the cheapest to send.
import { PassThrough } from "node:stream"
import { text } from "node:stream/consumers"
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import type { ReactNode } from "react"
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server"
import { foundDemo } from "./demo/demo.server"
import { asksToHydrate } from "./hydrate"
import type { Keepers } from "./keepers"
import { grownLedgers, makeCheckpoint } from "./ledger/checkpoints.server"
import { Nonce } from "./nonce"
import { claimNotices, noticeFailed, noticeSent } from "./notices/notices.server"
import { companiesAtWork, remindReaders } from "./reading/reminders.server"

/** How long a page may take to render before it is given up, in milliseconds. */
export const streamTimeout = 10_000

export default async function answer(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, whole }: AppLoadContext,
) {
  const page = (
    <Nonce.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </Nonce.Provider>
  )
  const html = hydrates(remix) ? await rendered(page, nonce) : `<!DOCTYPE html>${renderToStaticMarkup(page)}`
  headers.set("Content-Type", "text/html; charset=utf-8")
  whole(html)
  return new Response(null, { status, headers })
}

const hydrates = ({ routeModules, staticHandlerContext }: EntryContext) =>
  staticHandlerContext.matches.some(({ route }) => asksToHydrate(routeModules[route.id]?.handle))

/** A page that hydrates carries what its loaders gave; that comes a moment after the rest. */
function rendered(page: ReactNode, nonce: string) {
  return new Promise<string>((resolve, reject) => {
    let failed: unknown
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        if (failed) return reject(failed)
        const body = new PassThrough()
        pipe(body)
        resolve(text(body))
      },
      onShellError(error) {
        clearTimeout(timer)
        reject(error)
      },
      onError(error) {
        failed = error
      },
    })
    const timer = setTimeout(() => abort(new Error("rendering took too long")), streamTimeout)
  })
}

/** Tells the log about bugs; what is not there or not allowed is none. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (isRouteErrorResponse(error) && error.status < 500) return
  console.error(`${request.method} ${new URL(request.url).pathname}`, error)
}

/** What server/ reaches through this build. */
export const keepers: Keepers = {
  foundDemo,
  makeCheckpoint,
  grownLedgers,
  companiesAtWork,
  remindReaders,
  claimNotices,
  noticeSent,
  noticeFailed,
}
