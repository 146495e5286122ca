import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WrittenAudit } from './audits.ts'
import type { WrittenAction } from './corrective.ts'
import { type DemoFile, demoFiles } from './evidence-files.ts'
import type { Place } from './place.ts'
import { type Chance, chance, idOf } from './random.ts'
import { trades } from './trades.ts'

type Kind = keyof ReturnType<typeof demoFiles>

/** What suppliers like to show, by question; `{x}` are words of the trade. */
const shown: Readonly<Record<string, readonly [Kind, string]>> = {
  'p2-1': ['record', '项目任命书'],
  'p2-3': ['record', '项目主计划'],
  'p3-1': ['record', '技术协议评审表'],
  'p4-4': ['record', '{part}首件检验报告'],
  'p5-1': ['record', '合格供方名录'],
  'p5-5': ['trend', '{material}来料合格率趋势'],
  'p6-1-4': ['photo', '{part}流转卡照片'],
  'p6-2-1': ['photo', '{process}工位作业指导书照片'],
  'p6-2-3': ['curve', '{process}{parameter}曲线'],
  'p6-2-4': ['photo', '不合格品隔离区照片'],
  'p6-3-1': ['record', '{process}人员资格台账'],
  'p6-4-3': ['record', '{gauge}校准证书'],
  'p6-5-2': ['trend', '{feature}控制图'],
  'p6-6-4': ['record', '{part}出厂检验报告'],
  'p7-3': ['record', '应急方案'],
}

/** Files beside answers and corrective actions. Gives the files to store. */
export function addEvidence(
  { ledger, calendar }: Place,
  audits: readonly WrittenAudit[],
  actions: readonly WrittenAction[],
): readonly DemoFile[] {
  const files = demoFiles()
  const column = (audit: WrittenAudit, name: string, kind: Kind, createdAt: string, of: object) => {
    const file = files[kind]
    ledger.add('evidence', {
      ...audit.parties,
      id: idOf(`evidence ${audit.plan.key} ${name}`),
      orgId: audit.parties.subjectOrgId,
      auditId: null,
      questionId: null,
      actionId: null,
      ...of,
      sha256: hashOf(file),
      fileName: `${name}.${file.extension}`,
      mediaType: file.mediaType,
      bytes: file.bytes.length,
      createdBy: audit.subjectPerson.id,
      createdAt,
    })
  }
  for (const audit of audits) {
    const random: Chance = chance(`evidence ${audit.plan.key}`)
    const words: Record<string, string> = trades[audit.plan.subject.trade]
    const most = audit.plan.state === 'signed' ? 0.2 : 0.6
    for (const [questionId, [kind, name]] of Object.entries(shown)) {
      if (!audit.answeredQuestions.includes(questionId) || !random.hit(most)) continue
      const filled = name.replace(/\{(\w+)\}/g, (_, word: string) => words[word]!)
      const at = calendar.at(calendar.day(audit.plan.submitted ?? -1), `evidence ${questionId}`)
      column(audit, filled, kind, at, { auditId: audit.id, questionId })
    }
  }
  for (const { id, audit, steps } of actions) {
    const answered = steps.find((step) => step.event === 'answer')
    if (!answered || !chance(`evidence ${id}`).hit(0.4)) continue
    const at = calendar.at(answered.on, `evidence ${id}`)
    column(audit, `整改后现场照片 ${id.slice(0, 4)}`, 'photo', at, { actionId: id })
    if (chance(`record ${id}`).hit(0.5))
      column(audit, `修订后作业文件 ${id.slice(0, 4)}`, 'record', at, { actionId: id })
  }
  return Object.values(files)
}

const hashOf = (file: DemoFile) => createHash('sha256').update(file.bytes).digest('hex')

/** Puts the files where the product's storage looks for them: `<folder>/ab/abcdef…`. */
export async function storeEvidence(folder: string, files: readonly DemoFile[]): Promise<void> {
  for (const file of files) {
    const sha256 = hashOf(file)
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
    await writeFile(join(folder, sha256.slice(0, 2), sha256), file.bytes, { mode: 0o640 })
  }
}
