import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** A secret for a link: 32 random bytes, as they stand in an address. */
export const makeToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token: who reads the table cannot open the link. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export const tokenInput = z.string().min(20).max(100)
