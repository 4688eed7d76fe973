// A form without files, as most are. The body of a web Request is made a stream, and its form is read from that stream
// again: that costs as much as what most actions do.
import type { Readable } from "node:stream"
import { text } from "node:stream/consumers"

const withoutFiles = /^application\/x-www-form-urlencoded\s*(;|$)/i

/** Whether a body of this media type is a form without files. */
export const isWithoutFiles = (mediaType: string | undefined) => withoutFiles.test(mediaType ?? "")

/** A request whose form is read from what was sent, once; it has no other body. */
export class SentForm extends Request {
  readonly #sent: Readable
  #form: Promise<FormData> | undefined

  constructor(url: string, init: RequestInit, sent: Readable) {
    super(url, init)
    this.#sent = sent
  }

  override formData(): Promise<FormData> {
    this.#form ??= formIn(this.#sent)
    return this.#form
  }
}

async function formIn(sent: Readable) {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(await text(sent))) form.append(name, value)
  return form
}
