// `npm run verify -- export.zip [--checkpoint FILE] [--key FILE]`: exit 0, or 1 with the first thing that is wrong.
// `npm run verify -- --data DIR` does the same with the whole ledger of each company in a database.
// FILE may also be a folder of checkpoints; the newest of them that the export can be compared with counts, and all others that can.
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { Held } from "../app/evidence/held"
import { verdictOn } from "../app/evidence/verdict"
import { unzipped } from "./unzip"
import { verifyData } from "./verify-data"

const words = process.argv.slice(2)
const after = (flag: string) => words.flatMap((word, i) => (words[i - 1] === flag ? [word] : []))
const [zip] = words.filter((word, i) => !word.startsWith("--") && !words[i - 1]?.startsWith("--"))

/** The texts in a file, or in a folder of them. */
function textsAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [readFileSync(path, "utf8")]
  return readdirSync(path)
    .filter((name) => /^\d+\.txt$/.test(name))
    .sort()
    .map((name) => readFileSync(join(path, name), "utf8"))
}

try {
  const held: Held = { checkpoints: after("--checkpoint").flatMap(textsAt), keys: after("--key").flatMap(textsAt) }
  const [data] = after("--data")
  if (data) {
    console.log(verifyData(data, held).join("\n"))
    process.exit(0)
  }
  if (!zip) throw new Error("Say which: npm run verify -- export.zip [--checkpoint FILE] [--key FILE]")
  const verdict = verdictOn(unzipped(new Uint8Array(readFileSync(zip))), held)
  if ("wrong" in verdict) throw new Error(verdict.wrong)
  const { summary } = verdict
  console.log(
    `${verdict.is === "authentic" ? "Authentic" : "Consistent"}: ${summary.title}, version ${summary.label}, ${summary.company}`,
  )
  console.log(`${summary.entries} entries proven, in a ledger of ${summary.size}; addressed to ${summary.addressed}.`)
  console.log(`Text (SHA-256) ${summary.document}`)
  if (summary.held.length > 0) console.log(`It agrees with ${summary.held.join(", ")}.`)
  else console.log("Whether it is authentic cannot be told without a checkpoint or the key from elsewhere.")
} catch (why) {
  console.error(why instanceof Error ? why.message : why)
  process.exit(1)
}
