// The same properties on ten times as many pairs, others each time.
import { test } from "vitest"
import { holdsFor } from "./properties"

test("every property holds for ten thousand pairs of legends", { timeout: 1_800_000 }, () => holdsFor(10_000, false))

test("every property holds for ten thousand pairs full of tables", { timeout: 1_800_000 }, () => holdsFor(10_000, true))
