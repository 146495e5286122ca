import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadScore } from '../features/score/score-explanation.server.ts'
import { ScoreExplanation } from '../features/score/score-explanation.tsx'
import { useTierName } from '../features/supplier/use-tier-name.ts'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const handle = titled('score', (t, data: { name: string }) => `${t('explain')} · ${data.name}`)

export const loader = (args: LoaderFunctionArgs) => loadScore(args, args.params.orgId)

export default function ExplainedScore() {
  const t = useT('score')
  const data = useLoaderData<typeof loader>()
  const tierName = useTierName()
  return (
    <>
      <PageHeader
        title={data.name}
        subtitle={`${t('explain')} · ${tierName(data.tier)}`}
        crumbs={[{ to: '/lead/scores', label: t('title') }]}
      />
      <ScoreExplanation data={data} base="/lead" />
    </>
  )
}
