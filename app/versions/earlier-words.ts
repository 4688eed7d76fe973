// What authors said about the published changes that a net change comes from, where it is none of them exactly.
import type { Published } from "./net"
import type { Shown } from "./shown"

type Words = Pick<Shown, "reason" | "author" | "pillar" | "notes">

/**
 * Reason and notes of its origins (oldest first), each named by its version when it is not the target's alone:
 * "From version 3: Maya asks three suppliers." The author is named beside a reason where several wrote.
 */
export function earlierWords(origins: readonly Published[], plain: Shown): Words {
  const authors = [...new Set(saying(origins, ({ reason }) => reason).map(({ shown }) => shown.author))]
  const pillars = [...new Set(origins.map(({ shown }) => shown.pillar))]
  const roles = [...new Set(origins.flatMap(({ shown }) => Object.keys(shown.notes)))]
  const from = ({ label, shown }: Published) =>
    authors.length > 1 ? `From version ${label}, ${shown.author}` : `From version ${label}`
  const isTarget = origins.every(({ label }) => label === plain.version)
  const told = (of: (shown: Shown) => string | undefined, name: (one: Published) => string) =>
    saying(origins, of)
      .map((one) => (isTarget ? (of(one.shown) ?? "") : `${name(one)}: ${ended(of(one.shown) ?? "")}`))
      .join(" ")
  return {
    reason: told(({ reason }) => reason, from),
    author: authors.length === 0 ? plain.author : authors.length === 1 ? (authors[0] ?? "") : "",
    pillar: pillars.length === 1 ? (pillars[0] ?? null) : null,
    notes: Object.fromEntries(
      roles.map((role) => [
        role,
        told(
          ({ notes }) => notes[role],
          ({ label }) => `From version ${label}`,
        ),
      ]),
    ),
  }
}

/** The origins that say something, each text once, where it was said last. */
function saying(origins: readonly Published[], of: (shown: Shown) => string | undefined): Published[] {
  const said = origins.filter(({ shown }) => of(shown))
  return said.filter((one, at) => !said.slice(at + 1).some((later) => of(later.shown) === of(one.shown)))
}

const ended = (text: string) => (/[.!?…»”"]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
