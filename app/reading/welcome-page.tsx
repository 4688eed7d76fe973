import type { ReactNode } from "react"

/** What Reread is, for somebody who is not signed in. `children`: the demo's way in. */
export function WelcomePage({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="page stack reading">
      <h1 tabIndex={-1}>Read what changed, and only that</h1>
      <p>
        Reread is where a company writes its Buyer Legends: stories whose hero is the customer. When a new version is
        published, everybody reads each change that concerns them, in minutes instead of the whole text.
      </p>
      <p>A change counts as read only when you opened it and confirmed it. No change can slip past.</p>
      {children ?? (
        <p>
          <a className="btn p" href="/sign-in">
            Sign in
          </a>
        </p>
      )}
    </main>
  )
}
