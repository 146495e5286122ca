import type { SerializeFrom } from '@remix-run/node'
import type { z } from 'zod'
import type { getFollowUp } from '#server/standard/get-follow-up.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { ChangeList } from './change-list.tsx'
import { OpenDraftButton } from './open-draft-button.tsx'

type FollowUp = SerializeFrom<z.output<(typeof getFollowUp)['output']>>

/** A buyer below is behind its upstream: what is new there, where it now asks less, the suggested merge, by when. */
export function FollowPage({ data, today, error }: { data: FollowUp; today: string; error?: string }) {
  const t = useT('standard')
  const format = useFormat()
  useLive(['standard'])
  const overdue = data.behind && data.followBy !== null && data.followBy < today
  const taken = data.notes.filter(({ took }) => took === 'upstream').length
  return (
    <>
      <PageHeader
        crumbs={[
          { to: '/supply/standards', label: t('title') },
          { to: `/supply/standards/${data.standardId}`, label: data.title },
        ]}
        title={t('follow.title')}
        subtitle={t('follow.subtitle', {
          owner: data.ownerName,
          followed: data.followed.version,
          current: data.current.version,
        })}
      />
      <Stack>
        {error && <FormErrors errors={[error]} />}
        {data.behind ? (
          <Notice tone={overdue ? 'error' : 'warn'}>
            {data.followBy
              ? t(overdue ? 'follow.overdue' : 'follow.due', { day: format.date(data.followBy) })
              : t('follow.noDeadline')}
          </Notice>
        ) : (
          <Notice tone="success">{t('follow.current')}</Notice>
        )}
        {data.behind && (
          <>
            <SectionCard
              title={t('follow.looser', { count: data.looser.length })}
              note={t('follow.looserNote')}
            >
              <ChangeList changes={data.looser} />
            </SectionCard>
            <SectionCard
              title={t('follow.merge')}
              note={t('follow.mergeNote', { own: data.notes.length - taken, upstream: taken })}
              aside={
                data.draftId ? (
                  <LinkButton to={`/supply/drafts/${data.draftId}`} tone="primary">
                    {t('follow.goOn')}
                  </LinkButton>
                ) : (
                  <OpenDraftButton
                    from="follow"
                    standardId={data.standardId}
                    label={t('follow.start')}
                    tone="primary"
                  />
                )
              }
            >
              <ChangeList changes={data.merge} />
            </SectionCard>
            <SectionCard title={t('follow.upstream')}>
              <ChangeList changes={data.upstreamChanges} />
            </SectionCard>
          </>
        )}
      </Stack>
    </>
  )
}
