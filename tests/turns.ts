// Several actors in an order that a seed decides: each waits at its turns until it is let go on, mostly one at a time and
// sometimes a few at once. The same seed gives the same order, so what failed can be seen again.
import { setImmediate as nextTurn } from "node:timers/promises"
import type { ChangeWorker } from "../app/versions/worker"
import type { Db, Store } from "../db/store"

/** Numbers from 0 up to, but without, 1, from a seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Chance = ReturnType<typeof chanceFrom>
export const oneOf = <T>(chance: Chance, some: readonly T[]): T | undefined => some[Math.floor(chance() * some.length)]

/** Where an actor sits: what it does through these hands waits for its turn. */
export interface Seat {
  readonly store: Store
  readonly worker: ChangeWorker
}

type Sitting = { waiting: Promise<void> | null; go: () => void; ended: boolean }

/** Seats around one store; made once, since the statements of a store are built once. */
export function seatsAt(store: Store, worker: ChangeWorker, count: number) {
  let noticed = () => {}

  function turnOf(sitting: Sitting) {
    return () => {
      if (sitting.ended) return Promise.resolve()
      sitting.waiting ??= new Promise((resolve) => {
        sitting.go = () => {
          sitting.waiting = null
          resolve()
        }
      })
      noticed()
      return sitting.waiting
    }
  }

  const seats = Array.from({ length: count }, () => {
    const sitting: Sitting = { waiting: null, go: () => {}, ended: true }
    const turn = turnOf(sitting)
    return { sitting, turn, store: storeInTurns(store, turn), worker: workerInTurns(worker, turn) }
  })

  async function act({ sitting, turn, ...seat }: (typeof seats)[number], body: (seat: Seat) => Promise<void>) {
    try {
      await turn()
      await body(seat)
    } finally {
      sitting.ended = true
      noticed()
    }
  }

  /** Runs them all to their end in an order that chance decides; throws what the first of them threw. */
  return async function run(chance: Chance, bodies: readonly ((seat: Seat) => Promise<void>)[]): Promise<void> {
    const taken = seats.slice(0, bodies.length)
    for (const { sitting } of taken) sitting.ended = false
    const ends = Promise.allSettled(taken.map((seat, i) => act(seat, bodies[i]!)))
    for (;;) {
      const alive = taken.filter(({ sitting }) => !sitting.ended)
      if (alive.length === 0) break
      if (alive.some(({ sitting }) => !sitting.waiting)) {
        await new Promise<void>((resolve) => {
          noticed = resolve
        })
        continue
      }
      // Not in the turn in which somebody's write runs through.
      await nextTurn()
      const some = chance() < 0.3 ? 1 + Math.floor(chance() * 3) : 1
      for (let n = 0; n < some && alive.length > 0; n++)
        alive.splice(Math.floor(chance() * alive.length), 1)[0]?.sitting.go()
    }
    for (const end of await ends) if (end.status === "rejected") throw end.reason
  }
}

export type Run = ReturnType<typeof seatsAt>
type Turn = () => Promise<void>

/** The same store, with a turn before each question and each write. */
function storeInTurns(store: Store, turn: Turn): Store {
  const asking = new WeakMap<Db, Db>()
  return {
    ...store,
    get read() {
      const read = store.read
      const known = asking.get(read) ?? inTurns(read, turn)
      asking.set(read, known)
      return known
    },
    async write(company, body) {
      await turn()
      return store.write(company, body)
    },
  }
}

/** A builder of statements that waits for its turn before it asks. */
function inTurns<T extends object>(builder: T, turn: Turn): T {
  return new Proxy(builder, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (typeof value !== "function") return value
      if (name === "then" || name === "execute")
        return (...given: unknown[]) => turn().then(() => value.apply(target, given))
      return (...given: unknown[]) => {
        const made = value.apply(target, given)
        return typeof made === "object" && made !== null ? inTurns(made, turn) : made
      }
    },
  })
}

/** The same worker, with a turn before and after each job. */
function workerInTurns(worker: ChangeWorker, turn: Turn): ChangeWorker {
  const waiting =
    <Job, Done>(does: (job: Job) => Promise<Done>) =>
    async (job: Job) => {
      await turn()
      const done = await does(job)
      await turn()
      return done
    }
  return {
    markdown: waiting(worker.markdown),
    match: waiting(worker.match),
    review: waiting(worker.review),
    net: waiting(worker.net),
    comparison: waiting(worker.comparison),
    state: waiting(worker.state),
  }
}
