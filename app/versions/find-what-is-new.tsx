import { Fragment } from "react"
import { Icon } from "../ui/icon"
import { kindIcon, kindName } from "./kind-names"
import type { Find } from "./shown"

type Props = {
  find: Find
  /** Who left it unmarked. */
  author: string
  /** Why it concerns the reader: names of their roles and teams. */
  concerns: readonly string[]
  /** Id of the form the choice belongs to. */
  form?: string
  /** The sentence that was chosen before. */
  chosen?: number | null
}

/** A passage in which something is new, or gone: every sentence a choice, none of them marked. */
export function FindWhatIsNew({ find, author, concerns, form, chosen = null }: Props) {
  const isNew = find.side === "now"
  return (
    <div className="stack change-shown">
      <div className="row">
        <span className="chip">
          <Icon name={kindIcon("careful_reading")} /> {kindName("careful_reading")}
        </span>
        {concerns.length > 0 ? (
          <span className="chip you">
            <Icon name="person" /> Concerns you: {concerns.join(", ")}
          </span>
        ) : null}
      </div>
      <h1 tabIndex={-1}>{isNew ? "Something in this passage is new" : "Something in this passage is gone"}</h1>
      <p>
        {author || "The author"} left this change unmarked on purpose, because it matters.{" "}
        {isNew
          ? "Choose the sentence that isn’t what you do today."
          : "This is how it read until now: choose the sentence that is no longer there."}{" "}
        A wrong guess costs nothing.
      </p>
      <fieldset className="story find">
        <legend className="vh">The sentences of the passage</legend>
        {find.sentences.map(({ where, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences may say the same and never change their order
          <Fragment key={at}>
            {where === find.sentences[at - 1]?.where ? null : <p className="small muted">{where}</p>}
            <label className="sent">
              <input type="radio" name="sentence" value={at} form={form} defaultChecked={at === chosen} />
              <span>{text}</span>
            </label>
          </Fragment>
        ))}
      </fieldset>
    </div>
  )
}
