// Answers every door may give.

/** What is not there, or not for the one who asks: the same in both cases. `throw notFound()`. */
export const notFound = () => new Response("Not found", { status: 404 })

/**
 * The fields of a form that was sent, without the sign NUL, which PostgreSQL refuses in every text; only `asItIs` keeps it,
 * for a field whose reader says where it stands. A body that is no form is answered with 400.
 */
export async function formOf(request: Request, asItIs?: string): Promise<FormData> {
  try {
    return withoutNul(await request.formData(), asItIs)
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
