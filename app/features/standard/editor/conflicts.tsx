import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useChangeWords } from '../change-words.ts'
import { type Conflict, targetOf } from './draft-conflict.ts'
import styles from './editor.module.css'

type Resolve = (conflict: Conflict, choice: 'mine' | 'theirs') => void

/** Both sides of what two people changed at once; nothing is overwritten until a person decides. */
export function Conflicts({
  conflicts,
  codeOf,
  resolve,
}: {
  conflicts: Conflict[]
  codeOf(id: string): string
  resolve: Resolve
}) {
  return conflicts.map((conflict, at) => {
    const { edit, lost } = conflict
    const node = lost?.node ?? (edit.kind === 'insert' || edit.kind === 'remove' ? edit.node : null)
    const code = node?.code || codeOf(targetOf(edit).id)
    // biome-ignore lint/suspicious/noArrayIndexKey: conflicts have no id of their own and only leave
    return <One key={at} conflict={conflict} code={code} resolve={resolve} />
  })
}

function One({ conflict, code, resolve }: { conflict: Conflict; code: string; resolve: Resolve }) {
  const t = useT('standard-editor')
  const name = useFieldName()
  const { edit, lost } = conflict
  if (conflict.code === 'refused')
    return (
      <Plain
        title={t('conflict.refused', { code, message: conflict.message })}
        resolve={() => resolve(conflict, 'theirs')}
      />
    )
  if (conflict.code === 'gone' && (lost || edit.kind === 'insert'))
    return (
      <Choice
        title={t(edit.kind === 'insert' ? 'conflict.noHome' : 'conflict.lost', { code })}
        mine={t('conflict.putBack')}
        theirs={t('conflict.letGo')}
        resolve={(choice) => resolve(conflict, choice)}
      />
    )
  if (edit.kind === 'remove')
    return (
      <Choice
        title={t('conflict.removed', { code })}
        mine={t('conflict.removeStill')}
        theirs={t('conflict.keep')}
        resolve={(choice) => resolve(conflict, choice)}
      />
    )
  if (edit.kind !== 'set' || conflict.code !== 'changed')
    return <Plain title={t('conflict.moved', { code })} resolve={() => resolve(conflict, 'theirs')} />
  return (
    <Choice
      title={t('conflict.title', { code, field: name(edit.field) })}
      mine={t('conflict.useMine')}
      theirs={t('conflict.useTheirs')}
      resolve={(choice) => resolve(conflict, choice)}
    >
      <Sides conflict={conflict} />
    </Choice>
  )
}

function useFieldName() {
  const ts = useT('standard')
  const t = useT('standard-editor')
  return (path: string) => {
    const [head, field] = path.split('.')
    if (field === 'bands') return ts('rules.bands')
    if (field === 'downgrades') return t('rule.title')
    return ts(`change.field.${(field ?? head) as 'text'}`)
  }
}

function Sides({ conflict: { edit, current } }: { conflict: Conflict }) {
  const t = useT('standard-editor')
  const words = useChangeWords()
  if (edit.kind !== 'set') return null
  return (
    <dl className={styles.sides}>
      <div>
        <dt>{t('conflict.mine')}</dt>
        <dd>{words(edit.field, (edit.after ?? null) as never)}</dd>
      </div>
      <div>
        <dt>{t('conflict.theirs')}</dt>
        <dd>{words(edit.field, (current ?? null) as never)}</dd>
      </div>
    </dl>
  )
}

function Choice(props: {
  title: string
  mine: string
  theirs: string
  resolve(choice: 'mine' | 'theirs'): void
  children?: React.ReactNode
}) {
  return (
    <Notice tone="warn" title={props.title}>
      {props.children}
      <Row>
        <Button size="small" tone="primary" onClick={() => props.resolve('mine')}>
          {props.mine}
        </Button>
        <Button size="small" onClick={() => props.resolve('theirs')}>
          {props.theirs}
        </Button>
      </Row>
    </Notice>
  )
}

function Plain({ title, resolve }: { title: string; resolve(): void }) {
  const t = useT('standard-editor')
  return (
    <Notice tone="warn" title={title}>
      <Button size="small" onClick={resolve}>
        {t('conflict.seen')}
      </Button>
    </Notice>
  )
}
