import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { act, load } from '#server/adapter/remix.ts'
import { giveConsent } from '#server/audit/give-consent.ts'
import { listConsents } from '#server/audit/list-consents.ts'
import { revokeConsent } from '#server/audit/revoke-consent.ts'

/** The consents of the own organization for the chain that is open. */
export async function loadConsents(args: LoaderFunctionArgs) {
  const { session } = args.context
  const chains = session?.memberships.flatMap((membership) => membership.chains) ?? []
  const present = chains.find(({ id }) => id === session?.chainId)?.name ?? ''
  return { ...(await load(args, listConsents, {})), present }
}

export async function changeConsent(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  const redirectTo = '/account/consents'
  return form.get('intent') === 'revoke'
    ? act(args, revokeConsent, { redirectTo })
    : act(args, giveConsent, { redirectTo })
}
