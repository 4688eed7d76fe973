import { answerPlaces } from "./check"
import { controlId, Field } from "./field-with-a-sentence"
import { longest } from "./longest"
import type { ChangeFields, Problem, ReviewedChange } from "./review-page"

type Props = {
  change: ReviewedChange
  typed: ChangeFields
  type: (part: Partial<ChangeFields>) => void
  at: (name: Problem["at"]) => string | undefined
  first: Problem | undefined
  theirs: (name: keyof ChangeFields, text: string) => string | undefined
}

/** Marked in the text, or left for careful reading, where there is something to find. */
export function HowItIsShown({ change, typed, type, at, theirs }: Omit<Props, "first">) {
  if (!change.careful) return null
  const wrong = at("careful")
  const clash = theirs("careful", change.fields.careful ? "Careful reading" : "Marked in the text")
  const option = (value: "marked" | "careful") => ({
    type: "radio" as const,
    name: "shown",
    value,
    checked: typed.careful === (value === "careful"),
    onChange: () => type({ careful: value === "careful" }),
  })
  return (
    <fieldset className="stack near" id={controlId("careful")}>
      <legend className="f">How it is shown</legend>
      <label className="opt">
        <input {...option("marked")} />
        <span>Marked in the text</span>
      </label>
      <label className="opt">
        <input {...option("careful")} />
        <span>
          Careful reading
          <br />
          <span className="small muted">Not marked at first. Readers look for it, then see it. It always counts.</span>
        </span>
      </label>
      {wrong ? <p className="wrong">{wrong}</p> : null}
      {clash ? <p className="wrong">Another author chose meanwhile: {clash}. Save again to keep yours.</p> : null}
    </fieldset>
  )
}

/** A question at the change with 2 to 4 answers: who answers right has understood it. */
export function AskOneQuestion({ change, typed, type, at, first, theirs }: Props) {
  const begun = [typed.question, typed.explanation, ...Object.values(typed.answers)].some(Boolean)
  const wrong = (["question", "answers", "explanation"] as const).some((name) => at(name) !== undefined)
  const { fields } = change
  return (
    <details className="one-question" open={begun || wrong}>
      <summary>{begun ? "One question" : "Ask one question"}</summary>
      <div className="stack">
        <Field
          name="question"
          label="Question"
          hint="answered with “I’ve read this”"
          problem={at("question")}
          first={first?.at === "question"}
          theirs={theirs("question", fields.question)}
        >
          {(props) => (
            <input
              {...props}
              type="text"
              maxLength={longest.question}
              value={typed.question}
              onChange={(event) => type({ question: event.target.value })}
            />
          )}
        </Field>
        <fieldset className="stack near" id={controlId("answers")}>
          <legend className="f">
            Answers <span className="hint">two to four; tick the right one. Readers get them in another order</span>
          </legend>
          {answerPlaces.map((place) => (
            <div className="answer" key={place}>
              <input
                type="radio"
                name="right"
                value={place}
                aria-label={`Answer ${place} is right`}
                checked={typed.right === place}
                onChange={() => type({ right: place })}
              />
              <input
                type="text"
                name={`answer:${place}`}
                aria-label={`Answer ${place}`}
                maxLength={longest.answer}
                value={typed.answers[place] ?? ""}
                onChange={(event) => type({ answers: { ...typed.answers, [place]: event.target.value } })}
              />
            </div>
          ))}
          {at("answers") ? <p className="wrong">{at("answers")}</p> : null}
          {theirs("answers", "") === undefined && theirs("right", "") === undefined ? null : (
            <p className="wrong">Another author wrote answers meanwhile. Save again to keep yours.</p>
          )}
        </fieldset>
        <Field
          name="explanation"
          label="Why it is right"
          hint="read by who chose another answer"
          problem={at("explanation")}
          first={first?.at === "explanation"}
          theirs={theirs("explanation", fields.explanation)}
        >
          {(props) => (
            <textarea
              {...props}
              rows={2}
              maxLength={longest.explanation}
              value={typed.explanation}
              onChange={(event) => type({ explanation: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  )
}
