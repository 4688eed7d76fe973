import { expect, test } from "vitest"
import { besideTheText } from "../../app/legends/editor/beside"
import type { Answer } from "../../app/legends/editor/saver"

type Told = Answer<{ problem?: string }>

/** A server that answers with these, one after the other, and what it was asked. */
function serverThat(...answers: Told[]) {
  const asked: string[] = []
  const said = async (what: string) => {
    asked.push(what)
    return answers[asked.length - 1] ?? { status: 200, body: {} }
  }
  return { asked, rename: (title: string) => said(`title ${title}`), nameRole: (name: string) => said(`role ${name}`) }
}

test.each<[string, Told, readonly string[]]>([
  ["no connection", "offline", ["role Sales", "role Sales"]],
  ["a server that failed", { status: 500, body: null }, ["role Sales", "role Sales"]],
  ["a session that has ended", { status: 401, body: null }, ["role Sales", "role Sales"]],
  ["a name that is none", { status: 422, body: { problem: "Enter a name." } }, ["role Sales"]],
  ["a role that is kept", { status: 201, body: {} }, ["role Sales"]],
])("after %s a role is said as often as it must be", async (_what, answer, asked) => {
  const server = serverThat(answer)
  const beside = besideTheText(server, () => undefined)
  await beside.nameRole("Sales")
  await beside.say()
  await beside.say()
  expect(server.asked).toEqual(asked)
})

test("a title is on its way until there is an answer, which tells why it was refused", async () => {
  const why: (string | null)[] = []
  const server = serverThat("offline", { status: 422, body: { problem: "Too long." } })
  const beside = besideTheText(server, (one) => why.push(one))
  await beside.rename("Maya")
  expect([beside.isRenaming(), why]).toEqual([true, []])
  await beside.say()
  expect([beside.isRenaming(), why]).toEqual([false, ["Too long."]])
})
