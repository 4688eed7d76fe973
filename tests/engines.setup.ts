// Once per run: a migrated database of each engine, from which every test gets its copy.
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { openPg } from "../db/engine.pg"
import { openStore } from "../db/open"
import { startPostgres } from "./postgres"
import { scratch } from "./scratch"

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder with a migrated `reread.db` (and `pglite.tar` when there is no server). */
    templates: string
    /** Address of the throw-away server, ending before the database's name; empty where there is none. */
    postgres: string
  }
}

export const template = "reread_template"

export default async function setup(project: TestProject) {
  const templates = scratch("reread-tests-")
  await (await openStore({ dataDir: templates })).close()
  const server = await startPostgres()
  if (server) {
    const client = new pg.Client(server.address("postgres"))
    await client.connect()
    await client.query(`CREATE DATABASE ${template}`)
    await client.end()
    await (await openPg(server.address(template))).close()
  } else {
    await dumpPglite(join(templates, "pglite.tar"))
  }
  console.log(`PostgreSQL tests: ${server ? "a throw-away server on loopback" : "PGlite (no server on this machine)"}`)
  project.provide("templates", templates)
  project.provide("postgres", server?.address("") ?? "")
  return async () => {
    await server?.stop()
    rmSync(templates, { recursive: true, force: true })
  }
}

async function dumpPglite(file: string) {
  const { PGlite } = await import("@electric-sql/pglite")
  const { migratePg } = await import("../db/engine.pg")
  const client = await PGlite.create()
  await migratePg((text, values) => client.query(text, values))
  writeFileSync(file, Buffer.from(await (await client.dumpDataDir("none")).arrayBuffer()))
  await client.close()
}
