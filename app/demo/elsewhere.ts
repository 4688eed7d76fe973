// Another company's legend. It must never show in the first.
import { legend, p, part, promise } from "./prose"

export const elsewhereTitle = "Henrik finds a table for his mother"

export const elsewhere = legend(
  part(
    "hero",
    "Henrik Dahl",
    null,
    p(
      "**Henrik Dahl** looks for a table at which his mother can sit in her wheelchair, and which does not look like one from a hospital.",
    ),
  ),
  part("catalyst", "The kitchen", null, p("His mother says she would rather eat in bed than sit sideways once more.")),
  part(
    "first_step",
    "A photograph",
    "Workshop",
    p("Henrik sends a photograph of the kitchen. On the same day a joiner has drawn three lines into it."),
    promise({
      metric: "Drawing sent back",
      comparator: "within",
      value: "1",
      unit: "working day",
      from: "photograph received",
      to: "drawing sent",
      share: "90 % of cases",
      owner: "Workshop",
      source: "the order book",
    }),
  ),
  part("destination", "Sunday", null, p("On Sunday five people sit around the table, and nobody sits sideways.")),
)
