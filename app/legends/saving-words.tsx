import { type Saving, savingText } from "./saved"

const clock = (at: number) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })

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
