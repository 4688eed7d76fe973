import type { ReactNode } from "react"
import { Message } from "../ui/message"
import { listed } from "../ui/text"
import { OneQuestion } from "../versions/one-question"
import type { ButPage } from "./but-page"
import { hrefOf } from "./change-page"
import { type Refused, refusalSentence } from "./confirmation"
import { titled } from "./outline"
import { ReadingHead } from "./progress-marks"
import { forces, forceWords, longestText, type Raising, type Voice } from "./question"

type Props = {
  readonly page: ButPage
  readonly refused?: Refused | null | undefined
  /** What was typed, when the form comes back. */
  readonly typed?: Raising | null | undefined
}

/** "I read it, but …": a question or an objection; sending it counts as read. */
export function But({ page, refused, typed }: Props) {
  const { legend, line, outline, find } = page
  const opening = find ? null : page.opening
  const at = line ? hrefOf(legend.id, line.fp) : `/legends/${legend.id}/read`
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <ReadingHead legendId={legend.id} outline={outline} n={line?.n ?? null} />
      <form method="post" action={`${at}/but`} className="contents">
        <main id="main" className="page stack reading but">
          {refused ? (
            <Message kind="no" id="refused">
              <p>{refusalSentence(refused, page.version.label)}</p>
            </Message>
          ) : null}
          <h1 tabIndex={-1}>I read it, but …</h1>
          {line ? (
            <p className="muted">
              {titled(outline.thing)} {line.n}: {line.title}. Sending this counts as read.
            </p>
          ) : null}
          {opening || typed ? (
            <Fields page={page} typed={typed} refused={refused ?? null} />
          ) : (
            <p>{find ? "Find what is new first, or have it shown." : `Open the ${outline.thing} first.`}</p>
          )}
        </main>
        <section className="bar" aria-label="Your answer">
          <div className={opening ? "in" : "in one"}>
            <a className="btn" href={at}>
              {opening ? "Back" : `Back to the ${outline.thing}`}
            </a>
            {opening ? (
              <button className="btn p" type="submit">
                Send and mark as read
              </button>
            ) : null}
          </div>
        </section>
      </form>
    </>
  )
}

function Fields({ page, typed, refused }: { page: ButPage; typed: Props["typed"]; refused: Refused | null }) {
  const { opening, asking, voices, consultants } = page
  const missing = refused?.refused === "text-missing"
  const what = typed?.what ?? "question"
  const voice = typed && voices.includes(typed.voice) ? typed.voice : voices[0]
  return (
    <>
      {opening ? (
        <>
          <input type="hidden" name="opening" value={opening.id} />
          <input type="hidden" name="shown" value={opening.shownHash} />
        </>
      ) : null}
      {asking ? <OneQuestion {...asking} chosen={refused?.chosen ?? null} /> : null}
      {refused?.refused === "wrong-answer" ? <input type="hidden" name="again" value="1" /> : null}
      <fieldset className="stack near">
        <legend className="vh">Kind of answer</legend>
        <Choice name="what" value="question" chosen={what}>
          <strong>I have a question</strong>
        </Choice>
        <Choice name="what" value="objection" chosen={what}>
          <strong>I disagree</strong>
          <br />
          <span className="t15 muted">The authors must answer you.</span>
        </Choice>
      </fieldset>
      <div>
        <label className="f" htmlFor="text">
          Because … <span className="hint">one sentence is enough</span>
        </label>
        <textarea
          id="text"
          name="text"
          rows={4}
          maxLength={longestText}
          defaultValue={typed?.text}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? "refused" : undefined}
        />
      </div>
      <fieldset className="stack near forces">
        <legend className="f">
          What stands in the way? <span className="hint">if one fits</span>
        </legend>
        {forces.map((force) => (
          <Choice key={force} name="force" value={force} chosen={typed?.force ?? ""}>
            {forceWords[force]}
          </Choice>
        ))}
        <Choice name="force" value="" chosen={typed?.force ?? ""}>
          None of these
        </Choice>
      </fieldset>
      <fieldset className="stack near">
        <legend className="f">Who sees it?</legend>
        {voices.map((one) => (
          <Choice key={one} name="voice" value={one} chosen={voice ?? ""}>
            {voiceWords(one, consultants)}
          </Choice>
        ))}
        <p className="small muted">
          A question stands at the change for your colleagues too, with its reply and without a name. An objection does
          not.
        </p>
      </fieldset>
    </>
  )
}

function Choice({
  name,
  value,
  chosen,
  children,
}: {
  name: string
  value: string
  chosen: string
  children: ReactNode
}) {
  return (
    <label className="opt">
      <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
      <span>{children}</span>
    </label>
  )
}

/** "The authors and Tess Morgan, with my name" */
function voiceWords(voice: Voice, consultants: readonly string[]): string {
  const between = consultants.join(" or ")
  const both = listed(["The authors", ...consultants])
  if (voice === "name") return `${both}, with my name`
  if (voice === "unnamed")
    return consultants.length > 0
      ? `The authors, without my name; ${listed(consultants)} sees whose it is`
      : "The authors, without my name"
  return `Through the consultant only: ${between} passes it on without my name`
}
