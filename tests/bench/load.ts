// Sends requests to a program and counts: answers per second, processor time for each, the slowest of a hundred.
import autocannon from "autocannon"
import type { Program } from "../program"

export interface Asking {
  readonly method?: "GET" | "POST"
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

export interface Measured {
  readonly perSecond: number
  /** Milliseconds of the program's processor time for one answer. */
  readonly cpuEach: number | undefined
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number
  /** Answers whose status was not as expected. */
  readonly wrong: number
}

const connections = 20

/** So many answers make the program warm: fewer would measure how V8 compiles. */
export const warming = 1500

export const warmed = (program: Program, asking: Asking) => run(program, [asking], { amount: warming })

/** Asks the same again and again for some seconds. */
export const during = (program: Program, asking: Asking, seconds: number): Promise<Measured> =>
  measured(program, () => run(program, [asking], { duration: seconds }))

/** The middle of several measurements, figure by figure; what was wrong in any of them. */
export function median(some: readonly Measured[]): Measured {
  const middle = (figures: number[]) => figures.sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN
  const cpu = some.flatMap((one) => one.cpuEach ?? [])
  return {
    perSecond: middle(some.map((one) => one.perSecond)),
    cpuEach: cpu.length > 0 ? middle(cpu) : undefined,
    p99: middle(some.map((one) => one.p99)),
    wrong: some.reduce((sum, one) => sum + one.wrong, 0),
  }
}

/** Asks each of these once. */
export function each(program: Program, askings: readonly Asking[]): Promise<Measured> {
  return measured(program, () => run(program, askings, { amount: askings.length }))
}

async function measured(program: Program, go: () => ReturnType<typeof run>): Promise<Measured> {
  const before = program.cpu()
  const result = await go()
  const after = program.cpu()
  const answers = result["2xx"] + result["3xx"]
  return {
    perSecond: answers / result.took,
    cpuEach: before === undefined || after === undefined ? undefined : ((after - before) / answers) * 1000,
    p99: result.latency.p99,
    wrong: result.errors + result.timeouts + result["4xx"] + result["5xx"],
  }
}

async function run(program: Program, askings: readonly Asking[], how: { duration?: number; amount?: number }) {
  let connection = 0
  const began = performance.now()
  let answered = began
  const sending = autocannon({
    url: program.address,
    connections,
    ...how,
    setupClient(client) {
      const mine = askings.length === 1 ? askings : askings.filter((_, i) => i % connections === connection)
      connection++
      client.setRequests(mine.map((asking) => ({ method: "GET", ...asking })))
    },
  })
  // The last answer ends it: the result itself comes with autocannon's next tick, up to a second later.
  sending.on("response", () => {
    answered = performance.now()
  })
  const result = await sending
  return { ...result, took: (answered - began) / 1000 }
}
