import { startOwnDemo } from "./own-demo"

/** A demo of its own whose clock runs a hundred times as fast. */
export const startQuickDemo = () => startOwnDemo({ quick: true })
