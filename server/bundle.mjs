// Bundles the server's own program: index and the engine's thread. Packages stay outside.
import { build } from "esbuild"

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
