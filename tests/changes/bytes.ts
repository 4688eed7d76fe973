// What the engine says of some pairs, as hashes: run on its own it prints them, for another process to compare with what it finds itself.
import { pathToFileURL } from "node:url"
import { sha256 } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { pairOf } from "./tried"

const seeds = Array.from({ length: 40 }, (_, at) => at * 7919)

/** One hash for each pair; the pairs are compared in the order given, and told in the order of their seeds. */
export function hashesOfPatches(backwards: boolean): string[] {
  const order = backwards ? seeds.toReversed() : seeds
  const hashes = order.map((seed) => {
    const [old, next] = pairOf({ seed, parts: 1 + (seed % 4), edits: 1 + (seed % 8), tables: seed % 2 === 0 })
    return sha256(JSON.stringify(compare(old, next))).toString("hex")
  })
  return backwards ? hashes.reverse() : hashes
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.stdout.write(hashesOfPatches(true).join("\n"))
