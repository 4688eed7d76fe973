// Whether single keys do something on reading pages. A cookie that the page's script may read; it says nothing else.

/** Single keys are on unless the cookie says off. */
export const keysOn = (cookie: string | null): boolean => !/(^|;\s*)keys=off(;|$)/.test(cookie ?? "")

/** The cookie that keeps it for a year on this device. */
export const keysCookie = (on: boolean, secure: boolean): string =>
  `keys=${on ? "on" : "off"}; Path=/; Max-Age=${on ? 0 : 31_536_000}; SameSite=Lax${secure ? "; Secure" : ""}`
