// What the editor says about saving, in words. It says "Saved" only for what the server has answered.

export type Saving =
  | { readonly state: "saved"; readonly at: number }
  | { readonly state: "saving" }
  | { readonly state: "offline"; readonly kept: boolean }
  | { readonly state: "signed-out"; readonly kept: boolean }
  | { readonly state: "refused"; readonly why: string }
  | { readonly state: "gone" }

const keptText = (kept: boolean) =>
  kept ? "Your text is kept on this computer." : "Leave this page open, or your last words are lost."

/** The sentence beside the title. `clock` tells the hour as people here write it: "10:42". */
export function savingText(saving: Saving, clock: (at: number) => string): string {
  switch (saving.state) {
    case "saved":
      return `Saved ${clock(saving.at)}`
    case "saving":
      return "Saving …"
    case "offline":
      return `Not saved: no connection. ${keptText(saving.kept)}`
    case "signed-out":
      return `Not saved: you are signed out. ${keptText(saving.kept)}`
    case "refused":
      return `Not saved: ${saving.why}`
    case "gone":
      return "You may read this draft, not edit it."
  }
}
