import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/standard/canonical-json.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Hash of a snapshot as anybody can compute it: SHA-256 of its JSON with sorted keys. */
export const snapshotHash = (snapshot: unknown): string => sha256(canonicalJson(snapshot))
