import "./ui/app.css"
import "./document/document.css"
import type { MetaFunction } from "@remix-run/node"
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useMatches, useRouteError } from "@remix-run/react"
import type { ReactNode } from "react"
import { asksToHydrate } from "./hydrate"
import { useNonce } from "./nonce"
import { askedAgain } from "./people/sign-in-again"
import { SignInAgain } from "./people/sign-in-page"
import storyFont from "./ui/fonts/literata-latin-wght-normal.woff2?url"
import { Frame } from "./ui/frame"

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const hydrate = useMatches().some(({ handle }) => asksToHydrate(handle))
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="preload" href={storyFont} as="font" type="font/woff2" crossOrigin="anonymous" />
        <Links />
        {hydrate ? null : <script src="/reader.js" defer nonce={nonce} />}
      </head>
      <body>
        {children}
        {hydrate ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

const sentences: Record<number, readonly [string, string]> = {
  400: ["That could not be read", "Nothing was changed. Go back to the page and send it again from there."],
  405: ["That cannot be sent here", "Nothing was changed. Go back to the page and send it again from there."],
  403: ["That was not sent from Reread", "Nothing was changed. Go back to the page and send it again from there."],
  401: ["You are signed out", "Sign in, then go back to the page."],
  404: ["There is nothing here", "The address may be mistyped, or the page is not for you."],
  413: ["That is too large", "Nothing was kept. Make it smaller and send it again."],
  429: ["That was a little too often", "Wait a few minutes and try again."],
}

function sentencesFor(error: unknown): readonly [string, string] {
  const { status, data } = isRouteErrorResponse(error) ? error : { status: 500, data: null }
  const [title, more] = sentences[status] ?? ["Something went wrong", "It is not your fault. Try again in a moment."]
  // What could not be read is told where it is known: a whole sentence is one of ours.
  return status === 400 && typeof data === "string" && data.endsWith(".") ? [title, `${data} ${more}`] : [title, more]
}

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${sentencesFor(error)[0]} – Reread` : "Reread" }]

export function ErrorBoundary() {
  const error = useRouteError()
  const asked = isRouteErrorResponse(error) && error.status === 401 ? askedAgain(error.data) : null
  if (asked) return <SignInAgain {...asked} />
  const [title, more] = sentencesFor(error)
  return (
    <Frame person={null}>
      <main id="main" className="page stack">
        <h1 tabIndex={-1}>{title}</h1>
        <p>{more}</p>
        <p>
          <a className="btn" href="/">
            Go to the home page
          </a>
        </p>
      </main>
    </Frame>
  )
}
