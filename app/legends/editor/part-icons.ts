// A drawn sign for each kind of part, as the path of a 24 by 24 picture. The word beside it says the same.
import type { PartKind } from "../../document/schema"

const person = "M12 4.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M5 20c1-4 4-6 7-6s6 2 7 6"

export const partIcons: Record<PartKind, string> = {
  hero: person,
  catalyst: "M12 3l10 18H2zM12 10v5M12 18v.5",
  first_step: "M4 18a8 8 0 1 1 16 0M12 18l4-6",
  step: "M5 12h13M13 6l6 6-6 6",
  road_sign: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 1 0 6a3 3 0 1 1 0-6",
  detour: "M6 20v-7a4 4 0 0 1 4-4h9M15 5l4 4-4 4",
  decision: "M12 3l9 9-9 9-9-9zM12 8v5M12 16v.5",
  alternative: "M12 21v-8M12 13L5 5M12 13l7-8M5 9V5h4M15 5h4v4",
  pre_mortem: "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M8 8l8 8M16 8l-8 8",
  remarkable: "M12 3l2.7 5.8 6.3.7-4.7 4.3 1.3 6.2L12 16.9 6.4 20l1.3-6.2L3 9.5l6.3-.7z",
  destination: "M5 21V4M5 5h12l-2 4 2 4H5",
  policy: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
  section: "M4 6h16M4 12h16M4 18h10",
}

/** Kinds of part that somebody does: the editor asks who. */
export const isDone = (kind: PartKind): boolean =>
  ["first_step", "step", "road_sign", "detour", "decision", "remarkable"].includes(kind)
