import type { ReactNode } from "react"
import { initialsOf } from "./initials"

type Here = "home" | "legends"

/** The frame of every page: a link past the head, the head, and the page. */
export function Frame({
  person,
  here,
  children,
}: {
  person: { readonly name: string } | null
  here?: Here | undefined
  children: ReactNode
}) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <a className="brand" href="/">
          Reread
        </a>
        <nav aria-label="Main">
          {person ? (
            <a href="/" aria-current={here === "home" ? "page" : undefined}>
              Home
            </a>
          ) : null}
        </nav>
        {person ? (
          <a className="av" href="/me" aria-label={`Your settings, ${person.name}`}>
            {initialsOf(person.name)}
          </a>
        ) : (
          <a href="/sign-in">Sign in</a>
        )}
      </header>
      {children}
    </>
  )
}
