// In development: the engine's thread from its sources. A thread does not inherit what runs TypeScript here.
import { register } from "tsx/esm/api"

register()
await import(new URL("./thread.ts", import.meta.url).href)
