// The demo's legend in five versions: what an author says about each, and about its changes.
import type { Node } from "prosemirror-model"
import type { CheckFields } from "../versions/check"
import type { Shown } from "../versions/shown"
import { story } from "./story"

export const title = "Maya replaces forty chairs before the audit"

/** What the author says about one change, found by its kind and the heading of its part. */
export type Say = {
  readonly kind: Shown["kind"]
  readonly where: string
  readonly title: string
  readonly reason: string
  readonly pillar: NonNullable<Shown["pillar"]>
  readonly concerns?: readonly string[]
  readonly notes?: Readonly<Record<string, string>>
  /** Left for careful reading. */
  readonly careful?: boolean
  readonly check?: CheckFields
}

export type Told = {
  readonly doc: Node
  /** Days before the demo begins on which it was published. */
  readonly daysAgo: number
  readonly summary: string
  readonly says: readonly Say[]
}

/** The five versions with the words of Ruth Adler. */
export const told: readonly Told[] = [
  { doc: story(1), daysAgo: 190, summary: "This is how Maya should remember us.", says: [] },
  {
    doc: story(2),
    daysAgo: 150,
    summary: "What Maya is afraid of, and what she will tell a friend about.",
    says: [
      {
        kind: "part_added",
        where: "The armrest",
        title: "Maya gets the old armrest back",
        reason: "Seven of our last ten customers came because somebody told them a story.",
        pillar: "culture_of_innovation",
      },
    ],
  },
  {
    doc: story(3),
    daysAgo: 105,
    summary: "We visit sooner, and we call before she has to ask.",
    says: [
      {
        kind: "promise_changed",
        where: "The visit",
        title: "We visit within 2 working days",
        reason: "In winter every third inquiry went to somebody who came a day earlier.",
        pillar: "customer_centricity",
        notes: { Sales: "Keep two half days a week free for visits. They are planned on Monday." },
      },
      {
        kind: "detour_added",
        where: "The lorry is late",
        title: "Support calls before Maya looks at the clock",
        reason: "A delay that we tell is a service. A delay that she finds out is a broken promise.",
        pillar: "customer_centricity",
        notes: { Support: "You see the delivery log. Call at least an hour before the agreed time." },
      },
    ],
  },
  {
    doc: story(4),
    daysAgo: 60,
    summary: "The answer says something, and we say aloud why it might fail.",
    says: [
      {
        kind: "part_added",
        where: "Why it might still fail",
        title: "Three reasons why it might still fail",
        reason: "What we say aloud now we need not explain later.",
        pillar: "continuous_optimization",
      },
    ],
  },
  {
    doc: story(5),
    daysAgo: 6,
    summary: "Maya gets her answer before her coffee is cold. To make that possible, some steps change.",
    says: [
      {
        kind: "promise_changed",
        where: "The inquiry",
        title: "The inquiry is answered within 5 minutes",
        reason: "Maya asks three suppliers at once. In spring, two of three orders went to whoever answered first.",
        pillar: "customer_centricity",
        concerns: ["Marketing", "Sales"],
        notes: {
          Sales: "The form is answered while you are on the road. You get the inquiry once the first call is done.",
        },
      },
      {
        kind: "responsibility_changed",
        where: "First call",
        title: "The sales coordinator makes the first call",
        reason: "While you are on the road nobody can keep the five minutes. A coordinator at a desk can.",
        pillar: "corporate_agility",
        notes: {
          Sales: "You do not call first any more. Your work begins with the visit, and you know the story by then.",
          "Sales coordinator": "You call ten minutes after the inquiry, with the three questions.",
        },
        careful: true,
        check: {
          question: "Who calls Maya first?",
          answers: { "1": "The sales representative, as before", "2": "The sales coordinator", "3": "Whoever is free" },
          right: "2",
          explanation: "The one at the desk calls: on the road nobody can, ten minutes after the inquiry.",
        },
      },
      {
        kind: "step_added",
        where: "The call note",
        title: "The coordinator leaves a three-line call note",
        reason: "So that Maya never tells her story twice.",
        pillar: "customer_centricity",
        concerns: ["Sales", "Sales coordinator"],
        notes: { Sales: "You read the note before you ring the bell." },
      },
      {
        kind: "wording",
        where: "Road sign: the offer",
        title: "“Brochure” becomes “one-page offer”",
        reason: "Nobody forwards a brochure to a director.",
        pillar: "continuous_optimization",
      },
      {
        kind: "detour_added",
        where: "Maya calls after office hours",
        title: "Maya calls after office hours",
        reason: "One call in six comes after six in the evening.",
        pillar: "customer_centricity",
        notes: { Support: "The on-call number rings in turn. The list hangs beside the coffee machine." },
      },
      {
        kind: "step_removed",
        where: "The questionnaire",
        title: "No questionnaire after delivery",
        reason: "Eleven of twelve questions were never read by anybody. We call instead.",
        pillar: "continuous_optimization",
      },
    ],
  },
]
