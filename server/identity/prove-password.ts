import type { UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { verifyPassword } from './password-hash.ts'

type Account = { id: string; passwordHash: string | null; disabledAt: string | null }
type Context = Pick<UseCaseContext, 'services' | 'client' | 'requestId'>

/**
 * Demands that the password is the account's. Tries are counted per account and address (domain §8.1); the answer and
 * its time are the same for an unknown account, one without a password, a disabled one and a wrong password.
 */
export async function provePassword<A extends Account>(
  { services, client, requestId }: Context,
  login: string,
  account: A | undefined,
  password: string,
): Promise<A> {
  const { throttle, log } = services
  const event = { requestId, address: client.address, userId: account?.id }
  const minutes = await throttle.attempt(login, client.address)
  if (minutes !== null) {
    log.warn({ ...event, event: 'password-locked' }, 'password try refused')
    throw new AppError('too-many-attempts', { minutes })
  }
  const right = await verifyPassword(account?.passwordHash ?? null, password)
  if (!right || !account || account.disabledAt !== null) {
    await throttle.failed(login, client.address)
    log.warn({ ...event, event: 'password-wrong' }, 'wrong password')
    throw new AppError('wrong-login')
  }
  await throttle.succeeded(login, client.address)
  return account
}
