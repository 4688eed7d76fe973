// How long a sign-in code lives, and how often it may be tried.

export const codeMinutes = 10
/** Tries a code allows; after that it is dead. */
export const mostCodeTries = 5
