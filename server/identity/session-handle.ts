import { createHash } from 'node:crypto'
import { z } from 'zod'

/** A name for a session that may be shown: the id itself is the key to it. */
export const sessionHandle = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('hex').slice(0, 32)

export const sessionHandleInput = z.string().regex(/^[0-9a-f]{32}$/)
