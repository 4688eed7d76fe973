// The story of the demo's legend, from its first version to its fifth.
import type { Node } from "prosemirror-model"
import { legend, list, p, part, promise } from "./prose"

/** The whole story as it stood in a version. */
export function story(version: 1 | 2 | 3 | 4 | 5): Node {
  const since = <T>(first: number, now: T, before: T): T => (version >= first ? now : before)
  return legend(
    part(
      "hero",
      "Maya Brandt",
      null,
      p(
        "**Maya Brandt** is the office manager of an engineering firm with sixty people. She wants a quiet audit and chairs nobody complains about. She has no time to become an expert in furniture, and she does not want to.",
      ),
      p(
        since(
          2,
          "What worries her is that somebody promises her something, and that she has to explain to sixty people why it did not come.",
          "What worries her is that somebody promises her something and does not keep it.",
        ),
      ),
    ),
    part(
      "catalyst",
      "The broken armrest",
      null,
      p(
        "The inspector photographs a broken armrest, looks along the row and writes “four weeks”. Forty chairs are fifteen years old. Maya stands beside him and counts the days to the audit on the calendar behind his back.",
      ),
      p(
        "That evening her director asks one thing: “Is that settled?” She says yes. From now on she is looking for somebody who makes it true.",
      ),
    ),
    part(
      "first_step",
      "The inquiry",
      "Marketing",
      p(
        `On Tuesday evening Maya sends the same inquiry to three suppliers and goes to fetch a coffee. ${since(
          5,
          "Before the cup is empty, five minutes later, somebody from Northlight has written back: which chairs, how many, and when she can be called.",
          since(
            4,
            "Within an hour somebody from Northlight has written back: which chairs, how many, and when she can be called.",
            "Within an hour somebody from Northlight has written back and thanks her for the inquiry.",
          ),
        )} The two others answer the next morning.`,
      ),
      p(
        "The answer is written by a person and signed with a name. It repeats what Maya wrote, so that she can see it was read. It does not ask her to fill in a form.",
      ),
      promise({
        metric: "Inquiry answered",
        comparator: "within",
        value: since(5, "5", "1"),
        unit: since(5, "minutes", "hour"),
        from: "form sent",
        to: "first personal reply",
        share: "90 % of cases",
        owner: "Marketing",
        source: "the shared inbox",
      }),
    ),
    part(
      "step",
      "First call",
      since(5, "Sales coordinator", "Sales"),
      p(
        since(
          5,
          "Ten minutes later Maya’s phone rings. It is Jana, the {Sales coordinator}, and she has the inquiry in front of her. Maya does not have to explain the audit; the voice at the other end knows what one looks like.",
          "Ten minutes later Maya’s phone rings. It is Lars from {Sales}, and he has the inquiry in front of him. Maya does not have to explain the audit; the voice at the other end knows what one looks like.",
        ),
      ),
      p("There are three questions, and no more:"),
      list(
        "Where will the chairs stand, and who sits on them?",
        "What did the inspector write, word by word?",
        "Who else has to say yes?",
      ),
      p(
        since(
          3,
          "At the end Maya knows the name of the person who will visit her, and the day.",
          "At the end Maya knows the name of the person who will visit her.",
        ),
      ),
    ),
    version >= 5
      ? part(
          "step",
          "The call note",
          "Sales coordinator",
          p(
            "While Maya is still writing into her calendar, three lines arrive at the person who will visit her: what she needs, by when, and what she is afraid of. Nobody at Northlight rings her bell without having read them.",
          ),
          p("Maya never sees the note. She only notices that she never has to tell her story twice."),
        )
      : null,
    part(
      "road_sign",
      "Road sign: the offer",
      "Sales",
      p(
        `Back at her desk Maya finds the ${offer(version)} in her inbox. It names forty chairs, one price, one delivery day, and what happens to the old ones. She can forward the ${offer(version)} to her director without adding a word.`,
      ),
      p(
        since(
          4,
          "What is not on it: discounts that end tonight, three variants to compare, and the history of the firm.",
          "What is not on it: discounts that end tonight and three variants to compare.",
        ),
      ),
    ),
    part(
      "step",
      "The visit",
      "Sales",
      p(
        "Lars stands in the door at nine. He has brought two chairs, and he asks the person at the first desk to sit on one of them for an hour. He measures the room, the lift and the corridor, because a chair that does not fit into the lift is late.",
      ),
      p(
        since(
          3,
          "He also asks to see the broken armrest. He photographs it too, and says what broke first and why it will not break again.",
          "He also asks to see the broken armrest.",
        ),
      ),
      promise({
        metric: "Visit",
        comparator: "within",
        value: since(3, "2", "3"),
        unit: "working days",
        from: "first call",
        to: "somebody at the door",
        share: "95 % of cases",
        owner: "Sales",
        source: "the calendar",
      }),
    ),
    part(
      "decision",
      "Maya says yes",
      "Sales",
      p(
        `Maya puts the ${offer(version)} on the director’s desk. He asks whether anybody has sat on the chair. She calls the colleague from the first desk, who does not want to give it back.`,
      ),
      p(
        "She signs on Friday. She needs to know three things for it: the day, the price, and whom she calls when something is wrong. All three stand on one page.",
      ),
    ),
    version >= 3
      ? part(
          "detour",
          "The lorry is late",
          "Support",
          p(
            "On the day of delivery the lorry stands on the motorway. Mina from {Support} calls Maya before Maya looks at the clock. She says where the lorry is, when it will come, and that two people stay until the last chair stands.",
          ),
          p(
            "Maya moves one meeting. She does not have to apologise to anybody, because she knew before the others noticed.",
          ),
          promise({
            metric: "Call about a delay",
            comparator: "at_least",
            value: "60",
            unit: "minutes before the agreed time",
            from: "delay known",
            to: "customer called",
            share: "every case",
            owner: "Support",
            source: "the delivery log",
          }),
        )
      : null,
    version >= 5
      ? part(
          "detour",
          "Maya calls after office hours",
          "Support",
          p(
            "At half past seven in the evening Maya remembers the lift. She calls, although she expects a machine. A person of the on-call team answers, writes down one sentence and tells her who will ring back.",
          ),
          p("Before nine the next morning the phone rings, and the question about the lift has an answer."),
          promise({
            metric: "Call returned",
            comparator: "within",
            value: "1",
            unit: "hour of opening the next morning",
            from: "call after 18:00",
            to: "personal call",
            share: "every case",
            owner: "Support",
            source: "the on-call log",
          }),
        )
      : null,
    part(
      "alternative",
      "The two others",
      null,
      p(
        "The second supplier answers on Wednesday morning with a catalogue of three hundred pages. The third asks for a number of employees, a budget and a telephone number before he says anything at all. Maya does not decide against them; she simply never comes back to their letters.",
      ),
    ),
    part(
      "policy",
      "One name, one day, one price",
      "Sales",
      p(
        "Whatever we tell a customer in writing carries one name, one day and one price. Maya gains by it that she can plan with our word, and that she has somebody to call who cannot say it was another department.",
      ),
    ),
    part(
      "step",
      "Forty chairs",
      "Support",
      p(
        since(
          4,
          "The chairs come between eight and ten. Two people carry them in, adjust each one with the person who will sit on it, and take the old ones away. By noon nobody can tell that anything happened, except that nobody’s back hurts.",
          since(
            3,
            "The chairs come between seven and nine. Two people carry them in, adjust each one with the person who will sit on it, and take the old ones away. By noon nobody can tell that anything happened, except that nobody’s back hurts.",
            "The chairs come between eight and ten. Two people carry them in, adjust each one with the person who will sit on it, and take the old ones away. By noon nobody can tell that anything happened, except that nobody’s back hurts.",
          ),
        ),
      ),
    ),
    version >= 4
      ? part(
          "pre_mortem",
          "Why it might still fail",
          null,
          p("Imagine that Maya is disappointed after all. These would be the reasons:"),
          list(
            "She was called by somebody who had not read her inquiry.",
            "She had to say the same thing to two people.",
            "She heard of a delay from a colleague and not from us.",
          ),
        )
      : null,
    version >= 2
      ? part(
          "remarkable",
          "The armrest",
          "Marketing",
          p(
            "A week later an envelope lies on her desk. In it is the old armrest, cut in half and polished, so that one can see the place where it broke. A card says: “Found it. Yours, Northlight.” It stands on the window sill to this day, and visitors ask about it.",
          ),
        )
      : null,
    version <= 4
      ? part(
          "step",
          "The questionnaire",
          "Marketing",
          p(
            "Two weeks after the delivery Maya gets a questionnaire with twelve questions. She fills in the first page.",
          ),
        )
      : null,
    part(
      "destination",
      "A quiet audit",
      null,
      p(
        "Four weeks after the photograph the inspector walks along the row again. He sits down on a chair, says nothing, and turns the page. Maya’s director asks one thing: “Is that settled?” This time she does not have to look at the calendar.",
      ),
      p(
        "For Northlight it ends with a call that nobody has to make: Maya writes to a friend who manages another office, and the friend sends an inquiry on a Tuesday evening.",
      ),
    ),
  )
}

const offer = (version: number) => (version >= 5 ? "one-page offer" : "brochure")
