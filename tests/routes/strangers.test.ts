// Every door, tried by people who may not pass it: nobody, Otto of another company, Mina who only reads. A new door
// is in here by itself; one that is open to strangers must be named, with its reason.
import { basename } from "node:path"
import type { ActionFunction, LoaderFunction } from "@remix-run/node"
import { describe, expect, test } from "vitest"
import type { Hands } from "../../app/context"
import { blankLegend } from "../../app/document/method"
import { createLegend } from "../../app/legends/legends.server"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { at, handsOn, hour, requestTo, signedIn } from "../hands"

type Door = { readonly loader?: LoaderFunction; readonly action?: ActionFunction }
const doors = import.meta.glob<Door>("../../app/routes/*", { eager: true })
const doorsByName = Object.entries(doors).map(([file, door]) => [basename(file).replace(/\.tsx?$/, ""), door] as const)

/** Doors anybody may pass. */
const openToAll: Record<string, string> = {
  _index: "says what Reread is to who is not signed in",
  "sign-in": "the way in",
  "sign-out": "the way out: ends only the session it comes with",
  "demo.$name": "not there outside the demo",
  "demo.mailbox": "not there outside the demo",
  healthz: "tells nothing but ok",
}
/** Doors for everybody who is signed in: what is behind them is their own. */
const openToMembers: Record<string, string> = {
  me: "one's own settings",
  "me.absence": "one's own days away",
  "me.record[.]json": "what is recorded about oneself",
  companies: "founding a company of one's own",
  "legends.new": "a legend of one's own company",
  images: "pictures of one's own company",
}

const shut = doorsByName.filter(([name]) => !(name in openToAll))
const closed = shut.filter(([name]) => !(name in openToMembers))

/** What a door answered or threw: its status, where it leads, what it says. */
async function tried(door: LoaderFunction | ActionFunction, hands: Hands, request: Request, params: object) {
  let answer: unknown
  try {
    answer = await door(at(hands, request, { ...params }))
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    answer = thrown
  }
  if (!(answer instanceof Response)) return { status: statusOf(answer), answer }
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() }
}

/** The status of data(…); a page that is simply shown has none. */
const statusOf = (answer: unknown) =>
  typeof answer === "object" && answer !== null && "init" in answer
    ? ((answer.init as ResponseInit | null)?.status ?? "passed")
    : ("passed" as const)

describe.each(engines.slice(0, 1))("doors", ({ fresh }) => {
  async function start() {
    const store = await fresh()
    const northlight = await foundNorthlight(store)
    const { companyId, ruth, lars } = northlight
    const legend = await createLegend(store, {
      companyId,
      by: ruth,
      title: "Maya",
      lang: "en",
      doc: blankLegend("en"),
      at: hour,
    })
    const params = { company: companyId, legend, person: lars, version: "1", change: "a1b2", hash: "0".repeat(64) }
    const absent = { ...params, company: "no-such-company", legend: "no-such-legend" }
    return { hands: handsOn(store), northlight, params, absent }
  }

  test.each(shut)("%s sends nobody in without signing in", async (_name, { loader, action }) => {
    const { hands, params } = await start()
    if (loader) {
      const { status, location } = await tried(loader, hands, requestTo("/there?x=1"), params)
      const isSentOn = status === 302 && location?.startsWith("/sign-in?back=")
      expect(isSentOn || status === 404 || location?.startsWith("/")).toBeTruthy()
      expect(status).not.toBe("passed")
    }
    if (action) expect(await tried(action, hands, requestTo("/there", {}), params)).toMatchObject({ status: 401 })
  })

  const sending = shut.flatMap(([name, { action }]) => (action ? [[name, action] as const] : []))
  test.each(sending)("%s tells Ruth that a body which is no form is none", async (_name, action) => {
    const { hands, northlight, params } = await start()
    const ruth = await signedIn(hands, northlight.ruth)
    const { headers } = ruth("/there")
    headers.set("content-type", "text/plain")
    for (const body of ["rubbish", ""]) {
      const { status } = await tried(
        action,
        hands,
        new Request("http://reread.test/x", { method: "POST", headers, body }),
        params,
      )
      expect([302, 400, 404, 409, 422]).toContain(status)
    }
  })

  test.each(closed)("%s is not there for Otto of another company", async (_name, { loader, action }) => {
    const { hands, northlight, params, absent } = await start()
    const otto = await signedIn(hands, northlight.other.otto)
    for (const [door, fields] of [
      [loader, undefined],
      [action, {}],
    ] as const) {
      if (!door) continue
      const theirs = await tried(door, hands, otto("/there", fields), params)
      const nowhere = await tried(door, hands, otto("/there", fields), absent)
      if (theirs.status === 302) continue
      expect(theirs).toMatchObject({ status: 404 })
      expect(theirs).toEqual(nowhere)
    }
  })

  test.each(
    closed.filter(([name]) =>
      /^companies|legends.*(edit|draft|import|publish|status|compare|history|questions|export|evidence|known)/.test(
        name,
      ),
    ),
  )("%s is not there for Mina, who only reads", async (_name, { loader, action }) => {
    const { hands, northlight, params } = await start()
    const mina = await signedIn(hands, northlight.mina)
    if (loader) expect([302, 404]).toContain((await tried(loader, hands, mina("/there"), params)).status)
    if (action) expect((await tried(action, hands, mina("/there", {}), params)).status).toBe(404)
  })
})
