import { dayName } from "../ui/day"
import { controlId } from "./field-with-a-sentence"
import type { Correction, ReviewPage, VersionFields } from "./review-page"

type Props = { page: ReviewPage; typed: VersionFields; correction: Correction }

/** A version of its own, or a correction of the one that applies. */
export function PublishAs({
  page,
  typed,
  correction,
  type,
  theirs,
}: Props & { type: (part: Partial<VersionFields>) => void; theirs: boolean }) {
  const choice = (value: "version" | "correction", name: string, sentence: string) => (
    <label className="opt">
      <input
        type="radio"
        name="as"
        value={value}
        checked={typed.correction === (value === "correction")}
        onChange={() => type({ correction: value === "correction" })}
      />
      <span>
        {name} <span className="small muted">{sentence}</span>
      </span>
    </label>
  )
  return (
    <fieldset className="stack publish-as" aria-describedby={theirs ? "as-said" : undefined}>
      <legend className="f">Publish as</legend>
      {choice("version", `Version ${page.next}`, "Something new: you choose who reads it, and by when.")}
      {choice(
        "correction",
        `Correction ${correction.label}`,
        `Puts version ${page.previous} right, for the same people and dates. They read again only what you corrected.`,
      )}
      {theirs ? (
        <p className="wrong" id="as-said">
          Another author chose meanwhile: {page.version.correction ? "the correction" : "the version"}. Save again to
          keep yours.
        </p>
      ) : null}
    </fieldset>
  )
}

/** What a correction inherits; what was chosen for a version of its own is kept, unseen. */
export function Inherited({ page, typed, correction, problem }: Props & { problem: string | undefined }) {
  const { people, readBy, inForceFrom } = correction
  return (
    <div>
      <p className="t15">
        As version {page.previous}: {people === 1 ? "1 person" : `${people} people`}
        {readBy ? `, read by ${dayName(readBy, page.today)}` : ""}
        {inForceFrom ? `, in force from ${dayName(inForceFrom, page.today)}` : ""}.
      </p>
      {problem ? (
        <p className="wrong" id={controlId("audience")} tabIndex={-1}>
          {problem}
        </p>
      ) : null}
      {typed.teams.map((id) => (
        <input key={id} type="hidden" name="audience" value={id} />
      ))}
      <input type="hidden" name="readBy" value={typed.readBy} />
      <input type="hidden" name="inForceFrom" value={typed.inForceFrom} />
    </div>
  )
}
