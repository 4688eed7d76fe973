// Part of every test file of a project that opens stores: its stores are closed when it ends. The files of a worker share
// what they import, so that this is asked for here, where vitest looks again for each of them.
import { afterAll } from "vitest"
import { closeAll } from "./engines"

afterAll(closeAll)
