// Changes of a reading as tests need them.
import type { NetChange } from "../../app/versions/net"

type Told = {
  where?: string
  roles?: string[]
  teams?: string[]
  words?: number
  origins?: { version: number; id?: string }[]
}

/** A wording change to version 5 with this fingerprint. */
export function change(fp: string, told: Told = {}): NetChange {
  const origins = told.origins ?? [{ version: 5, id: `5-${fp}` }]
  return {
    fp,
    unitFps: [fp],
    shown: {
      fp,
      kind: "wording",
      severity: "normal",
      title: `Title of ${fp}`,
      where: told.where ?? `Part of ${fp}`,
      was: null,
      now: `Text of ${fp}`,
      passages: [],
      corrections: [],
      reason: "",
      pillar: null,
      author: "Ruth Adler",
      concerns: { roles: told.roles ?? [], teams: told.teams ?? [] },
      notes: {},
      version: "5",
      known: "4",
      origins: origins.map(({ version, id }) => ({
        version,
        label: String(version),
        change: 1,
        id: id ?? `${version}-1`,
      })),
      words: told.words ?? 34,
    },
  }
}
