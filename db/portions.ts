/** So many rows or ids fit into one statement on both engines, with some thirty columns each. */
const most = 500

/** Rows or ids in portions that fit into one statement each. */
export const portions = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most))
