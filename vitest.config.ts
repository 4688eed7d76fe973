import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"
import { LongFirst } from "./tests/order"

/** All cores, also where there are only two: left to itself, vitest keeps one of them for itself. */
const workers = Math.max(2, availableParallelism())

/** Files that count how often code runs: V8 counts nothing that ran before it was told to. */
const counted = ["tests/changes/work.test.ts"]

export default defineConfig({
  test: {
    reporters: ["default"],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...counted, "tests/journeys/**", "tests/crash/**", "tests/powercut/**"],
          globalSetup: ["tests/engines.setup.ts"],
          setupFiles: ["tests/engines.closing.ts"],
          // The files of a worker share what they import: to read it anew for each would take a fifth of the time.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: workers,
        },
      },
      {
        test: {
          name: "counted",
          sequence: { groupOrder: 0 },
          include: counted,
          maxWorkers: workers,
        },
      },
      {
        test: {
          name: "browser",
          // After the others: they start the built program, and a browser that should not have to wait.
          sequence: { groupOrder: 1 },
          include: ["tests/journeys/**/*.test.ts", "tests/crash/**/*.test.ts"],
          globalSetup: ["tests/browser.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "powercut",
          sequence: { groupOrder: 2 },
          include: ["tests/powercut/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "deep",
          sequence: { groupOrder: 3 },
          include: ["tests/**/*.deep.ts"],
          globalSetup: ["tests/engines.setup.ts", "tests/browser.setup.ts"],
          setupFiles: ["tests/engines.closing.ts"],
          testTimeout: 900_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
