import type { ReactNode } from "react"
import { dayName } from "../ui/day"
import { Frame } from "../ui/frame"
import { Icon } from "../ui/icon"
import { Message } from "../ui/message"
import { quoted } from "../ui/quote"
import { calledBy, forceWords, longestText, questionHref } from "./question"
import { headOf, type QuestionPage } from "./question-page"
import { type QuestionSeen, raisedBy, waitsForLooker } from "./question-seen"
import { type ReplyKind, type ReplyRefusal, replySentences } from "./question-thread"

/** What was typed, when a form comes back. */
export type Refused = ReplyRefusal & { readonly what: ReplyKind; readonly text: string }

/** One question or objection, all that was said after it, and what may be said next. */
export function OneQuestion({ page, refused }: { page: QuestionPage; refused?: Refused | null | undefined }) {
  const { legend, question, authors, today } = page
  return (
    <Frame person={page.person}>
      <main id="main" className="page stack reading">
        {refused ? (
          <Message kind="no" id="refused">
            <p>{replySentences[refused.refused]}</p>
          </Message>
        ) : null}
        <p className="small muted">
          <a href={`/legends/${legend.id}`}>{legend.title}</a> · version {question.version}
        </p>
        <h1 tabIndex={-1}>{headOf(question)}</h1>
        {question.change.title ? <p className="muted">About {quoted(question.change.title)}</p> : null}
        <Raised question={question} today={today} />
        {question.said.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its order
          <section key={i} className="card stack near">
            <p className="small muted">
              <strong className="ink">{saidBy(question, one)}</strong> · {dayName(one.day, today)}
            </p>
            <p className="said-text">{one.text}</p>
          </section>
        ))}
        <Next page={page} refused={refused} />
        {authors.length > 1 && question.stand.waitsFor === "authors" ? (
          <Owner legendId={legend.id} question={question} authors={authors} />
        ) : null}
        {question.as === "reader" ? null : (
          <p>
            <a href={`/legends/${legend.id}/status`}>Where we stand</a>
          </p>
        )}
      </main>
    </Frame>
  )
}

function Raised({ question, today }: { question: QuestionSeen; today: string }) {
  const { what, text, force, day } = question
  return (
    <section className={what === "objection" ? "note obj stack near" : "note stack near"}>
      <p className="small muted">
        {raisedBy(question)} · {dayName(day, today)}
      </p>
      <p className="said-text">“{text}”</p>
      {force ? (
        <p className="t15">
          <Icon name="flag" /> {forceWords[force]}
        </p>
      ) : null}
    </section>
  )
}

function saidBy(question: QuestionSeen, { what, name, version }: QuestionSeen["said"][number]): string {
  if (what === "passed_on") return `${name} passed on`
  if (version) return `Answered by version ${version}`
  return what === "reply" ? `${name} replied` : `${raisedBy({ ...question, name })} wrote back`
}

/** Whose turn it is; the form for who may speak. */
function Next({ page, refused }: { page: QuestionPage; refused: Refused | null | undefined }) {
  const { legend, question } = page
  const at = questionHref(legend.id, question.number)
  const { as, stand, voice } = question
  const typed = (what: ReplyKind) => (refused?.what === what ? refused.text : "")
  if (as === "reader" && (stand.mayWriteBack || refused))
    return (
      <Say
        action={`${at}/writing-back`}
        label="Write back, once"
        button="Send"
        refused={refused}
        text={typed("written_back")}
      />
    )
  if (as === "reader") return <p className="muted">{readersTurn(question)}</p>
  const mine = waitsForLooker(question) || (as === "consultant" && voice === "consultant" && stand.waitsFor !== null)
  if (!mine && !refused) return <p className="muted">{othersTurn(question)}</p>
  return (
    <>
      {as === "consultant" && stand.waitsFor === "consultant" ? (
        <Say
          action={`${at}/passing-on`}
          label="Pass it on to the authors"
          hint="in words that do not tell whose it is"
          button="Pass it on without the name"
          refused={refused?.what === "passed_on" ? refused : null}
          text={refused?.what === "passed_on" ? refused.text : lastWords(question)}
        />
      ) : null}
      <Say
        action={`${at}/reply`}
        label={`Reply${question.name ? ` to ${question.name}` : ""}`}
        hint="its reader gets one mail"
        button="Send the reply"
        refused={refused?.what === "reply" ? refused : null}
        text={typed("reply")}
      />
    </>
  )
}

/** What its reader said last. */
const lastWords = ({ text, said }: QuestionSeen) => said.findLast(({ what }) => what === "written_back")?.text ?? text

function readersTurn({ stand, owner, voice }: QuestionSeen): string {
  if (stand.waitsFor === null) return "This is closed: there was a reply to what you wrote back."
  if (stand.waitsFor === "consultant" || voice === "consultant") return "It waits for the consultant."
  return `${owner} owes you a reply. You get one mail when it is there.`
}

const othersTurn = ({ stand, owner }: QuestionSeen) =>
  stand.waitsFor === "authors"
    ? `It waits for ${owner}.`
    : stand.waitsFor === "consultant"
      ? "It waits for the consultant."
      : "There is a reply. Nothing is owed."

/** A form of one text. */
export function Say({
  action,
  label,
  hint,
  button,
  refused,
  text,
}: {
  action: string
  label: string
  hint?: string
  button: string
  refused?: Refused | null | undefined
  text?: string
}): ReactNode {
  const id = `say-${action.split("/").slice(-2).join("-")}`
  return (
    <form method="post" action={action} className="stack near">
      <div>
        <label className="f" htmlFor={id}>
          {label} {hint ? <span className="hint">{hint}</span> : null}
        </label>
        <textarea
          id={id}
          name="text"
          rows={3}
          maxLength={longestText}
          defaultValue={text}
          aria-invalid={refused?.refused === "text-missing" || undefined}
          aria-describedby={refused ? "refused" : undefined}
        />
      </div>
      <p className="row">
        <button className="btn p" type="submit">
          {button}
        </button>
      </p>
    </form>
  )
}

function Owner({
  legendId,
  question,
  authors,
}: {
  legendId: string
  question: QuestionSeen
  authors: QuestionPage["authors"]
}) {
  return (
    <form method="post" action={`${questionHref(legendId, question.number)}/owner`} className="row">
      <label className="t15" htmlFor="owner">
        Who owes the reply to {calledBy(question)}
      </label>
      <select id="owner" name="owner" defaultValue={authors.find(({ name }) => name === question.owner)?.id}>
        {authors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button className="btn s" type="submit">
        Hand over
      </button>
    </form>
  )
}
