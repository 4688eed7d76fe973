// What is mailed around a question: plain text, and never the name of who raised it.
import { quoted } from "../ui/quote"
import type { What } from "./question"

type About = {
  readonly legend: string
  /** Title of the change. */
  readonly title: string
  readonly label: string
  readonly link: string
}

type Replied = {
  readonly what: What
  readonly number: number
  /** Title of the change; null where it would tell its reader what they have still to find. */
  readonly title: string | null
  readonly by: string
  readonly text: string
  /** Label of the version that answers it; null for words alone. */
  readonly answering: string | null
  /** False once its reader has. */
  readonly mayWriteBack: boolean
}

const people = (count: number) => (count === 1 ? "1 person objects" : `${count} people object`)

/** To the authors: enough people object to one change. */
export const warningMail = ({ legend, title, label, link }: About, count: number) => ({
  subject: `${people(count)} to ${quoted(title)}`,
  body: `${people(count)} to a change in version ${label} of ${quoted(legend)}:
${quoted(title)}

Read and answer them before it grows:
${link}
`,
})

const repliedHow = ({ answering, by, what }: Replied) =>
  answering ? `Version ${answering} answers your ${what}, says ${by},` : `${by} replied to your ${what}`

const namedAs = ({ title, number }: Replied) => (title === null ? ` ${number}` : `: ${title}`)

const aboutWhat = ({ title, number }: Replied) => (title === null ? `number ${number}` : `about ${quoted(title)}`)

/** To its reader: there is a reply. */
export const replyMail = (about: Omit<About, "title"> & Replied) => ({
  subject: about.answering
    ? `Version ${about.answering} answers your ${about.what}${namedAs(about)}`
    : `${about.by} replied to your ${about.what}${namedAs(about)}`,
  body: `${repliedHow(about)} ${aboutWhat(about)} (version ${about.label} of ${quoted(about.legend)}):

${about.text}

${about.mayWriteBack ? "You may write back once" : "Read it there"}:
${about.link}
`,
})

/** To the consultant: somebody asks to be heard through them. */
export const throughYouMail = ({ legend, title, label, link }: About, what: What) => ({
  subject: `${what === "objection" ? "An objection" : "A question"} through you: ${title}`,
  body: `Somebody raised ${what === "objection" ? "an objection" : "a question"} to ${quoted(title)} (version ${label} of ${quoted(legend)})
and asks to be heard through you only. Pass it on without their name, or reply:
${link}
`,
})
