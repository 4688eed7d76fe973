import { dayName } from "../ui/day"
import { Field } from "./field-with-a-sentence"
import { longest } from "./longest"
import { Inherited, PublishAs } from "./publish-as"
import type { Problem, ReviewPage, VersionFields } from "./review-page"
import { WhatItAnswers } from "./what-it-answers"

type Props = {
  page: ReviewPage
  typed: VersionFields
  type: (part: Partial<VersionFields>) => void
  problems: readonly Problem[]
  clash: readonly string[]
  first: Problem | undefined
}

/** What is said about the whole version: summary, audience, dates. */
export function AboutTheVersion({ page, typed, type, problems, clash, first }: Props) {
  const at = (name: Problem["at"]) => problems.find((problem) => problem.at === name)?.sentence
  const theirs = (name: keyof VersionFields, text: string) => (clash.includes(name) ? text : undefined)
  return (
    <section className="stack" id="version" aria-labelledby="version-name">
      <h2 id="version-name">Version {page.label}</h2>
      {page.correction ? (
        <PublishAs {...{ page, typed, type }} correction={page.correction} theirs={clash.includes("correction")} />
      ) : null}
      <Field
        name="summary"
        label="Summary"
        hint={`at most ${longest.summary} characters`}
        problem={at("summary")}
        first={first?.at === "summary"}
        theirs={theirs("summary", page.version.summary)}
      >
        {(props) => (
          <textarea
            {...props}
            rows={3}
            maxLength={longest.summary}
            value={typed.summary}
            onChange={(event) => type({ summary: event.target.value })}
          />
        )}
      </Field>
      {page.correction && typed.correction ? (
        <Inherited page={page} typed={typed} correction={page.correction} problem={at("audience")} />
      ) : (
        <WhoAndWhen {...{ page, typed, type, problems, clash, first }} />
      )}
      <WhatItAnswers toAnswer={page.toAnswer} {...{ typed, type, problems, clash, first }} />
    </section>
  )
}

/** Whom a version of its own goes to, and its dates. */
function WhoAndWhen({ page, typed, type, problems, clash, first }: Props) {
  const at = (name: Problem["at"]) => problems.find((problem) => problem.at === name)?.sentence
  const theirs = (name: keyof VersionFields, text: string) => (clash.includes(name) ? text : undefined)
  return (
    <>
      <Audience
        page={page}
        typed={typed}
        type={type}
        problem={at("audience")}
        first={first?.at === "audience"}
        theirs={theirs("teams", namesOf(page, page.version.teams))}
      />
      <Field
        name="readBy"
        label="Read by"
        problem={at("readBy")}
        first={first?.at === "readBy"}
        theirs={theirs("readBy", page.version.readBy)}
      >
        {(props) => (
          <input
            {...props}
            type="date"
            value={typed.readBy}
            onChange={(event) => type({ readBy: event.target.value })}
          />
        )}
      </Field>
      <Field
        name="inForceFrom"
        label="In force from"
        problem={at("inForceFrom")}
        first={first?.at === "inForceFrom"}
        theirs={theirs("inForceFrom", page.version.inForceFrom)}
      >
        {(props) => (
          <input
            {...props}
            type="date"
            value={typed.inForceFrom}
            onChange={(event) => type({ inForceFrom: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

const namesOf = (page: ReviewPage, ids: readonly string[]) =>
  page.teams
    .filter((team) => ids.includes(team.id))
    .map((team) => team.name)
    .join(", ")

type AudienceProps = Pick<Props, "page" | "typed" | "type"> & {
  problem: string | undefined
  theirs: string | undefined
  first: boolean
}

function Audience({ page, typed, type, problem, theirs, first }: AudienceProps) {
  const said =
    problem ??
    (theirs === undefined
      ? undefined
      : `Another author chose meanwhile: ${theirs || "nobody"}. Save again to keep yours.`)
  return (
    <fieldset className="ticks" aria-describedby={said ? "audience-said" : undefined}>
      <legend className="f">
        Who reads it <span className="hint">teams</span>
      </legend>
      {page.teams.map((team, i) => (
        <label key={team.id}>
          <input
            id={i === 0 ? "f-audience" : undefined}
            type="checkbox"
            name="audience"
            // biome-ignore lint/a11y/noAutofocus: the page came back because of this field
            autoFocus={first && i === 0}
            value={team.id}
            checked={typed.teams.includes(team.id)}
            onChange={(event) =>
              type({
                teams: event.target.checked ? [...typed.teams, team.id] : typed.teams.filter((id) => id !== team.id),
              })
            }
            aria-invalid={problem ? true : undefined}
          />
          <span>
            {team.name}{" "}
            <span className="small muted">
              {team.people === 1 ? "1 person" : `${team.people} people`} · {team.minutes} min each
            </span>
          </span>
        </label>
      ))}
      {page.teams.length === 0 ? (
        <p className="small">There are no teams yet. An admin adds them on the page of the company.</p>
      ) : null}
      {said ? (
        <p className="wrong" id="audience-said">
          {said}
        </p>
      ) : null}
    </fieldset>
  )
}

/** Always in sight: whom it goes to and when, and the one button that publishes. */
export function PublishBar({ page, typed, at }: { page: ReviewPage; typed: VersionFields; at: string }) {
  const as = typed.correction ? page.correction : null
  const names = as ? `the audience of version ${page.previous}` : namesOf(page, typed.teams)
  const people = as ? as.people : page.people
  const { readBy, inForceFrom } = as ?? typed
  const day = (text: string) => <strong>{dayName(text, page.today)}</strong>
  return (
    <section className="bar wrap" aria-label="Publish">
      <div className="in publishing">
        <p className="t15">
          {names ? (
            <>
              <strong>{people === 1 ? "1 person" : `${people} people`}</strong> in {names}
            </>
          ) : (
            "Nobody is addressed yet"
          )}
          {readBy ? <> · read by {day(readBy)}</> : null}
          {inForceFrom ? <> · in force {day(inForceFrom)}</> : null}
          {names ? " · one e-mail each" : null} <a href="#version">Change</a>
        </p>
        <button type="submit" form="review" formAction={at} className="btn p">
          Publish {as ? `correction ${as.label}` : `version ${page.next}`}
        </button>
      </div>
    </section>
  )
}
