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
  wording: "Wording",
  table_changed: "Table changed",
  small_corrections: "Small corrections",
}

/** "Responsibility changed" */
export const kindName = (kind: Shown["kind"]): string => names[kind]
