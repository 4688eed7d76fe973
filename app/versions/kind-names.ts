// What a kind of change is called on screen, in words that need no knowledge of documents.
import type { Shown } from "./shown"

const names: Readonly<Record<Shown["kind"], string>> = {
  promise_changed: "Promise changed",
  responsibility_changed: "Responsibility changed",
  step_added: "Step added",
  step_removed: "Step removed",
  step_moved: "Step moved",
  detour_added: "Detour added",
  detour_removed: "Detour removed",
  part_added: "Part added",
  part_removed: "Part removed",
  part_moved: "Part moved",
  part_as_it_is: "New to you",
  part_read_again: "As it is now",
  wording: "Wording",
  table_changed: "Table changed",
  small_corrections: "Small corrections",
  careful_reading: "Careful reading",
}

/** "Responsibility changed" */
export const kindName = (kind: Shown["kind"]): string => names[kind]

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
  part_read_again: "eye",
  wording: "pen",
  table_changed: "table",
  small_corrections: "pen",
  careful_reading: "eye",
} as const

/** The sign drawn beside a kind (ui/icon.tsx); the word says it too. */
export const kindIcon = (kind: Shown["kind"]) => icons[kind]
