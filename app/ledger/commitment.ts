// A person in the ledger: a salted commitment. Without the salt nobody can tell whose it is, and the salt can be erased
// while the ledger stays whole. Runs in a browser too.
import { fromHex, hexOf, utf8 } from "./bytes"
import { hmacSha256 } from "./sha256"

/** Hex of HMAC-SHA-256 over company and person, keyed with this person's salt (hex). */
export const commitment = (salt: string, companyId: string, personId: string): string =>
  hexOf(hmacSha256(fromHex(salt), utf8(`reread-person-1\n${companyId}\n${personId}`)))

/** The same for why somebody is in the audience of a version: the ids of the teams that brought them in. */
export const reasonCommitment = (salt: string, versionId: string, teams: readonly string[]): string =>
  hexOf(hmacSha256(fromHex(salt), utf8(`reread-reason-1\n${versionId}\n${[...teams].sort().join("\n")}`)))
