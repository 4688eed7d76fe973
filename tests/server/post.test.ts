// Mail, over a mail server of its own on loopback.
import type { AddressInfo } from "node:net"
import { SMTPServer } from "smtp-server"
import { afterEach, expect, test, vi } from "vitest"
import type { Notice } from "../../app/notices/notice"
import { addNotices, claimNotices, noticeFailed, noticeSent } from "../../app/notices/notices.server"
import { openPost } from "../../server/post"
import { startSender } from "../../server/sender"
import { foundNorthlight } from "../cast"
import { freshSqlite } from "../engines"
import { hour } from "../hands"

const mail = {
  to: "lars@northlight.example",
  subject: "Version 5\r\nBcc: otto@kernmobel.example",
  text: "Six changes.",
}
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function mailServer(refusals = 0) {
  const got: { to: string[]; text: string }[] = []
  let left = refusals
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      let text = ""
      stream.on("data", (piece: Buffer) => {
        text += piece.toString()
      })
      stream.on("end", () => {
        if (left-- > 0) return done(new Error("try later"))
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  closing.push(() => server.close())
  const { port } = server.server.address() as AddressInfo
  return { got, smtp: { url: `smtp://127.0.0.1:${port}`, from: "Reread <reread@northlight.example>" } }
}

test("a mail goes to one person, and its subject makes no header", async () => {
  const { got, smtp } = await mailServer()
  await openPost({ smtp, now: () => 7, demo: false }).send({ ...mail, id: "n1" })
  expect(got[0]?.to).toEqual(["lars@northlight.example"])
  expect(got[0]?.text).toContain("Subject: Version 5 Bcc: otto@kernmobel.example")
  expect(got[0]?.text).toContain("Message-ID: <n1@reread>")
  expect(got[0]?.text).not.toMatch(/^Bcc:/m)
})

test("a sign-in code is tried three times", async () => {
  const { got, smtp } = await mailServer(2)
  openPost({ smtp, now: () => 7, demo: false, pause: 10 }).soon(mail)
  await vi.waitFor(() => expect(got).toHaveLength(1), 5000)
})

test("a mail server that says nothing is given up", async () => {
  const { createServer } = await import("node:net")
  const silent = createServer(() => {}).listen(0, "127.0.0.1")
  closing.push(() => silent.close())
  await new Promise((resolve) => silent.once("listening", resolve))
  const smtp = { url: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, from: "r@b.example" }
  await expect(openPost({ smtp, now: () => 7, demo: false, longest: 200 }).send(mail)).rejects.toThrow()
})

test("the demo sends nothing, and keeps sign-in mails for its mailbox, newest first", async () => {
  const demo = openPost({ smtp: undefined, demo: true, now: () => 7 })
  await demo.send(mail)
  demo.soon({ ...mail, subject: "123456" })
  demo.soon({ ...mail, subject: "234567" })
  expect(demo.mailbox().map(({ subject, at }) => [subject, at])).toEqual([
    ["234567", 7],
    ["123456", 7],
  ])
})

test("without a mail server, mails go to the log and nowhere else", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {})
  const plain = openPost({ smtp: undefined, demo: false, now: () => 7 })
  await plain.send(mail)
  expect(log.mock.calls[0]?.[0]).toContain("Six changes.")
  expect(plain.mailbox()).toEqual([])
  log.mockRestore()
})

test("the sender empties the outbox, says what was sent and why the rest was not, and stops when asked", async () => {
  const notice = (id: string): Notice => ({
    companyId: "c",
    id,
    email: `${id}@northlight.example`,
    subject: "Version 5",
    body: "Six changes.",
    tries: 1,
  })
  const waiting = [notice("a"), notice("b"), notice("c")]
  const told: string[] = []
  const sender = startSender({
    store: await freshSqlite(),
    now: () => 0,
    send: async ({ to }) => {
      if (to.startsWith("b")) throw new Error("mailbox full")
    },
    keepers: async () => ({
      claimNotices: async (_store, { most }) => waiting.splice(0, Math.min(most, 2)),
      noticeSent: async (_store, { id }) => void told.push(`${id} sent`),
      noticeFailed: async (_store, { id }, why) => void told.push(`${id}: ${why}`),
    }),
  })
  await Promise.all([sender.wake(), sender.wake()])
  expect(told).toEqual(["a sent", "b: mailbox full", "c sent"])
  await sender.stop()
  waiting.push(notice("d"))
  await sender.wake()
  expect(told).toHaveLength(3)
})

test("two senders and a slow mail server send each mail once", async () => {
  const store = await freshSqlite()
  const { companyId, lars } = await foundNorthlight(store)
  const abouts = ["a", "b", "c", "d", "e", "f"]
  await store.write(companyId, async (tx) => {
    for (const subject of abouts) {
      const to = [{ personId: lars, email: "lars@northlight.example", subject, body: "" }]
      await addNotices(tx, store.t, { companyId, about: `version:${subject}`, at: hour, to })
    }
  })
  let at = hour
  const sent: string[] = []
  const sender = () =>
    startSender({
      store,
      now: () => at,
      keepers: async () => ({ claimNotices, noticeSent, noticeFailed }),
      send: async ({ subject }) => {
        sent.push(subject)
        at += 50_000
        if (sent.length === 3) await second.wake()
      },
    })
  const [first, second] = [sender(), sender()]
  for (let looks = 0; looks < 4; looks++) {
    await first.wake()
    at += 120_000
  }
  expect(sent.toSorted()).toEqual(abouts)
  await Promise.all([first.stop(), second.stop()])
})
