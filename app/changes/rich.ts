// The text of one block, or of several joined, with its marks and atoms, and where each character stands in the document.
import { atomSays, type Run, type Thing } from "./tree"

/** Stands between two joined blocks: the end of one and the beginning of the next. */
export const joint = "\u2029"

export interface Rich {
  readonly text: string
  readonly runs: readonly Run[]
  readonly hasAtoms: boolean
  readonly hasJoints: boolean
  /** Document position of an offset; the joint between two blocks is as long as their two tokens. */
  at(offset: number): number
  /** The run that holds an offset. */
  runAt(offset: number): Run
  /** The text between two offsets as it is read: atoms by name. */
  say(from: number, to: number): string
  /** The same with atoms and their attributes told apart, as a key. */
  key(from: number, to: number): string
}

const none: Run = { from: 0, to: 0, marks: 0, link: 0, atom: 0, node: null }

export function richOf(blocks: readonly Thing[]): Rich {
  const [first, ...others] = blocks
  let text = first?.text ?? ""
  const runs: Run[] = others.length === 0 ? ((first?.runs ?? []) as Run[]) : [...(first?.runs ?? [])]
  const pieces = [{ offset: 0, position: (first?.from ?? -1) + 1 }]
  for (const block of others) {
    runs.push({ ...none, from: text.length, to: text.length + 1 })
    text += joint
    const offset = text.length
    pieces.push({ offset, position: block.from + 1 })
    for (const run of block.runs) runs.push({ ...run, from: run.from + offset, to: run.to + offset })
    text += block.text
  }
  const hasAtoms = runs.some((run) => run.atom)
  const indexOf = (offset: number) => {
    let low = 0
    let high = runs.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (runs[middle]!.to <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
  const replaced = (from: number, to: number, by: (run: Run) => string) => {
    if (!hasAtoms) return text.slice(from, to)
    let said = ""
    for (let at = indexOf(from); at < runs.length && runs[at]!.from < to; at++) {
      const run = runs[at]!
      if (run.to <= from) continue
      said += run.node ? by(run) : text.slice(Math.max(from, run.from), Math.min(to, run.to))
    }
    return said
  }
  const hasJoints = text.includes(joint)
  const say = (from: number, to: number) => replaced(from, to, (run) => (run.node ? atomSays(run.node) : ""))
  return {
    text,
    runs,
    hasAtoms,
    hasJoints,
    at(offset) {
      let at = pieces.length - 1
      while (at > 0 && pieces[at]!.offset > offset) at--
      return pieces[at]!.position + offset - pieces[at]!.offset
    },
    runAt: (offset) => runs[indexOf(offset)] ?? none,
    say: (from, to) => (hasJoints ? say(from, to).replaceAll(joint, "\n") : say(from, to)),
    key: (from, to) => replaced(from, to, (run) => `\uFFFC${run.atom}\uFFFC`),
  }
}
