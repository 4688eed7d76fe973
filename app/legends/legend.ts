// A legend: the story under one title, through all its versions. Its text lives in its draft and its versions.
/** Languages a legend may be written in, as they call themselves. */
export const languages = [
  ["en", "English"],
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["es", "Español"],
  ["it", "Italiano"],
  ["nl", "Nederlands"],
  ["pt", "Português"],
  ["pl", "Polski"],
] as const

export type Legend = {
  readonly companyId: string
  readonly id: string
  readonly title: string
  readonly lang: string
  /** Ordinal and label of the version that applies; null while nothing is published. */
  readonly current: { readonly ordinal: number; readonly label: string } | null
}

/** What the next version will be called when it is no correction: one more than the last whole number. */
export const nextLabel = (legend: Pick<Legend, "current">): string =>
  String(Math.floor(Number(legend.current?.label ?? 0)) + 1)

/** What a correction of a version is called: 5.1 after 5, 5.10 after 5.9. */
export function correctionLabel(label: string): string {
  const [whole, corrections = "0"] = label.split(".")
  return `${whole}.${Number(corrections) + 1}`
}

/** The label of the version that a correction corrects, through other corrections of it: 5 for 5.2; of a whole one its own. */
export const wholeLabel = (label: string): string => label.split(".")[0] ?? label

/** Whether a label is a correction's. */
export const isCorrection = (label: string): boolean => label.includes(".")
