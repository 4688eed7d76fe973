import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"
import { LongFirst } from "./tests/order"

/** All cores, also where there are only two: left to itself, vitest keeps one of them for itself. */
const workers = Math.max(2, availableParallelism())

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
          exclude: ["tests/journeys/**", "tests/crash/**", "tests/powercut/**"],
          globalSetup: ["tests/engines.setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
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
          testTimeout: 900_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
