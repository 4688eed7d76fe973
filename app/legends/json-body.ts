// What a script sends: JSON of unknown shape; null where it is none.

/** The JSON in the body of a request, or null when there is none that can be read. */
export async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
