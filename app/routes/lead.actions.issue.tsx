import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { issueNow, loadIssueForm } from '../features/corrective/issue.server.ts'
import { IssueForm } from '../features/corrective/issue-form.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('corrective', (t) => t('issue.title'))

export const loader = (args: LoaderFunctionArgs) => loadIssueForm(args)

export const action = (args: ActionFunctionArgs) => issueNow(args, '/lead/actions')

export default function IssueAction() {
  const t = useT('corrective')
  const paths = { list: '/lead/actions', title: t('title'), suppliers: '/lead/suppliers' }
  return <IssueForm data={useLoaderData<typeof loader>()} paths={paths} />
}
