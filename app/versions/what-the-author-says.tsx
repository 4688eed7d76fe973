import { controlId, Field } from "./field-with-a-sentence"
import { AskOneQuestion, HowItIsShown } from "./how-it-is-shown"
import { longest } from "./longest"
import { pillarNames } from "./pillars"
import { type ChangeFields, type Problem, type ReviewedChange, type ReviewPage, thingOf, titled } from "./review-page"

type Props = {
  page: ReviewPage
  change: ReviewedChange
  typed: ChangeFields
  type: (part: Partial<ChangeFields>) => void
  problems: readonly Problem[]
  clash: readonly string[]
  first: Problem | undefined
}

/** The settings of one change. */
export function WhatTheAuthorSays({ page, change, typed, type, problems, clash, first }: Props) {
  const number = page.changes.indexOf(change) + 1
  const at = (name: Problem["at"]) => problems.find((problem) => problem.at === name)?.sentence
  const theirs = (name: keyof ChangeFields, text: string) => (clash.includes(name) ? text : undefined)
  return (
    <section className="stack" aria-labelledby="change">
      <h2 id="change">
        {titled(thingOf(page))} {number}
      </h2>
      <input type="hidden" name="fp" value={change.fp} />
      {problems
        .filter((problem) => problem.at === "promise")
        .map(({ sentence }) => (
          <p className="wrong" id={controlId("promise")} key={sentence}>
            {sentence} <a href={`/legends/${page.legend.id}/edit`}>Back to the draft</a>
          </p>
        ))}
      <Field
        name="title"
        label="Title"
        problem={at("title")}
        first={first?.at === "title"}
        theirs={theirs("title", change.fields.title)}
      >
        {(props) => (
          <input
            {...props}
            type="text"
            maxLength={longest.title}
            value={typed.title}
            onChange={(event) => type({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        name="reason"
        label="Why?"
        hint={change.needsReason || typed.raised ? "required, one or two sentences" : "one or two sentences"}
        problem={at("reason")}
        first={first?.at === "reason"}
        theirs={theirs("reason", change.fields.reason)}
      >
        {(props) => (
          <textarea
            {...props}
            rows={3}
            maxLength={longest.reason}
            value={typed.reason}
            onChange={(event) => type({ reason: event.target.value })}
          />
        )}
      </Field>
      <Field name="pillar" label="Pillar" theirs={theirs("pillar", nameOfPillar(change.fields.pillar))}>
        {(props) => (
          <select {...props} value={typed.pillar} onChange={(event) => type({ pillar: event.target.value })}>
            <option value="">None</option>
            {Object.entries(pillarNames).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {change.mayRaise ? (
        <label className="opt">
          <input
            type="checkbox"
            name="raised"
            checked={typed.raised}
            onChange={(event) => type({ raised: event.target.checked })}
          />
          <span>
            Raise to major
            <br />
            <span className="small muted">For a change that matters more than it looks. It needs a reason.</span>
          </span>
        </label>
      ) : null}
      <HowItIsShown change={change} typed={typed} type={type} at={at} theirs={theirs} />
      <AskOneQuestion change={change} typed={typed} type={type} at={at} first={first} theirs={theirs} />
      <Concerns page={page} change={change} typed={typed} type={type} />
      <Notes typed={typed} type={type} open={Object.keys(typed.notes).length > 0} />
    </section>
  )
}

const nameOfPillar = (pillar: string) => Object.entries(pillarNames).find(([value]) => value === pillar)?.[1] ?? "None"

function Concerns({ page, change, typed, type }: Pick<Props, "page" | "change" | "typed" | "type">) {
  const names = [...new Set([...page.roles.map((role) => role.name), ...change.computed.roles, ...typed.roles])]
  const tick = (list: readonly string[], value: string, on: boolean) =>
    on ? [...list, value] : list.filter((other) => other !== value)
  const teams = page.teams.filter(({ id }) => typed.teams.includes(id)).map(({ name }) => name)
  const chosen = [...new Set([...typed.roles, ...teams])]
  return (
    <details className="concerns">
      <summary>
        {chosen.length === 0 ? "Concerns everybody alike" : "Concerns"}
        {chosen.map((name) => (
          <span className="chip you" key={name}>
            {name}
          </span>
        ))}
      </summary>
      <fieldset className="ticks">
        <legend className="f">Roles</legend>
        {names.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              name="role"
              value={name}
              checked={typed.roles.includes(name)}
              onChange={(event) => type({ roles: tick(typed.roles, name, event.target.checked) })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset className="ticks">
        <legend className="f">Teams</legend>
        {page.teams.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              name="team"
              value={id}
              checked={typed.teams.includes(id)}
              onChange={(event) => type({ teams: tick(typed.teams, id, event.target.checked) })}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

function Notes({ typed, type, open }: Pick<Props, "typed" | "type"> & { open: boolean }) {
  const names = [...new Set([...typed.roles, ...Object.keys(typed.notes)])]
  if (names.length === 0) return null
  return (
    <details open={open}>
      <summary>What this means for …</summary>
      <div className="stack">
        {names.map((name) => (
          <Field key={name} name={`note:${name}`} label={name} hint="only they see it">
            {(props) => (
              <textarea
                {...props}
                rows={2}
                maxLength={longest.note}
                value={typed.notes[name] ?? ""}
                onChange={(event) => type({ notes: { ...typed.notes, [name]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  )
}
