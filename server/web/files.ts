import type { Hono } from 'hono'
import type { Runtime } from '#server/runtime/runtime.ts'

/** Downloads that are not pages: evidence files and exports. Every one goes through a use case for its right. */
export function serveFiles(_app: Hono, _runtime: Runtime): void {}
