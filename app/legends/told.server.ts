// Sentences for the next page, in a signed cookie that is gone when they were told.
import { createCookie } from "@remix-run/node"
import type { Hands } from "../context"
import { Told } from "./told"

const cookieFor = ({ secret, secure }: Pick<Hands, "secret" | "secure">) =>
  createCookie("told", { secrets: [secret], httpOnly: true, sameSite: "lax", secure, path: "/legends", maxAge: 300 })

/** The header that makes the next page tell this. */
export const telling = async (hands: Hands, told: Told) => ({
  "Set-Cookie": await cookieFor(hands).serialize({ ...told, sentences: fitting(told.sentences) }),
})

/** As many sentences as a cookie holds. */
function fitting(sentences: readonly string[]): string[] {
  const short = sentences.map((sentence) => (sentence.length > 400 ? `${sentence.slice(0, 399)}…` : sentence))
  return short.filter((_sentence, at) => short.slice(0, at + 1).join("").length < 2000)
}

/** What there is to tell, and the header that forgets it. */
export async function toldIn(hands: Hands, request: Request): Promise<{ told: Told | null; headers: HeadersInit }> {
  const found = Told.safeParse(await cookieFor(hands).parse(request.headers.get("cookie")))
  if (!found.success) return { told: null, headers: {} }
  return { told: found.data, headers: { "Set-Cookie": await cookieFor(hands).serialize("", { maxAge: 0 }) } }
}
