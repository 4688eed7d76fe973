// `npm run verify -- --data DIR [--checkpoint FILE] [--key FILE]`: the whole ledger of each company in the embedded database.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { checkLedger } from "../app/ledger/checking"
import { checkpointFrom, type Key, keyFrom, originOf } from "../app/ledger/checkpoint"
import { isSeed, signerFrom } from "../app/ledger/signing"
import { withLedgers } from "../db/ledgers"
import { fileIn } from "../db/open"

type Held = { readonly checkpoints: readonly string[]; readonly keys: readonly string[] }

/** A sentence for each company; throws the first thing that is wrong. */
export function verifyData(dir: string, held: Held): string[] {
  const file = fileIn(dir)
  if (!existsSync(file)) throw new Error(`There is no database at ${file}.`)
  return withLedgers(file, (ledgers) => {
    for (const text of held.checkpoints) {
      const said = checkpointFrom(text)
      if (!said) throw new Error("The checkpoint that you hold is none.")
      if (!ledgers.some(({ id }) => originOf(id) === said.origin))
        throw new Error(`The ledger ${said.origin}, of which you hold a checkpoint, is not there.`)
    }
    return ledgers.map((ledger) => {
      const { id, name } = ledger
      const own = held.checkpoints.filter((text) => checkpointFrom(text)?.origin === originOf(id))
      const checked = checkLedger(ledger, keyOf(dir, id, held.keys), own)
      if ("wrong" in checked) throw new Error(`${name}: ${checked.wrong}`)
      const { entries, covered, agree } = checked
      const signed = covered > 0 ? `the first ${covered} under a signed checkpoint` : "none of them signed yet"
      const outside = agree > 0 ? `; it agrees with ${agree} that you hold` : ""
      return `${name}: ${entries === 1 ? "1 entry" : `${entries} entries`} without a gap, ${signed}${outside}.`
    })
  })
}

/** The key held elsewhere, or else the one beside the data, or the public one beside its checkpoints. */
function keyOf(dir: string, companyId: string, keys: readonly string[]): Key | null {
  const origin = originOf(companyId)
  const given = keys.map(keyFrom)
  if (given.includes(null)) throw new Error("The key that you hold is none.")
  const own = given.find((key) => key?.name === origin)
  if (own) return own
  const secret = textAt(join(dir, "ledger.key"))
  if (isSeed(secret)) return keyFrom(signerFrom(secret).keyFor(origin))
  return keyFrom(textAt(join(dir, "checkpoints", companyId, "key.txt")))
}

const textAt = (path: string) => (existsSync(path) ? readFileSync(path, "utf8").trim() : "")
