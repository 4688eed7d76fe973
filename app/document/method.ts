// A blank legend: the parts of the method in their order, each with a heading and an empty paragraph to write in.
import type { Node } from "prosemirror-model"
import { type PartKind, partNames, schema } from "./schema"

const begun: readonly PartKind[] = ["hero", "catalyst", "first_step", "step", "road_sign", "detour", "destination"]

/** What the author is asked in an empty paragraph of a part. Shown, never stored. */
export const prompts: Record<PartKind, string> = {
  hero: "Who is your customer? What do they want, and what worries them?",
  catalyst: "What happened today that starts the journey?",
  first_step: "What do they do first that you can measure, and how quickly do you answer?",
  step: "What happens next? What do they see, hear and feel, and who does it?",
  road_sign: "What do they see that tells them they are on the right way?",
  detour: "What may go wrong here, and how do they get back on the way?",
  decision: "What do they decide here, and what do they need to know for it?",
  alternative: "What else may they do instead, and what do you do then?",
  pre_mortem: "Imagine it has failed. What was the reason?",
  remarkable: "What will they tell a friend about?",
  destination: "How does it end, for them and for you?",
  policy: "What is the rule, and what does the customer gain by it?",
  section: "Write what belongs here.",
}

/** A part of this kind, with its name as heading and one empty paragraph. Without ids. */
export function blankPart(kind: PartKind): Node {
  const heading = schema.node("heading", { level: 2 }, [schema.text(partNames[kind])])
  return schema.node("part", { kind }, [heading, schema.node("paragraph")])
}

/** A legend that has only the parts of the method. */
export const blankLegend = (lang: string): Node => schema.node("doc", { lang }, begun.map(blankPart))
