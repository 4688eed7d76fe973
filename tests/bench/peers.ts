// Engines of others, in a folder of their own: installed when the bench wants them, no part of the product.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import type { Node, Schema } from "prosemirror-model"

const folder = path.resolve("tests/bench/peers")

/** The folder they stand in; null when they are not there and cannot be fetched. */
export function installPeers(): string | null {
  if (existsSync(path.join(folder, "node_modules/@milkdown/plugin-diff"))) return folder
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  const { status } = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "ignore",
  })
  return status === 0 ? folder : null
}

/** How each of them finds the changes between two documents of a schema; the answer is how many. */
export async function peersIn(
  at: string,
  schema: Schema,
): Promise<[name: string, run: (old: string, next: string) => number][]> {
  const load = (file: string) => import(pathToFileURL(path.join(at, "node_modules", file)).href)
  const [{ computeDocDiff }, { diffWords }] = [
    (await load("@milkdown/plugin-diff/lib/index.js")) as { computeDocDiff(old: Node, next: Node): unknown[] },
    (await load("diff/libesm/index.js")) as {
      diffWords(old: string, next: string): { added: boolean; removed: boolean }[]
    },
  ]
  const parsed = (text: string) => schema.nodeFromJSON(JSON.parse(text))
  const said = (node: Node) => node.textBetween(0, node.content.size, "\n", "\uFFFC")
  return [
    ["Milkdown plugin-diff", (old, next) => computeDocDiff(parsed(old), parsed(next)).length],
    [
      "jsdiff words (text alone)",
      (old, next) =>
        diffWords(said(parsed(old)), said(parsed(next))).filter(({ added, removed }) => added || removed).length,
    ],
  ]
}
