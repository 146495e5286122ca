import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { loadScore } from './score-explanation.server.ts'

type Score = NonNullable<SerializeFrom<typeof loadScore>['current']>
type Input = Score['components'][number]['inputs'][number]

const tones = { counts: 'good', expired: 'warn', superseded: 'neutral', outside: 'neutral' } as const
const sections = { audit: 'audits', 'corrective-action': 'actions', 'digital-report': 'digital' } as const

/** One fact that a score rests on, linked to its page. */
export function ScoreInput({ input, base }: { input: Input; base: string }) {
  const t = useT('score')
  const kind = input.kind as keyof typeof sections
  const status = input.status as keyof typeof tones
  const to = kind === 'digital-report' ? `${base}/digital` : `${base}/${sections[kind]}/${input.id}`
  return (
    <li>
      <StatusBadge tone={tones[status]}>{t(`inputStatus.${status}`)}</StatusBadge>{' '}
      <Link to={to}>{t(`inputKind.${kind}`)}</Link> <InputText input={input} />
    </li>
  )
}

function InputText({ input: { kind, values } }: { input: Input }) {
  const t = useT('score')
  const format = useFormat()
  const day = (value: unknown) => (typeof value === 'string' ? format.date(value) : '–')
  if (kind === 'audit') {
    return t('inputValue.audit', {
      overall: `${format.number(Number(values.overall), 2)}%`,
      grade: String(values.grade),
      signedOn: day(values.signedOn),
      validUntil: day(values.validUntil),
    })
  }
  if (kind === 'corrective-action') {
    return t('inputValue.action', {
      originalDueOn: day(values.originalDueOn),
      closed: values.closedOn
        ? t('inputValue.actionClosed', { closedOn: day(values.closedOn) })
        : t('inputValue.actionOpen'),
    })
  }
  return t('inputValue.digital', { period: String(values.period) })
}
