// Which pages bring React: those whose route says `handle = { hydrate: true }`.

/** True for the handle of a route that hydrates. */
export const asksToHydrate = (handle: unknown): boolean =>
  typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true
