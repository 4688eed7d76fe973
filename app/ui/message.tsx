import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon"

const signs: Record<Kind, IconName> = { told: "bubble", ok: "check", no: "warning", wrong: "warning" }

/** told: a piece of news; ok: done; no: refused, nothing is lost; wrong: something must be mended first. */
type Kind = "told" | "ok" | "no" | "wrong"

/** What happened, on the page until the next action. A refusal is heard at once and has the focus. */
export function Message({ kind, id, children }: { kind: Kind; id?: string; children: ReactNode }) {
  const alert = kind === "no" || kind === "wrong"
  return (
    <div
      id={id}
      className={`message ${kind}`}
      role={alert ? "alert" : "status"}
      tabIndex={alert ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: without script this is how a refusal is heard first
      autoFocus={alert}
    >
      <Icon name={signs[kind]} />
      <div>{children}</div>
    </div>
  )
}
