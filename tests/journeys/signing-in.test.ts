// Signing in by a code, without script; and a form that was typed while the sign-in ended.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { continueAs } from "./browsing"
import { ownDemo } from "./own-demo"

const demo = ownDemo()

/** Types the address, fetches the code from the demo's mailbox, and types that. */
async function signIn(page: Page, email: string) {
  await page.getByLabel("Your mail address").fill(email)
  await page.getByRole("button", { name: "Send me a code" }).click()
  const mailbox = await (await fetch(`${demo.base}/demo/mailbox`)).text()
  const code = /(\d{6}) is your code/.exec(mailbox)?.[1] ?? ""
  await page.getByLabel("Code").fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
}

test("without script, Lars signs in with the code from his mail and is back where he wanted to be", async () => {
  const { page, context, complaints } = await demo.visit({ script: false })
  await page.goto("/me")
  expect(new URL(page.url()).pathname).toBe("/sign-in")
  await signIn(page, "lars@northlight.example")
  expect(new URL(page.url()).pathname).toBe("/me")
  expect(await page.getByText("Lars Berg").count()).toBeGreaterThan(0)
  await page.getByRole("button", { name: "Sign out" }).click()
  await page.goto("/me")
  expect(new URL(page.url()).pathname).toBe("/sign-in")
  expect(complaints).toEqual([])
  await context.close()
})

test("a wrong code is refused in words, and the page stays", async () => {
  const { page, context } = await demo.visit({ script: false })
  await page.goto("/sign-in")
  await page.getByLabel("Your mail address").fill("nobody@northlight.example")
  await page.getByRole("button", { name: "Send me a code" }).click()
  await page.getByLabel("Code").fill("000000")
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  expect(await page.getByRole("alert").innerText()).toContain("That is not the code")
  expect(await page.getByLabel("Code").count()).toBe(1)
  await context.close()
})

test("what Ruth typed while her sign-in ended is sent after she signed in again, without script", async () => {
  const { page, context } = await demo.visit({ script: false })
  await continueAs(page, "ruth")
  const company = (await page.locator('a[href^="/companies/"]').first().getAttribute("href")) ?? ""
  const people = `/${company.split("/").slice(1, 3).join("/")}/people`
  await page.goto(people)
  const form = page.locator('form[action$="/roles"]')
  await form.locator('input[name="name"]').fill("Fitter of armrests")
  await context.clearCookies()
  await form.getByRole("button").click()

  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Sign in again")
  await signIn(page, "ruth@northlight.example")
  expect(await page.getByText("Nothing has been sent yet; it will be sent as Ruth").count()).toBe(1)
  await page.getByRole("button", { name: "Send it now" }).click()
  expect(await page.content()).toContain("Fitter of armrests")
  expect(new URL(page.url()).pathname).toBe(people)
  await context.close()
})
