// `npm run backup -- FILE`: a verified copy of the embedded database, also while Reread runs.
import { join } from "node:path"
import { backUp } from "../db/backup"
import { fileIn } from "../db/open"

const [target] = process.argv.slice(2)

try {
  if (process.env.DATABASE_URL) throw new Error("This Reread keeps its data in PostgreSQL: use pg_dump for a copy.")
  if (!target) throw new Error("Say where to: npm run backup -- FILE")
  const made = backUp(fileIn(process.env.DATA_DIR || join("data", "demo")), target)
  console.log(
    `${made.file}: ${made.rows} rows in ${made.tables} tables, ${made.ledgerEntries} ledger entries, verified.`,
  )
} catch (why) {
  console.error(`No backup was made. ${why instanceof Error ? why.message : why}`)
  process.exit(1)
}
