// What readers raise and authors answer; what authors ask to be read once more.
import type { Json, Kit } from "../kit"

export function questionTables(k: Kit) {
  /** Questions and objections that came with a confirmation, kept apart from it. */
  const questions = k.table(
    "questions",
    {
      companyId: k.text().notNull(),
      /** Random, so that no time can be read from it. */
      id: k.text().notNull(),
      legendId: k.text().notNull(),
      versionId: k.text().notNull(),
      /** 1, 2, 3 … within the legend: what people call it by. */
      number: k.int().notNull(),
      /** `question` or `objection`. */
      what: k.text().notNull(),
      personId: k.text().notNull(),
      confirmationId: k.text().notNull(),
      changeFp: k.text().notNull(),
      /** The newest published change (id) it is about; the fp of what comes from none. */
      about: k.text().notNull(),
      /** Title of the change, as the reader was shown it. */
      title: k.text().notNull(),
      /** What stands in the way (reading/question.ts); null when nothing was chosen. */
      force: k.text(),
      /** Who hears whose it is: `name`, `unnamed`, or `consultant`: then authors hear what the consultant passes on. */
      voice: k.text().notNull(),
      at: k.time().notNull(),
      text: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("questions_number").on(t.companyId, t.legendId, t.number),
      k.index("questions_person").on(t.companyId, t.personId),
    ],
  )

  /** What was said after a question: replies, what its reader wrote back, what the consultant passed on. */
  const replies = k.table(
    "replies",
    {
      companyId: k.text().notNull(),
      questionId: k.text().notNull(),
      /** 1, 2, 3 … in the order it was said. */
      ordinal: k.int().notNull(),
      /** `reply`, `written_back` or `passed_on`. */
      what: k.text().notNull(),
      personId: k.text().notNull(),
      /** The version that answers it, when the reply is that version. */
      versionId: k.text(),
      at: k.time().notNull(),
      text: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.questionId, t.ordinal] })],
  )

  /** Who owes the reply, after it was handed over; until then it is who published the version. */
  const questionOwners = k.table(
    "question_owners",
    {
      companyId: k.text().notNull(),
      questionId: k.text().notNull(),
      /** 1, 2, 3 …; the last one counts. */
      ordinal: k.int().notNull(),
      personId: k.text().notNull(),
      by: k.text().notNull(),
      at: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.questionId, t.ordinal] })],
  )

  /** That an author asks a team to read one change of a version once more, or all of it, and why. */
  const askedAgain = k.table(
    "asked_again",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      legendId: k.text().notNull(),
      versionId: k.text().notNull(),
      /** The published change; null for the whole version. */
      changeId: k.text(),
      by: k.text().notNull(),
      at: k.time().notNull(),
      /** The teams (ids) that are asked, and their names on that day. */
      teams: k.json<Json>().notNull(),
      reason: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.index("asked_again_version").on(t.companyId, t.versionId),
    ],
  )

  /** Who was asked, and what of it they had read by then. */
  const askedAgainPeople = k.table(
    "asked_again_people",
    {
      companyId: k.text().notNull(),
      askId: k.text().notNull(),
      personId: k.text().notNull(),
      /** Their reading of that version, and the changes (fps) of it that they are to read once more; none where nothing was read. */
      readingId: k.text(),
      fps: k.json<string[]>().notNull(),
      /** How many openings there were in that reading. */
      openings: k.int().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.askId, t.personId] }),
      k.index("asked_again_people_person").on(t.companyId, t.personId),
    ],
  )

  return { questions, replies, questionOwners, askedAgain, askedAgainPeople }
}
