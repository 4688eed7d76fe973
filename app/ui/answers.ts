// Answers every door may give.

/** What is not there, or not for the one who asks: the same in both cases. `throw notFound()`. */
export const notFound = () => new Response("Not found", { status: 404 })

/** The fields of a form that was sent; a body that is no form is answered with 400. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response("That was no form.", { status: 400 })
  }
}
