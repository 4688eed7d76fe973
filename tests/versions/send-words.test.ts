import { expect, test } from "vitest"
import { sendWords } from "../../app/versions/saving-as-you-write"

const kept = { page: {}, refused: null }

/** What a browser's network does: a request that outlives its page may carry 64 KiB. */
const browser: typeof fetch = async (_, init) => {
  const { size } = await new Response(init?.body).blob()
  if (init?.keepalive && size > 64 * 1024) throw new TypeError("Failed to fetch")
  return Response.json(kept)
}
const formOf = (text: string) => {
  const form = new FormData()
  form.set("explanation", text)
  return form
}

test("few words are sent so that they outlive the page", async () => {
  const sent: (boolean | undefined)[] = []
  const noted: typeof fetch = (to, init) => {
    sent.push(init?.keepalive)
    return browser(to, init)
  }
  expect(await sendWords("/words", formOf("Maya calls."), noted)).toEqual(kept)
  expect(sent).toEqual([true])
})

test("many words arrive too", async () => {
  expect(await sendWords("/words", formOf("Maya calls. ".repeat(8000)), browser)).toEqual(kept)
})

test("without a network nothing arrives", async () => {
  expect(await sendWords("/words", formOf("Maya calls."), () => Promise.reject(new TypeError("offline")))).toBeNull()
})
