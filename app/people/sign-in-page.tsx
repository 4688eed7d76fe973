import type { ReactNode } from "react"
import { Frame } from "../ui/frame"
import { Message } from "../ui/message"
import { codeMinutes } from "./code-life"
import { ContinueAs } from "./continue-as"

const sentences = {
  "no-address": "Enter your mail address, such as lars@example.com.",
  "too-often": "That was a little too often. Wait a quarter of an hour, then try again.",
  "wrong-code": "That is not the code. Look at the newest mail, and try again.",
  "code-over": "That code no longer works. Ask for a new one.",
} as const
export type SignInRefusal = keyof typeof sentences

type Carried = { readonly back: string; readonly kept: string | null }

function Page({ title, refused, children }: { title: string; refused?: SignInRefusal | null; children: ReactNode }) {
  return (
    <Frame person={null}>
      <main id="main" className="page stack">
        <h1 tabIndex={-1}>{title}</h1>
        {refused ? (
          <Message kind="no">
            <p>{sentences[refused]}</p>
          </Message>
        ) : null}
        {children}
      </main>
    </Frame>
  )
}

function CarriedFields({ back, kept }: Carried) {
  return (
    <>
      <input type="hidden" name="back" value={back} />
      {kept ? <input type="hidden" name="kept" value={kept} /> : null}
    </>
  )
}

function AddressForm({ email = "", ...carried }: Carried & { email?: string }) {
  return (
    <form method="post" action="/sign-in" className="stack">
      <CarriedFields {...carried} />
      <div>
        <label className="f" htmlFor="email">
          Your mail address
        </label>
        <input id="email" name="email" type="email" autoComplete="email" defaultValue={email} required />
      </div>
      <button className="btn p" type="submit">
        Send me a code
      </button>
    </form>
  )
}

type Asking = Carried & { readonly email?: string; readonly refused?: SignInRefusal | null; readonly demo: boolean }

export function AskForCode({ refused = null, demo, ...form }: Asking) {
  return (
    <Page title="Sign in" refused={refused}>
      <p>We send you a code of six digits. There is no password.</p>
      <AddressForm {...form} />
      {demo && !form.kept ? (
        <section className="stack">
          <h2>This is the demo</h2>
          <p className="t15">Continue as one of its people, no code needed.</p>
          <ContinueAs back={form.back} />
        </section>
      ) : null}
    </Page>
  )
}

type Typing = Carried & { readonly email: string; readonly asked: string; readonly refused: SignInRefusal | null }

export function TypeCode({ email, asked, refused, demo, ...carried }: Typing & { demo: boolean }) {
  return (
    <Page title="Type the code" refused={refused}>
      <p>
        If <strong>{email}</strong> is known here, a mail with six digits is on its way. The code works for{" "}
        {codeMinutes} minutes.
      </p>
      {demo ? (
        <p className="t15">
          This is the demo: <a href="/demo/mailbox">its mails are shown here</a>.
        </p>
      ) : null}
      <form method="post" action="/sign-in" className="stack">
        <CarriedFields {...carried} />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="asked" value={asked} />
        <div>
          <label className="f" htmlFor="code">
            Code
          </label>
          <input id="code" name="code" type="text" inputMode="numeric" autoComplete="one-time-code" required />
        </div>
        <button className="btn p" type="submit">
          Sign in
        </button>
      </form>
      <form method="post" action="/sign-in">
        <CarriedFields {...carried} />
        <input type="hidden" name="email" value={email} />
        <button className="btn q" type="submit">
          Send a new code
        </button>
      </form>
    </Page>
  )
}

/** Shown in place of an answer when a form came without a session: nothing typed is lost. */
export function SignInAgain(carried: { back: string; kept: string }) {
  return (
    <Page title="Sign in again">
      <p>You were signed out in the meantime. What you typed is kept: sign in, then send it.</p>
      <AddressForm {...carried} />
    </Page>
  )
}

type Returned = {
  /** Who is signed in now. */
  readonly name: string
  readonly action: string
  /** Null when it was typed by somebody else. */
  readonly fields: readonly (readonly [string, string])[] | null
}

const words = ["text", "reason", "title", "name", "names", "list", "summary", "question", "explanation"]

/** What somebody wrote, not what a page put beside it. */
const isWritten = (name: string, value: string) =>
  value.trim() !== "" && (words.includes(name) || /^(note|answer|reply):/.test(name))

/** After signing in again: one button sends what had been typed. */
export function GoOn({ name, action, fields }: Returned) {
  const page = action.replace(/\?.*/, "")
  if (!fields)
    return (
      <Page title={`You are signed in as ${name}`}>
        <p>What was typed here before came from somebody else’s sign-in: it was not sent, and it is not shown.</p>
        <p>
          <a className="btn p" href="/">
            Go to the home page
          </a>
        </p>
      </Page>
    )
  return (
    <Page title="You are signed in again">
      <p>
        What you typed is still here. Nothing has been sent yet; it will be sent as <strong>{name}</strong>.
      </p>
      {fields.map(([name, value]) =>
        isWritten(name, value) ? (
          <blockquote key={`${name}=${value}`} className="card said-text">
            {value}
          </blockquote>
        ) : null,
      )}
      <form method="post" action={action} className="stack">
        {fields.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <button className="btn p" type="submit">
          Send it now
        </button>
      </form>
      <p>
        <a className="btn q" href={page}>
          Do not send it
        </a>
      </p>
    </Page>
  )
}
