import { AppError } from '#server/use-case/errors.ts'
import type { FoundImport } from './find-import.ts'

/** Refuses what needs an upload that was read and did not become a draft yet. */
export function mustBeReady({ status }: FoundImport): void {
  if (status === 'ready') return
  const imported = { zh: '该文件已导入。', en: 'This file was imported already.' }
  const unread = { zh: '文件还没有读完，或无法读取。', en: 'The file is not read yet, or cannot be read.' }
  throw new AppError('not-allowed-now', { reason: status === 'imported' ? imported : unread })
}
