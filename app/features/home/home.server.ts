import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { act, load } from '#server/adapter/remix.ts'
import { getLeadHome } from '#server/organization/get-lead-home.ts'
import { getSupplyHome } from '#server/organization/get-supply-home.ts'
import { retryFailure } from '#server/score/retry-failure.ts'

export const loadLeadHome = (args: LoaderFunctionArgs) => load(args, getLeadHome, {})
export const loadSupplyHome = (args: LoaderFunctionArgs) => load(args, getSupplyHome, {})

/** Runs a failed background job once more. */
export const retryJob = (args: ActionFunctionArgs) => act(args, retryFailure, { redirectTo: '/lead' })
