import { useT } from '../../../i18n/use-t.ts'
import { CheckboxField, SelectField } from '../../../ui/field/choice-field.tsx'
import { TextField } from '../../../ui/field/text-field.tsx'
import { Columns, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import type { ReadData } from './import-page.tsx'

/** What the file becomes: a new standard, or the next version of one's own, and whose rules it gets. */
export function Becomes({ read, keep }: { read: ReadData; keep: () => void }) {
  const t = useT('standard-import')
  return (
    <SectionCard title={t('becomes.title')}>
      <Stack>
        {read.codeTakenBy && <Notice tone="warn">{t('becomes.codeTaken', read.codeTakenBy)}</Notice>}
        <SelectField
          name="standardId"
          label={t('becomes.target')}
          placeholder={t('becomes.fresh')}
          defaultValue={read.standardId ?? ''}
          options={read.standards.map(({ id, title, version, draftId }) => ({
            value: id,
            label: t(draftId ? 'becomes.nextDrafted' : 'becomes.next', { title, version }),
            disabled: draftId !== null,
          }))}
        />
        {read.standardId ? (
          <p>{t('becomes.replaces')}</p>
        ) : (
          <Columns min={220}>
            <TextField
              key={read.code}
              name="code"
              label={t('becomes.code')}
              defaultValue={read.code}
              maxLength={40}
              onBlur={(event) => event.target.value !== read.code && keep()}
              required
            />
            <TextField
              name="title"
              label={t('becomes.name')}
              defaultValue={read.title}
              maxLength={200}
              onBlur={(event) => event.target.value !== read.title && keep()}
              required
            />
          </Columns>
        )}
        {read.hasSettings ? (
          <p>{t('becomes.settings')}</p>
        ) : (
          !read.standardId && (
            <SelectField
              name="templateId"
              label={t('becomes.rules')}
              hint={t('becomes.rulesHint')}
              placeholder={null}
              defaultValue={read.templateId}
              options={read.templates.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )
        )}
        <CheckboxField
          name="fillLanguages"
          label={t('becomes.fill')}
          hint={t('becomes.fillHint')}
          defaultChecked={read.fillLanguages}
        />
      </Stack>
    </SectionCard>
  )
}
