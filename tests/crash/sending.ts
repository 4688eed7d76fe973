// Sends one form, as a browser would, and tells the status; null when no answer came.
import { request } from "node:http"

export interface Form {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function send(address: string, { path, headers, body }: Form): Promise<number | null> {
  return new Promise((resolve) => {
    const asked = request(new URL(path, address), { method: "POST", headers }, (answer) => {
      answer.resume()
      answer.once("end", () => resolve(answer.statusCode ?? null))
      answer.once("error", () => resolve(null))
    })
    asked.once("error", () => resolve(null))
    asked.end(body)
  })
}
