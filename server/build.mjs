// `npm run build`: Remix' two bundles with Vite, then the server's own program (index, and the engine's thread).
import { spawnSync } from "node:child_process"
import { build } from "esbuild"

// Whatever the caller's NODE_ENV is: with another one, React's slow and large build would be taken.
process.env.NODE_ENV = "production"

const remix = [
  "node_modules/@remix-run/dev/dist/cli.js",
  "vite:build",
  "--config",
  "remix.config.js",
  "--logLevel",
  "warn",
]
const { status } = spawnSync(process.execPath, remix, { stdio: "inherit" })
if (status !== 0) process.exit(status ?? 1)

// What the page in every export runs: in one piece, and not made small, so that an auditor can read it.
await build({
  entryPoints: { verifier: "app/evidence/verify.client.ts" },
  outdir: "build/program",
  bundle: true,
  format: "iife",
  target: "es2022",
  logLevel: "warning",
})

await build({
  entryPoints: ["server/index.ts", "server/thread.ts"],
  outdir: "build/program",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
})
