import { createContext, useContext } from "react"

/** The nonce of this answer's content security policy; undefined in the browser, which hides it. */
export const Nonce = createContext<string | undefined>(undefined)
export const useNonce = () => useContext(Nonce)
