// Whether some units of a weave give a valid document, told without building it: its blocks opened and closed in thought.
import type { ContentMatch, Node, NodeType } from "prosemirror-model"
import { copy, type Told } from "./build"
import type { Thread } from "./patch"
import type { Positions } from "./positions"

/** A node that opens, or stands whole; null closes. */
type Op = { readonly node: Node; readonly opens: boolean } | null

/** What one thread tells: always, or only while its unit is (or is not) applied. A moved stretch has steps of its own. */
interface Step {
  readonly unit: number
  readonly applied: boolean
  readonly ops: readonly Op[]
  readonly inner: readonly Step[]
}

/** Whether these units and no others give a valid document. */
export type Trial = (applied: (unit: number) => boolean) => boolean

/** Whether nothing depends on any unit: each brings or takes whole blocks where there may be as many as one likes. */
export function isFree(old: Positions, next: Positions, threads: readonly (readonly Thread[])[]): boolean {
  const stack = new Stack(old.doc.type)
  const read = (doc: Positions, from: number, length: number) => copy(from, from + length, doc, stack, null)
  const follow = (thread: Thread) => {
    if (thread[0] === "=") read(next, thread[2], thread[3])
    else if (thread[0] === "~") read(next, thread[2], 1)
    else if (thread[0] !== "@") {
      const before = stack.mark()
      if (thread[0] === "-") read(old, thread[1], thread[2])
      else if (thread[0] === "+") read(next, thread[1], thread[2])
      else for (const each of threads[thread[1]] ?? []) follow(each)
      if (!stack.isAt(before)) stack.fail()
    }
  }
  for (const thread of threads[0] ?? []) {
    follow(thread)
    if (stack.failed) return false
  }
  return stack.isWhole()
}

/** Tries sets of units on threads that were read once; each answer costs one look at each thread. */
export function trialOf(old: Positions, next: Positions, threads: readonly (readonly Thread[])[]): Trial {
  const always = { unit: -1, applied: true, inner: none }
  const read = (doc: Positions, from: number, length: number) => {
    const ops: Op[] = []
    copy(from, from + length, doc, recorder(ops), null)
    return ops
  }
  const stretches = new Map<number, readonly Step[]>()
  const stretch = (number: number) => {
    const known = stretches.get(number)
    if (known) return known
    const steps = (threads[number] ?? []).flatMap(stepOf)
    stretches.set(number, steps)
    return steps
  }
  const stepOf = (thread: Thread): Step[] => {
    switch (thread[0]) {
      case "=":
        return [{ ...always, ops: read(next, thread[2], thread[3]) }]
      case "-":
        return [{ unit: thread[3], applied: false, ops: read(old, thread[1], thread[2]), inner: none }]
      case "+":
        return [{ unit: thread[3], applied: true, ops: read(next, thread[1], thread[2]), inner: none }]
      case "~":
        return [{ ...always, ops: read(next, thread[2], 1) }]
      case "@":
        return []
      default:
        return [{ unit: thread[2], applied: thread[0] === ">", ops: [], inner: stretch(thread[1]) }]
    }
  }
  const steps = (threads[0] ?? []).flatMap(stepOf)
  return (applied) => {
    const stack = new Stack(old.doc.type)
    const follow = (list: readonly Step[]): boolean => {
      for (const step of list) {
        if (step.unit >= 0 && applied(step.unit) !== step.applied) continue
        for (const op of step.ops) {
          if (op === null) stack.close()
          else if (op.opens) stack.open(op.node)
          else stack.add(op.node)
          if (stack.failed) return false
        }
        if (step.inner.length > 0 && !follow(step.inner)) return false
      }
      return true
    }
    return follow(steps) && stack.isWhole()
  }
}

const none: readonly Step[] = []

const recorder = (ops: Op[]): Told => ({
  open: (node) => ops.push({ node, opens: true }),
  close: () => ops.push(null),
  add: (node) => ops.push({ node, opens: false }),
})

interface Mark {
  readonly depth: number
  readonly match: ContentMatch
}

/** The blocks that are open, and what may come next in each. */
class Stack implements Told {
  readonly #types: NodeType[]
  readonly #matches: ContentMatch[]
  /** How few blocks were open at a time since the last mark. */
  #lowest = 1
  /** Whether something stood where it may not. */
  failed = false

  constructor(root: NodeType) {
    this.#types = [root]
    this.#matches = [root.contentMatch]
  }

  fail() {
    this.failed = true
  }

  open(node: Node) {
    this.add(node)
    this.#types.push(node.type)
    this.#matches.push(node.type.contentMatch)
  }

  close() {
    const at = this.#types.length - 1
    this.#types.pop()
    this.#lowest = Math.min(this.#lowest, at)
    if (at <= 0 || !this.#matches.pop()!.validEnd) this.failed = true
  }

  add({ type, marks }: Node) {
    const at = this.#types.length - 1
    const match = this.failed ? null : this.#matches[at]!.matchType(type)
    if (match && this.#types[at]!.allowsMarks(marks)) this.#matches[at] = match
    else this.failed = true
  }

  /** Where one is, to see whether one came back: nothing around was closed, and the same may follow as before. */
  mark(): Mark {
    const depth = this.#matches.length
    this.#lowest = depth
    return { depth, match: this.#matches[depth - 1]! }
  }

  isAt({ depth, match }: Mark): boolean {
    const isBack = this.#matches.length === depth && this.#lowest >= depth && this.#matches[depth - 1] === match
    this.#lowest = Math.min(this.#lowest, depth)
    return isBack
  }

  isWhole(): boolean {
    return !this.failed && this.#matches.length === 1 && this.#matches[0]!.validEnd
  }
}
