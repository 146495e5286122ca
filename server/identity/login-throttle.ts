import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/**
 * Sign-ins are counted per account and per network address; five failures of an account lock it for 30 minutes
 * (domain §8.1), an address gets a wider allowance because a factory shares one.
 */
export type LoginThrottle = {
  /**
   * Counts one try before it is made, so that a hundred at the same moment are counted too. Gives the minutes to
   * wait when it is refused, null when it may be made. `login` may be whatever was typed.
   */
  attempt(login: string, address: string | null): Promise<number | null>
  /** The try failed: the fifth in a row locks from this moment. */
  failed(login: string, address: string | null): Promise<void>
  succeeded(login: string, address: string | null): Promise<void>
  /** Lifts the lock of an account: its owner has just proven to be the one. */
  forgive(login: string): Promise<void>
}

export const failuresBeforeLock = 5
export const lockMinutes = 30
const failuresPerAddress = 50
const lockSeconds = lockMinutes * 60

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
      duration: lockSeconds,
      blockDuration: lockSeconds,
    })
  const byAccount = limiter('account', failuresBeforeLock)
  const byAddress = limiter('address', failuresPerAddress)

  /** Milliseconds to wait; 0 when the try counts and may be made. */
  const consume = (rate: RateLimiterPostgres, key: string) =>
    rate.consume(key).then(
      () => 0,
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext
        throw refused
      },
    )
  const lockWhenSpent = async (rate: RateLimiterPostgres, key: string, points: number) => {
    const found = await rate.get(key)
    // Exactly at the limit: a later, refused try must not make the lock longer.
    if (found && found.consumedPoints === points) await rate.block(key, lockSeconds)
  }

  return {
    async attempt(login, address) {
      const fromAddress = address ? await consume(byAddress, address) : 0
      const longest = Math.max(fromAddress, fromAddress > 0 ? 0 : await consume(byAccount, keyOf(login)))
      return longest > 0 ? Math.ceil(longest / 60_000) : null
    },
    async failed(login, address) {
      await lockWhenSpent(byAccount, keyOf(login), failuresBeforeLock)
      if (address) await lockWhenSpent(byAddress, address, failuresPerAddress)
    },
    async succeeded(login, address) {
      await byAccount.delete(keyOf(login))
      if (address) await byAddress.reward(address)
    },
    async forgive(login) {
      await byAccount.delete(keyOf(login))
    },
  }
}

/** Of bounded length, and no readable list of what people typed into the wrong field. */
const keyOf = (login: string) => createHash('sha256').update(login).digest('hex')
