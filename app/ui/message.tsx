import type { ReactNode } from "react"
import { Icon } from "./icon"

type Props = {
  /** told: a piece of news; no: refused, and nothing is lost. */
  readonly kind: "told" | "no"
  readonly id?: string
  readonly children: ReactNode
}

/** What happened, on the page until the next action. A refusal is heard at once and has the focus. */
export function Message({ kind, id, children }: Props) {
  const isNo = kind === "no"
  return (
    <div
      id={id}
      className={`message ${kind}`}
      role={isNo ? "alert" : "status"}
      tabIndex={isNo ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: without script this is how a refusal is heard first
      autoFocus={isNo}
    >
      <Icon name={isNo ? "warning" : "bubble"} />
      <div>{children}</div>
    </div>
  )
}
