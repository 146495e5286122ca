import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/**
 * Failed sign-ins are counted per account and per network address; five failures of an account lock it for
 * 30 minutes (domain §8.1), an address gets a wider allowance because a factory shares one.
 */
export type LoginThrottle = {
  /** Minutes to wait, or null when a try is allowed. */
  lockedFor(login: string, address: string | null): Promise<number | null>
  failed(login: string, address: string | null): Promise<void>
  succeeded(login: string): Promise<void>
}

export const failuresBeforeLock = 5
export const lockMinutes = 30
const failuresPerAddress = 50

/** `pool` must wear the role `chainq_identity`. */
export function createLoginThrottle(pool: pg.Pool): LoginThrottle {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'login_throttle',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: lockMinutes * 60,
      blockDuration: lockMinutes * 60,
    })
  const byAccount = limiter('account', failuresBeforeLock)
  const byAddress = limiter('address', failuresPerAddress)

  const wait = async (rate: RateLimiterPostgres, key: string, points: number) => {
    const found = await rate.get(key)
    return found && found.consumedPoints >= points ? found.msBeforeNext : 0
  }
  const consume = (rate: RateLimiterPostgres, key: string) =>
    rate.consume(key).catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error
    })

  return {
    async lockedFor(login, address) {
      const waits = await Promise.all([
        wait(byAccount, login, failuresBeforeLock),
        address ? wait(byAddress, address, failuresPerAddress) : 0,
      ])
      const longest = Math.max(...waits)
      return longest > 0 ? Math.ceil(longest / 60_000) : null
    },
    async failed(login, address) {
      await consume(byAccount, login)
      if (address) await consume(byAddress, address)
    },
    async succeeded(login) {
      await byAccount.delete(login)
    },
  }
}
