// Chooses the engine: a folder means SQLite, an address means PostgreSQL.
import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { openPg } from "./engine.pg"
import { openSqlite, type SqliteOptions } from "./engine.sqlite"
import type { Store } from "./store"

export interface Where extends SqliteOptions {
  /** Folder of the embedded database. */
  readonly dataDir?: string | undefined
  /** postgres://user:password@host:port/name */
  readonly databaseUrl?: string | undefined
}

/** The database's file in its folder. */
export const fileIn = (dataDir: string): string => join(resolve(dataDir), "reread.db")

/** Opens and migrates. What is wrong with the place is said in one sentence, without the password. */
export async function openStore({ dataDir, databaseUrl, ...options }: Where): Promise<Store> {
  if (dataDir && databaseUrl) throw new Error("Set DATA_DIR or DATABASE_URL, not both.")
  if (databaseUrl) return openAddress(databaseUrl)
  if (dataDir) return openFolder(dataDir, options)
  throw new Error("Set DATA_DIR (a folder for the embedded database) or DATABASE_URL (postgres://…).")
}

async function openAddress(address: string): Promise<Store> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new Error("DATABASE_URL must look like postgres://user:password@host:5432/name.")
  try {
    return await openPg(address)
  } catch (why) {
    throw new Error(`PostgreSQL at ${url.host}${url.pathname} could not be used: ${sentenceOf(why)}`, { cause: why })
  }
}

/** Makes a folder with those it lies in. One by one: `recursive` asks for ever where the system takes no folders (/proc). */
export function makeFolder(folder: string): void {
  const path = resolve(folder)
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (why) {
    // Somebody else made it meanwhile.
    if (!existsSync(path)) throw why
  }
}

function openFolder(dataDir: string, options: SqliteOptions): Store {
  const folder = resolve(dataDir)
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Error("it is not a folder")
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (why) {
    throw new Error(`DATA_DIR ${folder} cannot be written: ${sentenceOf(why)}`, { cause: why })
  }
  try {
    return openSqlite(fileIn(folder), options)
  } catch (why) {
    throw new Error(`The database in ${folder} could not be opened: ${sentenceOf(why)}`, { cause: why })
  }
}

function sentenceOf(why: unknown): string {
  if (why instanceof AggregateError) return sentenceOf(why.errors[0])
  return why instanceof Error ? why.message : String(why)
}
