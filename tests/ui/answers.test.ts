import { expect, test } from "vitest"
import { formOf } from "../../app/ui/answers"
import { thrownBy } from "../hands"

const sent = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request("http://reread.test/", { method: "POST", body, headers })

test("the sign NUL, which PostgreSQL refuses, is left out of fields and of their names", async () => {
  const form = new FormData()
  form.append("team", "a\0b")
  form.append("team", "c")
  form.append("text", "a\0b")
  form.append("note:Sales\0", "Not you.")
  form.append("file", new File(["x\0y"], "chairs.md"))
  const got = await formOf(sent(form), "text")
  expect([got.getAll("team"), got.get("note:Sales"), got.get("text")]).toEqual([["ab", "c"], "Not you.", "a\0b"])
  const file = got.get("file")
  expect(file instanceof File && [file.name, await file.text()]).toEqual(["chairs.md", "x\0y"])
})

test("a file in a field of text is malformed, and says which", async () => {
  const form = new FormData()
  form.append("title", new File(["x"], "chairs.md"))
  const answer = await thrownBy(() => formOf(sent(form)))
  expect([answer.status, await answer.text()]).toEqual([400, "A file came in the field “title”, where a text belongs."])
})

test("a body that is no form is malformed", async () => {
  expect((await thrownBy(() => formOf(sent("{}", { "content-type": "application/json" })))).status).toBe(400)
})
