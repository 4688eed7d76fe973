import { expect, test } from "vitest"
import { type allowed, startLimits } from "../../server/limits"

const takes = async (limit: ReturnType<typeof startLimits>, kind: keyof typeof allowed, key: string, times: number) => {
  const answers: boolean[] = []
  for (let i = 0; i < times; i++) answers.push(await limit(kind, key))
  return answers.filter(Boolean).length
}

test("ten codes are tried for one account in a quarter of an hour, from however many addresses", async () => {
  const limit = startLimits()
  expect(await takes(limit, "tries-for-account", "lars@northlight.example", 40)).toBe(10)
  expect(await takes(limit, "tries-for-account", "mina@northlight.example", 1)).toBe(1)
})

test("fifty tries come from one address, and five codes go to one account", async () => {
  const limit = startLimits()
  expect(await takes(limit, "tries-from-address", "192.0.2.7", 60)).toBe(50)
  expect(await takes(limit, "codes-for-account", "lars@northlight.example", 10)).toBe(5)
})

test("using up one limit leaves the others", async () => {
  const limit = startLimits()
  await takes(limit, "codes-for-account", "lars@northlight.example", 10)
  expect(await limit("tries-for-account", "lars@northlight.example")).toBe(true)
})

test("a whole office of 90 gets its codes through one address", async () => {
  expect(await takes(startLimits(), "codes-from-address", "192.0.2.7", 90)).toBe(90)
})
