import { type Saving, savingText } from "./saved"

/** "10:42", and the day before it when that is not today. */
function clock(at: number): string {
  const [then, now] = [new Date(at), new Date()]
  const hour = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
  if (then.toDateString() === now.toDateString()) return hour
  return `${then.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${hour}`
}

/** What the editor says about saving, with the way back in when one is signed out. */
export function SavingWords({ saving, back }: { saving: Saving; back: string }) {
  return (
    <>
      {saving.state === "saved" ? (
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 13l4 4L19 7" />
        </svg>
      ) : null}{" "}
      {savingText(saving, clock)}{" "}
      {saving.state === "signed-out" ? <a href={`/sign-in?back=${encodeURIComponent(back)}`}>Sign in</a> : null}
    </>
  )
}
