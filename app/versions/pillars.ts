// The four pillars of the method: what a change is for.
import type { Shown } from "./shown"

export type Pillar = NonNullable<Shown["pillar"]>

export const pillarNames: Readonly<Record<Pillar, string>> = {
  customer_centricity: "Customer centricity",
  continuous_optimization: "Continuous optimization",
  culture_of_innovation: "Culture of innovation",
  corporate_agility: "Corporate agility",
}

/** The pillar of a text, or null when it names none. */
export const pillarOf = (text: string): Pillar | null =>
  (Object.keys(pillarNames) as Pillar[]).find((pillar) => pillar === text) ?? null
