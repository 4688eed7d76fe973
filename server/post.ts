// Where mails go: to a mail server, or to the log, and in the demo to its mailbox.
import nodemailer from "nodemailer"
import { headerText, type Mail, type Sent } from "../app/notices/mail"

export interface Post {
  /** Resolves when the mail server took it; rejects with why it did not. */
  readonly send: (mail: Mail) => Promise<void>
  /** Sends soon, tries three times, then tells the log: for sign-in codes. */
  readonly soon: (mail: Mail) => void
  /** The demo's sign-in mails, newest first. */
  readonly mailbox: () => readonly Sent[]
}

export interface PostOptions {
  readonly smtp: { readonly url: string; readonly from: string } | undefined
  /** The demo sends nothing: it shows notices as they lie in the outbox, and sign-in mails from the mailbox. */
  readonly demo: boolean
  readonly now: () => number
  /** Milliseconds a mail server may take for one mail. */
  readonly longest?: number
  /** Milliseconds before a sign-in code is tried again. */
  readonly pause?: number
}

/** How many sign-in mails the demo keeps. */
const kept = 50
/** Texts are never taken for paths or addresses to read. */
const plainOnly = { disableFileAccess: true, disableUrlAccess: true }

export function openPost({ smtp, demo, now, longest = 20_000, pause = 3_000 }: PostOptions): Post {
  const mailbox: Sent[] = []
  const transport = smtp
    ? nodemailer.createTransport(
        { url: smtp.url, connectionTimeout: longest, greetingTimeout: longest, socketTimeout: longest },
        { from: smtp.from },
      )
    : undefined

  async function send({ id, to, subject, text }: Mail) {
    const mail = { to, subject: headerText(subject), text }
    if (transport) {
      const messageId = id ? { messageId: `<${id}@reread>` } : {}
      await transport.sendMail({ ...mail, ...messageId, ...plainOnly, to: { name: "", address: to } })
      return
    }
    if (!demo) console.log(`Mail to ${to}: ${mail.subject}\n${text}`)
  }

  function soon(mail: Mail, tries = 3) {
    send(mail).catch((why: unknown) => {
      if (tries > 1) setTimeout(() => soon(mail, tries - 1), pause).unref()
      else console.error("A sign-in mail could not be sent:", why instanceof Error ? why.message : why)
    })
  }

  function keep(mail: Mail) {
    mailbox.unshift({ ...mail, at: now() })
    mailbox.length = Math.min(mailbox.length, kept)
  }

  return {
    send,
    soon: (mail) => (demo && !transport ? keep(mail) : void setImmediate(soon, mail)),
    mailbox: () => mailbox,
  }
}
