import { type Own, ownSentence } from "./own-question"
import { questionHref } from "./question"

/** What the reader raised about this change, with the way to what was said after it. */
export function OwnQuestions({ own, legendId }: { own: readonly Own[]; legendId: string }) {
  if (own.length === 0) return null
  return (
    <section className="note obj stack near">
      <h2>What you said</h2>
      {own.map((one) => (
        <p key={one.number}>
          “{one.text}”
          <br />
          <a className="t15" href={questionHref(legendId, one.number)}>
            {ownSentence(one)}
          </a>
        </p>
      ))}
    </section>
  )
}
