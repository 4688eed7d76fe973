import { expect, test } from "vitest"
import { phone } from "./browsing"
import { publish, readAll, saved } from "./doing"
import { looksRight } from "./looking"
import { ownDemo } from "./own-demo"

const demo = ownDemo({ quick: true })

const rooms = ["The oven", "The counter", "The van", "The cellar", "The yard"]
const was = [
  "Somebody sweeps the floor when there is time for it.",
  "The keys hang beside the door, where everybody finds them.",
  "Flour is ordered by telephone as soon as a shelf is empty.",
]
const now = [
  "A broom of its own stands here, and its colour says whose it is.",
  "Who comes first writes the temperature on the slate, and who leaves last wipes it off.",
  "No bag stands open overnight, because mice have learned to read our timetable.",
]
const text = (told: readonly string[], some: readonly string[]) =>
  some.map((room) => `## ${room}\n\n${told.map((sentence) => `${room}: ${sentence}`).join("\n\n")}\n`).join("\n")
const file = (content: string) => ({ name: "bakery.md", mimeType: "text/markdown", buffer: Buffer.from(content) })

test("a reader takes the whole legend instead of a long list", { timeout: 300_000 }, async () => {
  const writing = await demo.visit({ as: "ruth" })
  const { page } = writing
  await page.goto("/legends/new")
  await page.getByLabel("Title").fill("The bakery is clean")
  await page.getByText("Begin with a text you have").click()
  await page.getByLabel("A file from this computer").setInputFiles(file(text(was, [...rooms, "The attic"])))
  await page.getByRole("button", { name: "Create the draft" }).click()
  await page.waitForURL(/\/edit$/)
  const legend = new URL(page.url()).pathname.replace("/edit", "")
  await publish(page, legend, { label: "1", teams: ["Support"], summary: "As it was." })

  const reading = await demo.visit({ as: "mina", window: phone })
  await reading.page.goto(`${legend}/read`)
  expect(await reading.page.getByText("Read the whole legend instead").count()).toBe(0)
  await readAll(reading.page)

  await page.goto(`${legend}/import`)
  await page.getByLabel("A file from this computer").setInputFiles(file(text(now, rooms)))
  await page.getByRole("button", { name: "Import over the draft" }).click()
  await page.waitForURL(/\/edit$/)
  await saved(page)
  await page.goto(`${legend}/publish`, { waitUntil: "networkidle" })
  await page.getByText(/readers are offered the whole legend part by part instead/).waitFor()
  await looksRight(page, "publish-a-lot")
  await publish(page, legend, { label: "2", summary: "Another day.", reason: "The week has changed." })

  await reading.page.goto(`${legend}/read`)
  const instead = reading.page.getByRole("button", { name: "Read the whole legend instead" })
  await instead.waitFor()
  await looksRight(reading.page, "read-a-lot")
  await instead.click()
  await reading.page.getByRole("heading", { name: "The oven" }).waitFor()
  await looksRight(reading.page, "read-part-by-part")
  await reading.page.goto(`${legend}/read`)
  await reading.page.getByText(`0 of ${rooms.length + 1} read`).waitFor()
  expect(await instead.count()).toBe(0)
  await looksRight(reading.page, "read-list-part-by-part")
  expect(await readAll(reading.page)).toBe(rooms.length + 1)
  await reading.page.getByRole("heading", { name: /You know version 2/ }).waitFor()
  await reading.page.getByRole("link", { name: "Receipt, to print" }).click()
  await reading.page.getByRole("heading", { name: /coming from 1/ }).waitFor()
  expect([...writing.complaints, ...reading.complaints]).toEqual([])
  await writing.context.close()
  await reading.context.close()
})
