// A person in the ledger: a salted commitment. Without the salt nobody can tell whose it is, and the salt can be erased
// while the ledger stays whole.
import { createHmac } from "node:crypto"

/** Hex of HMAC-SHA-256 over company and person, keyed with this person's salt (hex). */
export function commitment(salt: string, companyId: string, personId: string): string {
  return createHmac("sha256", Buffer.from(salt, "hex"))
    .update(`reread-person-1\n${companyId}\n${personId}`)
    .digest("hex")
}
