type Props = {
  question: string
  answers: readonly string[]
  /** Id of the form the answer belongs to. */
  form?: string
  /** The answer that was chosen before. */
  chosen?: number | null
}

/** The author's question at a change; it is answered with the confirmation. */
export function OneQuestion({ question, answers, form, chosen = null }: Props) {
  return (
    <fieldset className="card stack near question">
      <legend className="vh">One question</legend>
      <p>
        <strong>{question}</strong>
      </p>
      {answers.map((answer, at) => (
        <label className="opt" key={answer}>
          <input type="radio" name="answer" value={at} form={form} defaultChecked={at === chosen} />
          <span>{answer}</span>
        </label>
      ))}
    </fieldset>
  )
}
