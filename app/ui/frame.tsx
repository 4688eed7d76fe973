import type { ReactNode } from "react"
import { initialsOf } from "./initials"

type Here = "home" | "legends"

type Props = {
  readonly person: { readonly name: string } | null
  readonly here?: Here | undefined
  /** Name and address of the company this page is about, for those who follow several. */
  readonly company?: { readonly id: string; readonly name: string } | undefined
  /** In place of the usual head: the reading pages have a way back and how far one is. */
  readonly head?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: a link past the head, the head, and the page (a `main` with the id "main"). */
export function Frame({ person, here, company, head, children }: Props) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {head ?? <Head person={person} here={here} company={company} />}
      {children}
    </>
  )
}

function Head({ person, here, company }: Pick<Props, "person" | "here" | "company">) {
  return (
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
        {company ? (
          <a className="named" href={`/companies/${company.id}`}>
            {company.name}
          </a>
        ) : null}
      </nav>
      {person ? (
        <a className="av" href="/me" aria-label={`Your settings, ${initialsOf(person.name)}`} title={person.name}>
          {initialsOf(person.name)}
        </a>
      ) : (
        <a className="btn s" href="/sign-in">
          Sign in
        </a>
      )}
    </header>
  )
}
