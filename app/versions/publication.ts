// The changes of a draft as they are published: numbered in story order, each with its origin, frozen with the version.
import type { AnnouncedChange } from "./announced-changes"
import type { Published, Review } from "./net"

type Numbered = { readonly ordinal: number; readonly label: string; readonly newId: () => string }
type Announced = { readonly review: Review; readonly changes: readonly AnnouncedChange[] }

/** Every change with its units and what will be served for it; every unit of the patch is in exactly one. */
export function publication({ ordinal, label, newId }: Numbered, { review, changes }: Announced): Published[] {
  const units = new Map(
    review.patch.units.map(({ fp, key, lineage, pieceOf }) => [
      fp,
      { fp, key, lineage, ...(pieceOf ? { pieceOf } : {}) },
    ]),
  )
  const published = changes.map(({ reviewed, shown }, at): Published => {
    const id = newId()
    const origin = { version: ordinal, label, change: at + 1, id }
    return {
      ...{ id, label, version: ordinal, ordinal: at + 1, unitFps: reviewed.unitFps },
      units: reviewed.unitFps.flatMap((fp) => units.get(fp) ?? []),
      shown: { ...shown, origins: [origin] },
    }
  })
  const owned = published.flatMap(({ unitFps }) => unitFps)
  if (owned.length !== units.size || !owned.every((fp) => units.has(fp)) || new Set(owned).size !== owned.length)
    throw new Error("A difference of this draft would belong to no change, or to two: it is not published.")
  return published
}
