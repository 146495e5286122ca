import { AppError } from './errors.ts'

/** PostgreSQL's refusals that a person can do something about, as errors of the product; undefined for the rest. */
export function translateDatabaseError(error: unknown): AppError | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  switch (error.code) {
    case '42501': // insufficient privilege, or a row policy refused the new row
      return new AppError('forbidden')
    case '23505': // unique violation
    case '40001': // serialization failure
    case '40P01': // deadlock
    case 'CQ001': // a published standard version never changes
      return new AppError('conflict')
    case '23503': // the row it points to is not there
      return new AppError('not-found')
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case '57P01': // the server shuts down
    case '57P03': // the server starts up
    case '53300': // too many connections
      return new AppError('unavailable')
    default:
      return undefined
  }
}
