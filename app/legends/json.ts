// Any JSON value, as it comes in from outside.
import { z } from "zod"
import type { Json as JsonValue } from "../changes/json"

export type Json = JsonValue
export const Json: z.ZodType<JsonValue> = z.json()
