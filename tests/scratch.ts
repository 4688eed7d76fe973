// Where the databases of tests lie. They are gone after the run, so memory is good enough, where there is plenty of it: there
// nothing waits for a disk, and one of PostgreSQL, hundreds of files, is made in an eighth of the time.
import { existsSync, mkdtempSync, statfsSync } from "node:fs"
import { freemem, tmpdir } from "node:os"
import { join } from "node:path"

const memory = "/dev/shm"
/** Bytes that must be free there. A run takes less than half of these three gigabytes. */
const plenty = 3 * 1024 ** 3

/** A new folder, whose name begins so. */
export const scratch = (name: string): string => mkdtempSync(join(isRoomy() ? memory : tmpdir(), name))

function isRoomy(): boolean {
  if (process.platform !== "linux" || !existsSync(memory) || freemem() < plenty) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > plenty
}
