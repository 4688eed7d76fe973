// Publishes a draft in a process of its own that dies, as by kill -9, before the n-th statement of the transaction:
// `publisher FOLDER WHAT N [SPLIT]`. SPLIT breaks the transaction in two after so many statements, as a wrong program would.
import { publishDraft } from "../../app/versions/publishing.server"
import { openSqlite } from "../../db/engine.sqlite"
import { fileIn } from "../../db/open"
import type { Db, Store } from "../../db/store"
import { directWorker } from "../hands"
import { addressed } from "../readers"

const [folder = "", what = "{}", dies = "0", split = "0"] = process.argv.slice(2)
const store = openSqlite(fileIn(folder))
let statements = 0

type OnSqlite = Db & { readonly $client: { exec(statement: string): void } }

function counting(tx: Db): Db {
  const count = () => {
    statements++
    if (statements === Number(dies)) process.kill(process.pid, "SIGKILL")
    if (statements === Number(split)) (tx as OnSqlite).$client.exec("COMMIT; BEGIN IMMEDIATE")
  }
  return new Proxy(tx, {
    get(target, name) {
      if (name === "insert" || name === "update" || name === "delete") count()
      const value = Reflect.get(target, name)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}

const counted: Store = {
  ...store,
  read: store.read,
  write: (company, body) => store.write(company, (tx) => body(counting(tx))),
}

const outcome = await publishDraft(counted, directWorker, await addressed(store, JSON.parse(what)))
console.log(JSON.stringify({ outcome, statements }))
await store.close()
