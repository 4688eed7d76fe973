import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/journeys/**"],
          globalSetup: ["tests/engines.setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          // After the others, so that a slow machine does not make a browser wait.
          sequence: { groupOrder: 1 },
          include: ["tests/journeys/**/*.test.ts"],
          globalSetup: ["tests/browser.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "deep",
          sequence: { groupOrder: 2 },
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
