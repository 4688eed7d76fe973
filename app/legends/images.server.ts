// Pictures of a company's legends: their bytes, once under their hash. Nobody outside the company has them.
import { createHash } from "node:crypto"
import { and, eq, isNull } from "drizzle-orm"
import type { Store } from "../../db/store"
import { largestPicture, pictureType } from "./picture"

export type KeptPicture = { readonly hash: string } | { readonly refused: "too-large" | "no-picture" }

/** Keeps a picture under its SHA-256; the same one twice is kept once. */
export async function keepPicture(
  store: Store,
  asked: { readonly companyId: string; readonly bytes: Uint8Array; readonly at: number },
): Promise<KeptPicture> {
  const { companyId, bytes, at } = asked
  if (bytes.length > largestPicture) return { refused: "too-large" }
  const mime = pictureType(bytes)
  if (!mime) return { refused: "no-picture" }
  const hash = createHash("sha256").update(bytes).digest("hex")
  const row = { companyId, hash, mime, bytes: Buffer.from(bytes), createdAt: at }
  await store.write(companyId, (tx) => tx.insert(store.t.images).values(row).onConflictDoNothing())
  return { hash }
}

/** The picture with this hash in one of the person's companies. */
export async function pictureFor(store: Store, personId: string, hash: string) {
  const { images, memberships } = store.t
  const [picture] = await store.read
    .select({ mime: images.mime, bytes: images.bytes })
    .from(memberships)
    .innerJoin(images, and(eq(images.companyId, memberships.companyId), eq(images.hash, hash)))
    .where(and(eq(memberships.personId, personId), isNull(memberships.leftAt)))
    .limit(1)
  return picture ?? null
}
