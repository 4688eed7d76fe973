// Nearly every form is answered by sending the browser elsewhere. That takes the action and nothing of Remix, which would
// copy the request and prepare a page. What is not answered so goes to Remix with what the action gave: it is run once.
import type { ActionFunction, AppLoadContext, ServerBuild } from "@remix-run/node"

type Module = ServerBuild["routes"][string]["module"]

/** The one route that answers, and what the path says for its parameters. */
export interface Alone {
  readonly module: Module
  readonly paramsOf: () => Record<string, string>
}

type Outcome = { readonly gave: Awaited<ReturnType<ActionFunction>> } | { readonly threw: unknown }

/** By the hands of their requests what actions gave. */
const outcomes = new WeakMap<AppLoadContext, Outcome>()

/** The module of a route whose action gives what it gave before, when it was run for the same request. */
export function withOutcomes(module: Module): Module {
  const { action } = module
  if (!action) return module
  const once: ActionFunction = (asked) => {
    const outcome = outcomes.get(asked.context)
    if (!outcome) return action(asked)
    if ("threw" in outcome) throw outcome.threw
    return outcome.gave
  }
  return { ...module, action: once }
}

/**
 * Runs the action of the one route that answers. Gives the redirect it made; null when Remix must answer, with a page or
 * because there is no action. The request's body is used up then.
 */
export async function redirectBy(alone: Alone | null, request: Request, hands: AppLoadContext) {
  if (request.method !== "POST" || !alone?.module.action) return null
  const outcome = await outcomeOf(alone.module.action, { request, context: hands, params: alone.paramsOf() })
  const answer = "gave" in outcome ? outcome.gave : outcome.threw
  if (answer instanceof Response && answer.status < 400 && answer.headers.get("location")?.startsWith("/"))
    return answer
  outcomes.set(hands, outcome)
  return null
}

async function outcomeOf(action: ActionFunction, asked: Parameters<ActionFunction>[0]): Promise<Outcome> {
  try {
    return { gave: await action(asked) }
  } catch (threw) {
    return { threw }
  }
}
