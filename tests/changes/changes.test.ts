// The properties of the change engine on legends by chance. A failure names its case and the seed of the run.
import { test } from "vitest"
import { holdsFor } from "./properties"

test("every property holds for a thousand pairs of legends", { timeout: 300_000 }, () => holdsFor(1000, false))
