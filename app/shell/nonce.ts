import { createContext, useContext } from 'react'

/** The request's nonce for inline scripts and styles. Empty in the browser, which hides it from scripts. */
export const NonceContext = createContext('')
export const useNonce = () => useContext(NonceContext)
