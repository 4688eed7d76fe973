// One mail as it goes out: plain text to one person, nothing in it that could become a header.

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same mail sent again carries the same id, so that a mailbox can tell. */
  readonly id?: string
}

/** A mail with its hour, as the demo's mailbox shows it. */
export type Sent = Mail & {
  readonly at: number
  /** When it is sent, while it is not: what can wait is sent in working hours. */
  readonly waitsUntil?: number
}

/** Makes a header's text safe: one line, no control characters, at most 200 characters. */
export const headerText = (text: string) =>
  Array.from(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim())
    .slice(0, 200)
    .join("")
