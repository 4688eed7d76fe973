// What an author names: the title and the language of a legend, as they are checked.
import { z } from "zod"

/** A title: one line, 1 to 160 characters. */
export const Title = z
  .string()
  .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim())
  .pipe(z.string().min(1, "Give the legend a title.").max(160, "A title has at most 160 characters."))

/** A language as the web names it: en, de, pt-BR. */
export const Lang = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Choose a language from the list.")

/** What the editor sends when a title is changed. */
export const Renaming = z.object({ title: Title })
