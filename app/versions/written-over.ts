// What the words of a form were written over, as the form itself carries it: so a clash of two authors is seen field by field.
import { z } from "zod"
import type { ChangeFields, VersionFields } from "./review-page"

const ChangeWas = z.object({
  title: z.string(),
  reason: z.string(),
  pillar: z.string(),
  raised: z.boolean(),
  roles: z.array(z.string()),
  teams: z.array(z.string()),
  notes: z.record(z.string(), z.string()),
  careful: z.boolean().default(false),
  question: z.string().default(""),
  answers: z.record(z.string(), z.string()).default({}),
  right: z.string().default(""),
  explanation: z.string().default(""),
})
const VersionWas = z.object({
  summary: z.string(),
  correction: z.boolean(),
  teams: z.array(z.string()),
  readBy: z.string(),
  inForceFrom: z.string(),
  answering: z.array(z.string()).default([]),
  replies: z.record(z.string(), z.string()).default({}),
})
const Was = z.object({ change: ChangeWas.nullable(), version: VersionWas })

export type WrittenOver = { readonly change: ChangeFields | null; readonly version: VersionFields }

/** Null when the form was not made by the publish page. */
export function writtenOver(form: FormData): WrittenOver | null {
  const was = Was.safeParse(jsonOf(form.get("was")))
  return was.success ? was.data : null
}

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}
