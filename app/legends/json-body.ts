// What a script sends: JSON of unknown shape; null where it is none, or broke off because its sender went away.

/** Deeper nesting than the steps of any document have; walking through it would exhaust the stack. */
const deepest = 300

/** The JSON in the body of a request, or null when there is none that can be read. */
export async function jsonOf(request: Request): Promise<unknown> {
  try {
    const json: unknown = await request.json()
    return isDeeper(json, deepest) ? null : json
  } catch {
    return null
  }
}

function isDeeper(json: unknown, most: number): boolean {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []))
  }
  return false
}
