// The sign beside each kind of change; the word says it too.
import type { Shown } from "../versions/shown"

const icons = {
  promise_changed: "gauge",
  responsibility_changed: "person",
  step_added: "plus",
  step_removed: "minus",
  step_moved: "move",
  detour_added: "plus",
  detour_removed: "minus",
  part_added: "plus",
  part_removed: "minus",
  part_moved: "move",
  part_as_it_is: "eye",
  wording: "pen",
  table_changed: "table",
  small_corrections: "pen",
} as const

export const kindIcon = (kind: Shown["kind"]) => icons[kind]
