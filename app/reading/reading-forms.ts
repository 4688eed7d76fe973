// What the forms of a reader send. A field that is missing is empty: then there is no such opening.

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
