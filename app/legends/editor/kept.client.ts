// Steps that are not saved yet, kept on this computer until the server has them: over a lost connection, a reload, a
// sign-in that ended. One entry for each open page, so that two pages never take each other's.
import type { Unsaved } from "../rebase"

/** Whose words for which legend: another person at this computer does not find them. */
export type Drawer = { readonly personId: string; readonly legendId: string }

const prefix = ({ personId, legendId }: Drawer) => `reread/draft/${personId}/${legendId}/`

/** Keeps what is unsaved, or forgets it when there is nothing. False when this computer has no room for it. */
export function keep(drawer: Drawer, unsaved: Unsaved): boolean {
  const key = prefix(drawer) + unsaved.clientId
  try {
    if (unsaved.steps.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(unsaved))
    return true
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}

function keptUnder(key: string): Unsaved | null {
  const text = localStorage.getItem(key)
  const found = text === null ? null : (JSON.parse(text) as Unsaved)
  return found && Array.isArray(found.steps) && found.steps.length > 0 ? found : null
}

/** What pages that are no longer open left unsaved here, oldest first. */
export async function leftHere(drawer: Drawer): Promise<Unsaved[]> {
  const keys = keysHere()
  const found: Unsaved[] = []
  for (const key of keys.filter((key) => key.startsWith(prefix(drawer))).sort()) {
    const unsaved = keptUnder(key)
    if (unsaved && !(await isOpen(unsaved.clientId))) found.push(unsaved)
  }
  return found
}

/** Nothing where the browser lets us keep nothing. */
function keysHere(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) ?? "")
  } catch (error) {
    if (error instanceof DOMException) return []
    throw error
  }
}

const lockOf = (clientId: string) => `reread/draft/${clientId}`

/** Says that this page is open, for as long as it is. */
export function beOpen(clientId: string): void {
  void navigator.locks?.request(lockOf(clientId), () => new Promise(() => {}))
}

async function isOpen(clientId: string): Promise<boolean> {
  if (!navigator.locks) return false
  return navigator.locks.request(lockOf(clientId), { ifAvailable: true }, async (lock) => lock === null)
}
