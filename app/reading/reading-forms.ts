// What the forms of a reader send. A field that is missing is empty: then there is no such opening.

/** The form that was sent; what is no form is a bad request. */
export async function formIn(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? ""
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type))
    throw new Response("Send a form.", { status: 400 })
  try {
    return await request.formData()
  } catch (why) {
    throw new Response(`This is no form: ${why instanceof Error ? why.message : "unreadable"}`, { status: 400 })
  }
}

const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === "string" ? value.slice(0, 100) : ""
}

/** The form under an open change: the opening it was served with, and the hash of what was shown. */
export const confirmationFrom = (form: FormData) => ({
  openingId: field(form, "opening"),
  shownHash: field(form, "shown"),
})

/** The form that takes a confirmation back. */
export const undoFrom = (form: FormData) => ({ confirmationId: field(form, "confirmation") })
