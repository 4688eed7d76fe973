import { dayName } from "../ui/day"
import { Icon } from "../ui/icon"
import { Say } from "./one-question"
import { calledBy, forceWords, questionHref } from "./question"
import { type QuestionSeen, raisedBy, waitsForLooker } from "./question-seen"
import type { Raised } from "./raised"

type Props = { readonly legendId: string; readonly raised: Raised; readonly today: string }

/** What waits for a reply, objections first, before any figure. */
export function OpenQuestions({ legendId, raised, today }: Props) {
  const { open, answered, loud } = raised
  return (
    <>
      {loud.map(({ title, objections }) => (
        <section key={title} className="card loud stack near">
          <h2>
            <Icon name="flag" /> {objections} objections to “{title}”
          </h2>
          <p className="t15">Talk to them before the date it is in force from.</p>
        </section>
      ))}
      {open.length > 0 ? (
        <section className="stack near" id="open" aria-labelledby="waiting-for-a-reply">
          <h2 id="waiting-for-a-reply">
            Waiting for a reply <span className="count">({countedWords(open)})</span>
          </h2>
          {open.map((question) => (
            <Open key={question.number} question={question} legendId={legendId} today={today} />
          ))}
        </section>
      ) : null}
      {answered.length > 0 ? (
        <details>
          <summary>{answered.length === 1 ? "1 with a reply" : `${answered.length} with a reply`}</summary>
          <ul className="list">
            {answered.map((question) => (
              <li key={question.number} className="pad t15">
                <a href={questionHref(legendId, question.number)}>{called(question)}</a>: “{question.text}”
                <span className="small muted"> · {question.change.title}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

/** "3 objections, 1 question" */
export function countedWords(questions: readonly Pick<QuestionSeen, "what">[]): string {
  const objections = questions.filter(({ what }) => what === "objection").length
  const rest = questions.length - objections
  return [
    objections === 0 ? "" : objections === 1 ? "1 objection" : `${objections} objections`,
    rest === 0 ? "" : rest === 1 ? "1 question" : `${rest} questions`,
  ]
    .filter(Boolean)
    .join(", ")
}

const called = (question: QuestionSeen) => {
  const name = calledBy(question)
  return `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`
}

function Open({ question, legendId, today }: { question: QuestionSeen; legendId: string; today: string }) {
  const { what, change, text, force, day, owner, said, stand, version } = question
  const href = questionHref(legendId, question.number)
  const wroteBack = said.findLast((one) => one.what === "written_back")
  return (
    <article className="card stack near">
      <p className="row">
        <span className={what === "objection" ? "chip obj" : "chip"}>
          <Icon name={what === "objection" ? "flag" : "bubble"} /> {called(question)}
        </span>
        <span className="small muted">
          {change.title} · version {version}
        </span>
      </p>
      <p className="said-text">“{text}”</p>
      {force ? <p className="t15">What stands in the way: {forceWords[force]}</p> : null}
      {wroteBack ? <p className="said-text">Wrote back: “{wroteBack.text}”</p> : null}
      <p className="small muted">
        {raisedBy(question)}, {dayName(day, today)} ·{" "}
        {stand.waitsFor === "consultant" ? "waits for the consultant" : `${owner} owes the reply`} ·{" "}
        <a href={href}>{said.length > 0 || waitsForLooker(question) ? "All that was said, and more" : "Open"}</a>
      </p>
      {question.as === "author" && waitsForLooker(question) ? (
        <details>
          <summary>Reply{question.name ? ` to ${question.name}` : ""}</summary>
          <Say action={`${href}/reply`} label="Your reply" hint="its reader gets one mail" button="Send the reply" />
        </details>
      ) : null}
    </article>
  )
}

/** What stands in the way, by force: a table, for those who may see the objections. */
export function ByForce({ byForce }: Pick<Raised, "byForce">) {
  const all = byForce.reduce((sum, { objections }) => sum + objections, 0)
  if (all === 0) return null
  return (
    <section className="stack near" aria-labelledby="by-force">
      <h2 id="by-force">
        What stands in the way <span className="count">({all === 1 ? "1 objection" : `${all} objections`})</span>
      </h2>
      <table>
        <tbody>
          {byForce.map(({ force, name, words, objections }) => (
            <tr key={force}>
              <th scope="row">
                {name}
                <br />
                <span className="small muted">“{words}”</span>
              </th>
              <td>{`${objections} of ${all}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
