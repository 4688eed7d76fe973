// A form that is read from what was sent, without a stream of the web between.
import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { isWithoutFiles, SentForm } from "../../server/sent-form"

const address = "http://reread.test/read/1/confirmation"
const sent = (pieces: Iterable<Buffer>) => new SentForm(address, { method: "POST" }, Readable.from(pieces))
const bytes = Buffer.from("change=%C3%96l+5+%25&change=zw\u00f6lf&empty=")

test.each([1, 2, 7, bytes.length])(
  "in pieces of %i bytes, letters cut in two, it is as Request reads it",
  async (size) => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    )
    const own = await sent(pieces).formData()
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    const theirs = await new Request(address, { method: "POST", headers, body: bytes }).formData()
    expect([...own]).toEqual([...theirs])
    expect(own.getAll("change")).toEqual(["Öl 5 %", "zwölf"])
  },
)

test("asked twice it says the same", async () => {
  const form = sent([bytes])
  expect([...(await form.formData())]).toEqual([...(await form.formData())])
})

test("half of a form is none", async () => {
  const broken = new Readable({ read() {} })
  const form = new SentForm(address, { method: "POST" }, broken).formData()
  broken.push("opening=1&sho")
  broken.destroy()
  await expect(form).rejects.toThrow(/premature/i)
})

test.each([
  ["application/x-www-form-urlencoded", true],
  ["Application/X-WWW-Form-Urlencoded; charset=UTF-8", true],
  ["application/x-www-form-urlencoded-not", false],
  ["multipart/form-data; boundary=x", false],
  ["application/json", false],
  [undefined, false],
])("%s carries no files: %s", (mediaType, is) => {
  expect(isWithoutFiles(mediaType)).toBe(is)
})
