import { prompts } from "../../document/method"
import { type PartKind, partKinds, partNames } from "../../document/schema"
import { Asking } from "./asking"
import { partIcons } from "./part-icons"

export type PartAsked = { readonly kind: PartKind; readonly owner: string | null }

type Props = {
  /** The part that is changed; null for a new one. */
  readonly part: { readonly title: string; readonly kind: string; readonly owner: string | null } | null
  /** What was pressed: the kind of the part, or who does it. */
  readonly about: "kind" | "owner"
  readonly roles: readonly string[]
  readonly close: () => void
  readonly done: (part: PartAsked) => void
  readonly move: (by: "up" | "down") => void
  readonly remove: () => void
}

function kindIn(fields: FormData): PartKind {
  return partKinds.find((kind) => kind === fields.get("kind")) ?? "step"
}

export function PartDialog({ part, about, roles, close, done, move, remove }: Props) {
  const act = (fields: FormData) => {
    const what = fields.get("what")
    if (what === "up" || what === "down") return move(what)
    if (what === "remove") return remove()
    done({ kind: kindIn(fields), owner: String(fields.get("owner") ?? "").trim() || null })
  }
  return (
    <Asking title={part ? part.title : "Add a part"} close={close} done={act}>
      <fieldset className="kinds">
        <legend className="f">What it is</legend>
        {partKinds.map((kind) => (
          <label key={kind} className="kind" title={prompts[kind]}>
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={kind === (part?.kind ?? "step")}
              data-first={(about === "kind" && kind === (part?.kind ?? "step")) || undefined}
            />
            <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
              <path d={partIcons[kind]} />
            </svg>
            {partNames[kind]}
          </label>
        ))}
      </fieldset>
      {part ? (
        <div>
          <label className="f" htmlFor="owner">
            Who does it
          </label>
          <input
            id="owner"
            name="owner"
            type="text"
            list="known-roles"
            maxLength={80}
            defaultValue={part.owner ?? ""}
            data-first={about === "owner" || undefined}
            placeholder="Nobody yet. Choose a role or name a new one."
          />
          <p className="small muted">
            {roles.length > 0 ? `Roles here: ${roles.join(", ")}.` : "No role has been named yet."}
          </p>
        </div>
      ) : null}
      <div className="row between">
        <button className="btn p" type="submit" name="what" value="done">
          {part ? "Done" : "Add it below"}
        </button>
        {part ? (
          <span className="row">
            <button className="btn s" type="submit" name="what" value="up">
              Move up
            </button>
            <button className="btn s" type="submit" name="what" value="down">
              Move down
            </button>
            <button className="btn s" type="submit" name="what" value="remove">
              Remove the part
            </button>
          </span>
        ) : null}
      </div>
    </Asking>
  )
}
