import { expect, test } from "vitest"
import { jsonOf } from "../../app/legends/json-body"

const sent = (body: BodyInit) =>
  new Request("http://reread.test/", { method: "POST", body, duplex: "half" } as RequestInit)

const brokenOff = () =>
  new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"steps":'))
      stream.error(new Error("aborted"))
    },
  })

test.each([
  ["JSON is read", () => '{"steps":[1]}', { steps: [1] }],
  ["what is no JSON is none", () => "{steps", null],
  ["what is nested too deeply is none", () => "[".repeat(400) + "]".repeat(400), null],
  ["what broke off because its sender went away is none", brokenOff, null],
])("%s", async (_, body, read) => {
  expect(await jsonOf(sent(body()))).toEqual(read)
})
