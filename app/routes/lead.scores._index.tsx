import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadScoreList } from '../features/score/score-list.server.ts'
import { ScoreList } from '../features/score/score-list.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const handle = titled('score', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadScoreList(args)

export default function Scores() {
  const t = useT('score')
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <ScoreList data={useLoaderData<typeof loader>()} base="/lead/scores" />
    </>
  )
}
