// Loaded before the program: its clock shows what the file CLOCK says, so that a journey moves it and never waits for it.
// What happens every so often happens a hundred times as often.
import { readFileSync } from "node:fs"

const { CLOCK = "" } = process.env
const every = setInterval
Date.now = () => Number(readFileSync(CLOCK, "utf8"))
globalThis.setInterval = /** @type {typeof setInterval} */ (
  (/** @type {() => void} */ what, /** @type {number} */ ms = 0) => every(what, ms / 100)
)
