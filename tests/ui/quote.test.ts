import { expect, test } from "vitest"
import { quoted } from "../../app/ui/quote"

test.each([
  ["First call", "“First call”"],
  ["“Brochure” becomes “one-page offer”", "“‘Brochure’ becomes ‘one-page offer’”"],
  ["„Prospekt“ heißt nun „Angebot“", "“‚Prospekt‘ heißt nun ‚Angebot‘”"],
  ["Maya’s phone rings", "“Maya’s phone rings”"],
])("%s between quotation marks", (text, expected) => expect(quoted(text)).toBe(expected))
