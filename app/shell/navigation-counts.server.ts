import type { LoaderFunctionArgs } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { countTasks } from '#server/organization/count-tasks.ts'
import { requireWorkspace } from './require-workspace.server.ts'
import type { NavigationCounts } from './workspace-shell.tsx'

/** Loader of a workspace's frame: lets in who works there, and counts what waits behind the entries. */
export async function loadLeadFrame(args: LoaderFunctionArgs): Promise<{ counts: NavigationCounts }> {
  requireWorkspace(args.context, args.request, 'leader')
  const { auditsToReview, actionsToJudge } = await load(args, countTasks, {})
  return { counts: { '/lead/audits': auditsToReview, '/lead/actions': actionsToJudge } }
}

/** What a supplier has to judge as a buyer waits behind its own suppliers. */
export async function loadSupplyFrame(args: LoaderFunctionArgs): Promise<{ counts: NavigationCounts }> {
  requireWorkspace(args.context, args.request, 'supplier')
  const { auditsToAnswer, actionsToAnswer, auditsToReview, actionsToJudge } = await load(args, countTasks, {})
  return {
    counts: {
      '/supply/audits': auditsToAnswer,
      '/supply/actions': actionsToAnswer,
      '/supply/suppliers': auditsToReview + actionsToJudge,
    },
  }
}
