// Signing in by a six-digit code: what is stored of it, how it is compared, and the mail that brings it.
import { createHmac, timingSafeEqual } from "node:crypto"
import { codeMinutes } from "./code-life"

/** What is stored of a code: keyed with the server's secret and the code's id, since six digits are soon guessed. */
export const codeHash = (id: string, code: string, secret: string) =>
  createHmac("sha256", secret).update(`reread-code-1\n${id}\n${code}`).digest("hex")

/** The digits of what was typed or pasted: "123 456" → "123456". */
export const digitsOf = (typed: string) => typed.replace(/\D/g, "")

/** Compares two hashes (hex) in the same time, whatever they hold. */
export const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a, "hex"), Buffer.from(b, "hex"))

/** The mail with a code. */
export const codeMail = (to: string, code: string) => ({
  to,
  subject: `${code} is your code for Reread`,
  text: `Your code for Reread is ${code}.

Type it on the page where you asked for it. It works for ${codeMinutes} minutes.
If you did not ask for it, you need not do anything.
`,
})
