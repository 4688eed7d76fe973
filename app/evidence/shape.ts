// Whether parsed JSON has the form it must have. A few lines instead of a library: they are part of the page in every export, which
// somebody may want to read.

export type Shape = (value: unknown) => boolean

export const text: Shape = (value) => typeof value === "string"
export const number: Shape = (value) => Number.isSafeInteger(value)
export const is =
  (...any: readonly unknown[]): Shape =>
  (value) =>
    any.includes(value)
export const hash: Shape = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)
export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value)
export const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape)
/** These fields, and any more. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(shapes).every(([name, shape]) => shape((value as Readonly<Record<string, unknown>>)[name]))
export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value))

/** The value in a JSON text when it has this form; null otherwise. */
export function parsed<T>(json: string, shape: Shape): T | null {
  try {
    const value: unknown = JSON.parse(json)
    return shape(value) ? (value as T) : null
  } catch {
    return null
  }
}
