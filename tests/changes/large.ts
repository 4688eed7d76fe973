// A hundred thousand words, compared on their own: run in a process with little memory.
import { compare } from "../../app/changes/compare"
import { growing, tokensIn } from "./work"

for (const [what, told] of growing) {
  if (what !== "a fifth edited" && what !== "all rewritten") continue
  const [old, next] = told(4500)
  const { status, units } = compare(old, next)
  process.stdout.write(`${what}: ${status}, ${units.length > 0 && tokensIn(old) > 100_000}\n`)
}
