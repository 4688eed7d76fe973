// How the next thing said to a question goes in, and how a refusal goes out: with everything that was typed.
import { data } from "@remix-run/node"
import type { Hands } from "../context"
import { formOf, notFound } from "../ui/answers"
import { requireQuestion } from "./question-pages.server"
import { lookerFrom } from "./question-seen"
import { type ReplyKind, replyStatus } from "./question-thread"
import { replyFrom } from "./reading-forms"
import { sayTo } from "./replies.server"

/** The answer to a refused form; null when it was said. */
export async function said(
  hands: Hands,
  request: Request,
  params: { readonly legend?: string | undefined; readonly number?: string | undefined },
  what: ReplyKind,
) {
  const { member, place } = await requireQuestion(hands, request, params)
  const text = replyFrom(await formOf(request))
  const by = { ...lookerFrom(member), name: member.person.name }
  const outcome = await sayTo(hands.store, { ...place, what, text, by, origin: hands.origin, at: hands.now() })
  if (!("refused" in outcome)) return null
  if (outcome.refused === "absent") throw notFound()
  return data({ ...outcome, what, text }, { status: replyStatus[outcome.refused] })
}
