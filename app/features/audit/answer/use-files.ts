import { useCallback, useEffect, useState } from 'react'
import type { EvidenceFile } from '../../evidence/evidence-box.tsx'

/**
 * The files of the answers: what the server gave with the page, with what came or went since. A page that was asked
 * for before a file came, and arrives after it, does not take the file away again.
 */
export function useFiles(given: readonly EvidenceFile[]) {
  const [added, setAdded] = useState<readonly EvidenceFile[]>([])
  const [removed, setRemoved] = useState<readonly string[]>([])
  const isGiven = (file: EvidenceFile) => given.some(({ evidenceId }) => evidenceId === file.evidenceId)
  // Once the server has named a file, only the server says that it is there.
  useEffect(() => {
    const named = new Set(given.map(({ evidenceId }) => evidenceId))
    setAdded((all) => all.filter(({ evidenceId }) => !named.has(evidenceId)))
  }, [given])
  const add = useCallback((files: readonly EvidenceFile[]) => setAdded((all) => [...all, ...files]), [])
  const remove = useCallback((evidenceId: string) => setRemoved((all) => [...all, evidenceId]), [])
  const files = [...given, ...added.filter((file, at) => !isGiven(file) && firstAt(added, file) === at)]
  return { files: files.filter(({ evidenceId }) => !removed.includes(evidenceId)), add, remove }
}

const firstAt = (files: readonly EvidenceFile[], file: EvidenceFile) =>
  files.findIndex(({ evidenceId }) => evidenceId === file.evidenceId)
