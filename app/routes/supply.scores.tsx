import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadScore } from '../features/score/score-explanation.server.ts'
import { ScoreExplanation } from '../features/score/score-explanation.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const handle = titled('score', (t) => t('mine'))

export const loader = (args: LoaderFunctionArgs) => loadScore(args)

export default function OwnScore() {
  const t = useT('score')
  return (
    <>
      <PageHeader title={t('mine')} subtitle={t('mineSubtitle')} />
      <ScoreExplanation data={useLoaderData<typeof loader>()} base="/supply" />
    </>
  )
}
