// P7: the same bytes in another process, on another day of its life, whatever was compared before.
import { execFileSync } from "node:child_process"
import { expect, test } from "vitest"
import { hashesOfPatches } from "./bytes"

const elsewhere = (...options: string[]) =>
  execFileSync(process.execPath, [...options, "--import", "tsx", "tests/changes/bytes.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, LANG: "tr_TR.UTF-8", TZ: "Asia/Tokyo" },
  }).split("\n")

test("another process says the same, in another order, zone and language, and without optimised code", () => {
  const here = hashesOfPatches(false)
  expect(new Set(here).size).toBe(here.length)
  expect(elsewhere("--no-opt")).toEqual(here)
})
