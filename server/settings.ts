// What the environment says, read once and checked: each thing wrong is one clear sentence.
import { join } from "node:path"
import { z } from "zod"
import { isSeed } from "../app/ledger/signing"

const number = (name: string, fallback: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d+$/.test(text) && Number(text) <= most, `${name} must be a whole number up to ${most}.`)
    .transform(Number)

const webAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === "/",
    "ORIGIN must be the address people type, such as https://reread.example, without a path.",
  )
  .transform((text) => new URL(text).origin)

const mailServer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return /^smtps?:$/.test(protocol) && hostname !== ""
}, "SMTP_URL must look like smtp://user:password@mail.example:587 (or smtps://).")

const Settings = z
  .object({
    SECRET: z
      .string("SECRET is missing: set it to at least 32 random characters, and keep it the same for ever.")
      .min(32, "SECRET is too short: it must have at least 32 characters. `openssl rand -hex 32` makes a good one."),
    DATA_DIR: z.string().optional(),
    DATABASE_URL: z.string().optional(),
    ORIGIN: webAddress.optional(),
    HOST: z.string().default("127.0.0.1"),
    PORT: number("PORT", 3000, 65_535),
    TRUST_PROXY: number("TRUST_PROXY", 0, 10),
    LEDGER_KEY: z
      .string()
      .refine(isSeed, "LEDGER_KEY must be 64 characters of 0-9 and a-f. `openssl rand -hex 32` makes a good one.")
      .optional(),
    CHECKPOINTS_DIR: z.string().optional(),
    CHECKPOINT_MINUTES: number("CHECKPOINT_MINUTES", 10, 1440),
    SMTP_URL: mailServer.optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/,
        "MAIL_FROM must hold a mail address, such as Reread <reread@example.com>.",
      )
      .optional(),
  })
  .superRefine((said, problems) => {
    const wrong = (message: string) => problems.addIssue({ code: "custom", message })
    if (said.DATA_DIR && said.DATABASE_URL) wrong("Set DATA_DIR or DATABASE_URL, not both.")
    if (!said.DATA_DIR && !said.DATABASE_URL)
      wrong("Set DATA_DIR (a folder for the embedded database) or DATABASE_URL (postgres://…).")
    if (said.DATABASE_URL && !/^postgres(ql)?:\/\/[^/]+/.test(said.DATABASE_URL))
      wrong("DATABASE_URL must look like postgres://user:password@host:5432/name.")
    if (said.DATABASE_URL && !said.LEDGER_KEY)
      wrong(
        "LEDGER_KEY is missing: with DATABASE_URL, set it to what `openssl rand -hex 32` says, and keep it for ever.",
      )
    if (said.SMTP_URL && !said.MAIL_FROM) wrong("MAIL_FROM is missing: the address that mails come from.")
    if (said.SMTP_URL && !said.ORIGIN)
      wrong("ORIGIN is missing: mails link to the address people type, such as https://reread.example.")
    if (said.MAIL_FROM && !said.SMTP_URL) wrong("SMTP_URL is missing: MAIL_FROM alone sends nothing.")
  })

export interface Settings {
  readonly secret: string
  readonly dataDir: string | undefined
  readonly databaseUrl: string | undefined
  readonly origin: string | undefined
  readonly host: string
  readonly port: number
  /** How many proxies stand before us; their X-Forwarded-* is believed, nobody else's. */
  readonly proxies: number
  /** Hex of the 32 bytes that sign checkpoints; undefined when they are kept in a file of the data's folder. */
  readonly ledgerKey: string | undefined
  /** Folder that checkpoints are written to, meant to be copied elsewhere; undefined for none. */
  readonly checkpoints: string | undefined
  /** A ledger that grows gets a checkpoint after so many minutes. */
  readonly checkpointMinutes: number
  readonly smtp: { readonly url: string; readonly from: string } | undefined
}

/** The settings, or every sentence that says what is missing or wrong. Empty values count as missing. */
export function settingsFrom(
  env: Readonly<Record<string, string | undefined>>,
): Settings | { readonly wrong: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) return { wrong: parsed.error.issues.map((issue) => issue.message) }
  const said = parsed.data
  return {
    secret: said.SECRET,
    dataDir: said.DATA_DIR,
    databaseUrl: said.DATABASE_URL,
    origin: said.ORIGIN,
    host: said.HOST,
    port: said.PORT,
    proxies: said.TRUST_PROXY,
    ledgerKey: said.LEDGER_KEY,
    checkpoints: said.CHECKPOINTS_DIR ?? (said.DATA_DIR && join(said.DATA_DIR, "checkpoints")),
    checkpointMinutes: said.CHECKPOINT_MINUTES,
    smtp: said.SMTP_URL && said.MAIL_FROM ? { url: said.SMTP_URL, from: said.MAIL_FROM } : undefined,
  }
}
