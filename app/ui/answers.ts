// Answers every door may give.

/** What is not there, or not for the one who asks: the same in both cases. `throw notFound()`. */
export const notFound = () => new Response("Not found", { status: 404 })

/** The fields of a form that was sent; a body that is no form is answered with 400. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return withoutNul(await request.formData())
  } catch {
    throw new Response("That was no form.", { status: 400 })
  }
}

/** The same fields without the sign NUL, which nobody types, and which PostgreSQL refuses in every text. */
function withoutNul(form: FormData): FormData {
  const isPlain = (text: FormDataEntryValue) => typeof text !== "string" || !text.includes("\0")
  const fields = [...form]
  if (fields.every(([name, value]) => isPlain(name) && isPlain(value))) return form
  const plain = new FormData()
  for (const [name, value] of fields) {
    const without = name.replaceAll("\0", "")
    if (typeof value === "string") plain.append(without, value.replaceAll("\0", ""))
    else plain.append(without, value, value.name)
  }
  return plain
}
