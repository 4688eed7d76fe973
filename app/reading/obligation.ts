// Who must read: somebody to whom any version after the one they know was addressed. The target is always the current version.

/** Whether a reader who knows version `known` in full (0 for none) must read, given the ordinals that addressed them. */
export const isObliged = (known: number, addressed: readonly number[]): boolean =>
  addressed.some((ordinal) => ordinal > known)
