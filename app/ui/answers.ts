// Answers every door may give.

/** What is not there, or not for the one who asks: the same in both cases. `throw notFound()`. */
export const notFound = () => new Response("Not found", { status: 404 })

/**
 * The fields of a form that was sent, without the sign NUL, which PostgreSQL refuses in every text; only `asItIs` keeps it,
 * for a field whose reader says where it stands. A body that is no form, and a file in a field of text, are answered with 400.
 */
export async function formOf(request: Request, asItIs?: string): Promise<FormData> {
  const form = withoutNul(await sentForm(request), asItIs)
  for (const [name, value] of form)
    if (typeof value !== "string" && name !== "file")
      throw new Response(`A file came in the field “${name.slice(0, 40)}”, where a text belongs.`, { status: 400 })
  return form
}

async function sentForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response("That was no form.", { status: 400 })
  }
}

function withoutNul(form: FormData, asItIs: string | undefined): FormData {
  const plain = new FormData()
  for (const [sent, value] of form) {
    const name = sent.replaceAll("\0", "")
    if (typeof value !== "string") plain.append(name, value, value.name)
    else plain.append(name, name === asItIs ? value : value.replaceAll("\0", ""))
  }
  return plain
}
