import { expect, test } from "vitest"
import { settingsFrom } from "../../server/settings"

const good = { SECRET: "0123456789abcdef0123456789abcdef", DATA_DIR: "data" }
const wrong = (more: Record<string, string | undefined>) => {
  const settings = settingsFrom({ ...good, ...more })
  return "wrong" in settings ? settings.wrong.join(" ") : "nothing wrong"
}

test("a secret and a folder are enough", () => {
  expect(settingsFrom(good)).toEqual({
    secret: good.SECRET,
    dataDir: "data",
    databaseUrl: undefined,
    origin: undefined,
    host: "127.0.0.1",
    port: 3000,
    proxies: 0,
    ledgerKey: undefined,
    checkpoints: "data/checkpoints",
    checkpointMinutes: 10,
    smtp: undefined,
  })
})

test.each([
  [{ SECRET: undefined }, "SECRET is missing"],
  [{ SECRET: "  " }, "SECRET is missing"],
  [{ SECRET: "short" }, "SECRET is too short"],
  [{ DATA_DIR: undefined }, "Set DATA_DIR (a folder for the embedded database) or DATABASE_URL"],
  [{ DATABASE_URL: "postgres://localhost/reread" }, "Set DATA_DIR or DATABASE_URL, not both."],
  [{ DATA_DIR: undefined, DATABASE_URL: "mysql://localhost/x" }, "DATABASE_URL must look like postgres://"],
  [{ DATA_DIR: undefined, DATABASE_URL: "postgres://localhost/reread" }, "LEDGER_KEY is missing"],
  [{ LEDGER_KEY: "short" }, "LEDGER_KEY must be 64 characters"],
  [{ CHECKPOINT_MINUTES: "often" }, "CHECKPOINT_MINUTES must be a whole number"],
  [{ PORT: "http" }, "PORT must be a whole number"],
  [{ PORT: "70000" }, "PORT must be a whole number up to 65535"],
  [{ TRUST_PROXY: "true" }, "TRUST_PROXY must be a whole number"],
  [{ ORIGIN: "reread.example" }, "ORIGIN must be the address people type"],
  [{ ORIGIN: "https://reread.example/app" }, "ORIGIN must be the address people type"],
  [{ SMTP_URL: "mail.example:587", MAIL_FROM: "a@b.example" }, "SMTP_URL must look like smtp://"],
  [{ SMTP_URL: "http://mail.example", MAIL_FROM: "a@b.example" }, "SMTP_URL must look like smtp://"],
  [{ SMTP_URL: "smtp://mail.example" }, "MAIL_FROM is missing"],
  [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.example" }, "ORIGIN is missing: mails link to the address"],
  [{ MAIL_FROM: "a@b.example" }, "SMTP_URL is missing"],
  [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "Reread" }, "MAIL_FROM must hold a mail address"],
  [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }, "MAIL_FROM must hold"],
])("%j: %s", (more, sentence) => {
  expect(wrong(more)).toContain(sentence)
})

test("everything wrong is said at once", () => {
  expect(wrong({ SECRET: undefined, DATA_DIR: undefined, PORT: "x" })).toMatch(/SECRET.*PORT/)
})

test("mail goes out when server and sender are known", () => {
  expect(
    settingsFrom({
      ...{ ...good, ORIGIN: "https://reread.example" },
      ...{ SMTP_URL: "smtps://u:p@mail.example", MAIL_FROM: "Reread <r@b.example>" },
    }),
  ).toMatchObject({
    smtp: { url: "smtps://u:p@mail.example", from: "Reread <r@b.example>" },
  })
})

test("checkpoints are written beside the data, or where they are asked for", () => {
  expect(settingsFrom({ ...good, CHECKPOINTS_DIR: "/mnt/elsewhere" })).toMatchObject({ checkpoints: "/mnt/elsewhere" })
  const elsewhere = { SECRET: good.SECRET, DATABASE_URL: "postgres://localhost/reread", LEDGER_KEY: "ab".repeat(32) }
  expect(settingsFrom(elsewhere)).toMatchObject({ checkpoints: undefined, ledgerKey: elsewhere.LEDGER_KEY })
})
