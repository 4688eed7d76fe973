// A throw-away PostgreSQL on loopback, when the machine has the programs. It ends with the process that started it.
import { spawn, spawnSync } from "node:child_process"
import { chownSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { delimiter, join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { scratch } from "./scratch"

export interface Server {
  /** Address of a database by its name. */
  readonly address: (database: string) => string
  readonly stop: () => Promise<void>
}

/** Starts one, or gives null when there is no PostgreSQL here (or POSTGRES=none says so, to try PGlite). */
export async function startPostgres(): Promise<Server | null> {
  if (process.env.POSTGRES === "none") return null
  const bin = findPrograms()
  const user = userFor()
  if (!bin || !user) return null
  const home = scratch("reread-postgres-")
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid ?? user.uid)
  const folder = join(home, "cluster")
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", folder, "-U", "reread", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
    { ...user, cwd: home, encoding: "utf8" },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    fsync: "off",
    full_page_writes: "off",
    shared_buffers: "32MB",
    max_wal_size: "256MB",
    max_connections: 300,
    autovacuum: "off",
    log_min_messages: "fatal",
    log_statement: "none",
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  // The shell waits for our end of the pipe to close, which happens however this process ends, and leaves nothing behind.
  const script = `"${join(bin, "postgres")}" -D "${folder}" ${flags.join(" ")} & pid=$!; read -r _; kill -QUIT $pid; wait $pid; rm -rf "${folder}"`
  const shell = spawn("/bin/sh", ["-c", script], { ...user, cwd: home, stdio: ["pipe", "ignore", "ignore"] })
  const ended = new Promise<void>((resolve) => shell.once("exit", () => resolve()))
  const address = (database: string) => `postgres://reread@127.0.0.1:${port}/${database}`
  const stop = async () => {
    shell.stdin?.end()
    await ended
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await answering(address("postgres"))
  } catch (why) {
    await stop()
    throw why
  }
  return { address, stop }
}

function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((v) => join(debian, v, "bin")), ...(process.env.PATH ?? "").split(delimiter)]
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))))
}

/** PostgreSQL refuses root: then it runs as `postgres` or `nobody`. */
function userFor(): { uid?: number; gid?: number } | null {
  if (process.getuid?.() !== 0) return process.platform === "win32" ? null : {}
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
  const found = ["postgres", "nobody"].map((name) => users.find((u) => u[0] === name)).find((u) => u !== undefined)
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : null
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))))
    })
  })
}

async function answering(address: string) {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client(address)
    try {
      await client.connect()
      return await client.end()
    } catch (why) {
      if (tries > 200) throw why
      await pause(50)
    }
  }
}
