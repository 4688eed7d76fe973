// Two neighbouring parts change places. A step of its own, for it carries no text: whatever others wrote into either part
// in the meantime moves along.
import { Fragment, type Node, type Schema, Slice } from "prosemirror-model"
import { type Mappable, Step, StepMap, StepResult } from "prosemirror-transform"
import { schema } from "../document/schema"

export class PartsSwapped extends Step {
  /** `pos` is the place between the two parts; `before` and `after` are their sizes. */
  constructor(
    readonly pos: number,
    readonly before: number,
    readonly after: number,
  ) {
    super()
  }

  override apply(doc: Node): StepResult {
    const here = this.pos > 0 && this.pos < doc.content.size ? doc.resolve(this.pos) : null
    const [above, below] = [here?.nodeBefore, here?.nodeAfter]
    if (here?.depth !== 0 || above?.nodeSize !== this.before || below?.nodeSize !== this.after)
      return StepResult.fail("These parts are no longer neighbours.")
    const swapped = new Slice(Fragment.from([below, above]), 0, 0)
    return StepResult.fromReplace(doc, this.pos - this.before, this.pos + this.after, swapped)
  }

  /** The smaller part goes and comes; what stands in the larger one keeps its place under the cursor of others. */
  override getMap(): StepMap {
    const { pos, before, after } = this
    return before <= after
      ? new StepMap([pos - before, before, 0, pos + after, 0, before])
      : new StepMap([pos - before, 0, after, pos, after, 0])
  }

  override invert(): PartsSwapped {
    return new PartsSwapped(this.pos - this.before + this.after, this.after, this.before)
  }

  override map(mapping: Mappable): PartsSwapped | null {
    const start = mapping.mapResult(this.pos - this.before, 1)
    const middle = mapping.mapResult(this.pos, 1)
    const end = mapping.mapResult(this.pos + this.after, -1)
    const isGone = start.deletedAfter || end.deletedBefore || middle.deletedAcross
    if (isGone || start.pos >= middle.pos || middle.pos >= end.pos) return null
    return new PartsSwapped(middle.pos, middle.pos - start.pos, end.pos - middle.pos)
  }

  override toJSON() {
    return { stepType: "partsSwapped", pos: this.pos, before: this.before, after: this.after }
  }

  static override fromJSON(_schema: Schema, json: object): PartsSwapped {
    const { pos, before, after } = json as { pos: unknown; before: unknown; after: unknown }
    const sizes = [pos, before, after]
    if (!sizes.every((size) => Number.isInteger(size) && Number(size) > 0))
      throw new RangeError("A swap of parts needs three whole numbers.")
    return new PartsSwapped(Number(pos), Number(before), Number(after))
  }
}

/** Any step of a draft from JSON: those of ProseMirror, and this one. Throws a RangeError on what is none. */
export const stepFrom = (json: unknown): Step =>
  typeof json === "object" && json !== null && "stepType" in json && json.stepType === "partsSwapped"
    ? PartsSwapped.fromJSON(schema, json)
    : Step.fromJSON(schema, json)

/** The step that moves the part with this index up (-1) or down (1); null at the ends. */
export function movingPart(doc: Node, index: number, by: -1 | 1): PartsSwapped | null {
  const upper = by < 0 ? index - 1 : index
  const [above, below] = [doc.maybeChild(upper), doc.maybeChild(upper + 1)]
  if (upper < 0 || !above || !below) return null
  const pos = doc.children.slice(0, upper + 1).reduce((sum, part) => sum + part.nodeSize, 0)
  return new PartsSwapped(pos, above.nodeSize, below.nodeSize)
}
