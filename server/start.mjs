// `npm start`: the built program, in production.
import { existsSync } from "node:fs"

if (!existsSync("build/program/index.js")) {
  console.error("Reread is not built yet: npm run build")
  process.exit(1)
}
await import(new URL("../build/program/index.js", import.meta.url).href)
