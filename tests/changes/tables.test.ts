// The same on documents in which most blocks are tables: beside the other file, so that both cores have one.
import { test } from "vitest"
import { holdsFor } from "./properties"

test("every property holds for a thousand pairs full of tables", { timeout: 300_000 }, () => holdsFor(1000, true, 1))
