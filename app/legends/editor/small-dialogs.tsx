import { useState } from "react"
import { safeHref } from "../../document/schema"
import { Asking } from "./asking"

type LinkProps = {
  readonly href: string
  readonly close: () => void
  readonly done: (href: string | null, text: string) => void
}

/** "example.com" is meant as a web address. */
const addressFrom = (typed: string) => {
  const text = typed.trim()
  if (safeHref(text)) return text
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`
  return /^[\w-]+(\.[\w-]+)+([/?#:]\S*)?$/.test(text) ? `https://${text}` : null
}

export function LinkDialog({ href, close, done }: LinkProps) {
  const [typed, setTyped] = useState(href)
  const isWrong = typed.trim() !== "" && addressFrom(typed) === null
  const act = (fields: FormData) => {
    const what = fields.get("what")
    if (what === "remove") return done(null, "")
    const address = addressFrom(typed)
    if (address) done(address, typed.trim())
  }
  return (
    <Asking title="Link" close={close} done={act}>
      <div>
        <label className="f" htmlFor="href">
          Where it leads
        </label>
        <input
          id="href"
          data-first
          name="href"
          type="text"
          inputMode="url"
          value={typed}
          placeholder="https://"
          aria-invalid={isWrong || undefined}
          aria-describedby="href-hint"
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id="href-hint" className="small muted">
          {isWrong ? "An address begins with https://, mailto: or tel:." : "A web address, or a mail address."}
        </p>
      </div>
      <div className="row">
        <button className="btn p" type="submit" name="what" value="done">
          Link it
        </button>
        {href ? (
          <button className="btn s" type="submit" name="what" value="remove">
            Remove the link
          </button>
        ) : null}
      </div>
    </Asking>
  )
}

type RoleProps = { readonly close: () => void; readonly done: (name: string) => void }

export function RoleDialog({ close, done }: RoleProps) {
  const act = (fields: FormData) => {
    const name = String(fields.get("role") ?? "").trim()
    if (name) done(name)
  }
  return (
    <Asking title="Name a role" close={close} done={act}>
      <div>
        <label className="f" htmlFor="role">
          Role
        </label>
        <input id="role" name="role" type="text" list="known-roles" maxLength={80} required data-first />
        <p className="small muted">Choose one, or name a new role. People hold roles; the text names the role.</p>
      </div>
      <button className="btn p" type="submit">
        Put it in the text
      </button>
    </Asking>
  )
}
