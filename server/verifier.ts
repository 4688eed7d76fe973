// The script of the page that verifies an export: built once, or made anew each time while the sources are being worked on.
import { readFile } from "node:fs/promises"

/** Gives its text. */
export function verifierOf(fromSources: boolean): () => Promise<string> {
  if (fromSources) return madeAnew
  return () => readFile("build/program/verifier.js", "utf8")
}

async function madeAnew(): Promise<string> {
  const { build } = await import("esbuild")
  const { outputFiles } = await build({
    entryPoints: ["app/evidence/verify.client.ts"],
    write: false,
    bundle: true,
    format: "iife",
    target: "es2022",
  })
  return outputFiles[0]?.text ?? ""
}
