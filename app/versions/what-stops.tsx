import { controlId } from "./field-with-a-sentence"
import { type Problem, type ReviewPage, thingOf, titled } from "./review-page"

type Props = { problems: readonly Problem[]; clash: readonly string[]; page: ReviewPage; at: string }

/** Why the form came back, each sentence leading to its place. */
export function WhatStops({ problems, clash, page, at }: Props) {
  if (problems.length === 0 && clash.length === 0) return null
  return (
    <div className="card stack stops" role="alert">
      <h2>{problems.length > 0 ? `Version ${page.label} is not published yet` : "Not saved yet"}</h2>
      <ul className="stack">
        {clash.length > 0 ? (
          <li>Another author changed the same settings while you wrote. Both texts are at their places below.</li>
        ) : null}
        {problems.map((problem) => (
          <li key={`${problem.at} ${problem.fp} ${problem.sentence}`}>
            <a href={placeOf(problem, page, at)}>{sentenceOf(problem, page)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function sentenceOf({ fp, sentence }: Problem, page: ReviewPage): string {
  const number = page.changes.findIndex((change) => change.fp === fp) + 1
  return number > 0 ? `${titled(thingOf(page))} ${number}: ${sentence}` : sentence
}

function placeOf(problem: Problem, page: ReviewPage, at: string): string {
  if (problem.at === "promise" && problem.fp === null) return `/legends/${page.legend.id}/edit`
  if (problem.number !== undefined) return `#${controlId(`reply:${problem.number}`)}`
  const place = problem.at === "changes" ? "#changes" : `#${controlId(problem.at)}`
  return problem.fp === null ? place : `${at}?change=${problem.fp}${place}`
}
