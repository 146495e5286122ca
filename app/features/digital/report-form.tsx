import { Form } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { CheckboxField } from '../../ui/field/choice-field.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { NumberField, TextField } from '../../ui/field/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { useActionResult } from '../../ui/use-action-result.ts'
import { type Entered, LiveJudgement } from './live-judgement.tsx'
import type { sendReport } from './report.server.ts'
import type { ReportData } from './report-page.tsx'

const counts = [
  ['equipmentTotal', 'unit'],
  ['equipmentDigital', 'unit'],
  ['equipmentNetworked', 'unit'],
] as const
const functions = [
  ['integratedFunctions', 'functionsUnit'],
  ['platformServices', 'servicesUnit'],
] as const

/** The facts of one quarter. What they come to is worked out while they are typed. */
export function ReportForm({ data }: { data: ReportData }) {
  const t = useT('digital')
  const result = useActionResult<typeof sendReport>()
  const failed = result && !result.ok ? result : null
  const errorsOf = (name: string) => failed?.lastResult?.error?.[name] ?? undefined
  const typed = failed?.lastResult?.initialValue ?? null
  const base = data.facts ?? data.prefill
  const [entered, setEntered] = useState<Entered>(() => ({
    equipmentTotal: base?.equipmentTotal ?? null,
    equipmentDigital: base?.equipmentDigital ?? null,
    equipmentNetworked: base?.equipmentNetworked ?? null,
    coreProcessesInSystems: base?.coreProcessesInSystems ?? false,
    integratedFunctions: base?.integratedFunctions ?? null,
    platformServices: base?.platformServices ?? null,
  }))
  const startOf = (
    name: 'platformName' | 'evidenceOn' | (typeof counts)[number][0] | (typeof functions)[number][0],
  ) => {
    const given = typed?.[name]
    if (typeof given === 'string') return given
    // Evidence is of the quarter that is reported, so it is not taken over from another one.
    const known = name === 'evidenceOn' ? data.facts?.evidenceOn : base?.[name]
    return known === null || known === undefined ? undefined : String(known)
  }
  const number = ([name, unit]: (typeof counts)[number] | (typeof functions)[number]) => (
    <NumberField
      key={name}
      name={name}
      label={t(`report.${name}`)}
      hint={t(`report.${name}Hint`)}
      unit={t(`report.${unit}`)}
      min={0}
      errors={errorsOf(name)}
      defaultValue={startOf(name)}
      required
    />
  )
  return (
    <Form method="post" onInput={(event) => setEntered(read(event))}>
      <input type="hidden" name="period" value={data.period} />
      <input type="hidden" name="revision" value={data.revision} />
      <Stack>
        {failed && <FormErrors errors={[failed.error.message, ...(errorsOf('period') ?? [])]} />}
        {counts.map(number)}
        <CheckboxField
          name="coreProcessesInSystems"
          label={t('report.coreProcesses')}
          hint={t('report.coreProcessesHint')}
          defaultChecked={
            typed ? typed.coreProcessesInSystems === 'on' : (base?.coreProcessesInSystems ?? false)
          }
        />
        {functions.map(number)}
        <TextField
          name="platformName"
          label={t('report.platformName')}
          maxLength={120}
          errors={errorsOf('platformName')}
          defaultValue={startOf('platformName')}
        />
        <TextField
          name="evidenceOn"
          type="date"
          max={data.today}
          label={t('report.evidenceOn')}
          hint={t('report.evidenceOnHint')}
          errors={errorsOf('evidenceOn')}
          defaultValue={startOf('evidenceOn')}
          required
        />
        <SectionCard title={t('report.live')}>
          <LiveJudgement entered={entered} definition={data.definition} />
        </SectionCard>
        <div>
          <SubmitButton>{t(data.revision > 0 ? 'report.update' : 'report.submit')}</SubmitButton>
        </div>
      </Stack>
    </Form>
  )
}

function read(event: FormEvent<HTMLFormElement>): Entered {
  const form = new FormData(event.currentTarget)
  const count = (name: string) => {
    const text = String(form.get(name) ?? '').trim()
    return /^\d{1,9}$/.test(text) ? Number(text) : null
  }
  return {
    equipmentTotal: count('equipmentTotal'),
    equipmentDigital: count('equipmentDigital'),
    equipmentNetworked: count('equipmentNetworked'),
    coreProcessesInSystems: form.get('coreProcessesInSystems') === 'on',
    integratedFunctions: count('integratedFunctions'),
    platformServices: count('platformServices'),
  }
}
