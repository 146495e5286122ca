import { applyEdit } from '#core/standard/apply-edit.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { same } from '#core/standard/same.ts'

export type DraftProblem = { level: string; id: string; code: string; field: string; text: string }
export type Conflict = { edit: Edit; code: 'changed' | 'gone' | 'exists'; current: unknown }

export type SaveReply =
  | {
      kind: 'saved'
      revision: number
      conflicts: { index: number; code: Conflict['code']; current: unknown }[]
      others: { revision: number; userName: string; edits: unknown[] }[]
      problems: DraftProblem[]
    }
  | { kind: 'refused'; message: string }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' }

export type DraftState = {
  content: StandardContent
  status: 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'signed-out'
  message: string
  problems: DraftProblem[]
  conflicts: Conflict[]
  /** Who else saved last while this page was open. */
  otherName: string
  canUndo: boolean
  canRedo: boolean
}

type Options = {
  content: StandardContent
  revision: number
  problems: DraftProblem[]
  send(edits: Edit[], revision: number): Promise<SaveReply>
  storage: { read(): string | null; write(text: string | null): void }
  /** Asks for a flush a little later; the browser's timer, so that typing makes one request. */
  later(work: () => void): void
}

/**
 * A draft on a page: edits are shown at once, gathered (keystrokes of one field are one edit) and saved in one request
 * at a time. What is not confirmed stays in the device's storage. Where somebody else changed the same thing first,
 * theirs is shown and ours is kept as a conflict for a person to decide. Every deed can be undone, also after saving.
 */
export class DraftStore {
  private state: DraftState
  private revision: number
  private pending: Edit[] = []
  private inFlight: Edit[] = []
  private undoStack: Edit[][] = []
  private redoStack: Edit[][] = []
  private listeners = new Set<() => void>()
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
    this.revision = options.revision
    this.state = {
      content: options.content,
      status: 'saved',
      message: '',
      problems: options.problems,
      conflicts: [],
      otherName: '',
      canUndo: false,
      canRedo: false,
    }
  }

  getState = (): DraftState => this.state
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Brings back what an earlier visit could not save. */
  restore(): void {
    const text = this.options.storage.read()
    if (!text) return
    const edits = parseEdits(text)
    if (edits.length > 0) this.apply(edits, { undoable: false })
  }

  /** One deed of a person: all its edits are undone together. */
  edit(...edits: Edit[]): void {
    this.apply(edits, { undoable: true })
  }

  undo(): void {
    this.step(this.undoStack, this.redoStack)
  }
  redo(): void {
    this.step(this.redoStack, this.undoStack)
  }

  /** Drops a conflict; with `mine` ours is written over what stands there now. */
  resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void {
    this.set({ conflicts: this.state.conflicts.filter((one) => one !== conflict) })
    const { edit } = conflict
    if (choice === 'mine' && edit.kind === 'set')
      this.edit({
        ...edit,
        before: (conflict.current ?? undefined) as Edit extends { before: infer B } ? B : never,
      })
  }

  async flush(): Promise<void> {
    if (this.inFlight.length > 0 || (this.pending.length === 0 && this.state.status !== 'waiting')) return
    await this.exchange()
  }

  /** Fetches what others saved; sends what waits on the same way. */
  async catchUp(): Promise<void> {
    if (this.inFlight.length > 0) return
    await this.exchange()
  }

  private async exchange(): Promise<void> {
    this.inFlight = this.pending
    this.pending = []
    if (this.inFlight.length > 0) this.set({ status: 'saving' })
    const sent = this.inFlight
    const reply = await this.options.send(sent, this.revision).catch(() => ({ kind: 'unreachable' }) as const)
    this.inFlight = []
    if (reply.kind !== 'saved') {
      this.pending = [...sent, ...this.pending]
      this.keep()
      const status = reply.kind === 'unreachable' ? 'offline' : reply.kind
      this.set({ status, message: reply.kind === 'refused' ? reply.message : '' })
      return
    }
    this.take(reply, sent)
  }

  private take(reply: Extract<SaveReply, { kind: 'saved' }>, sent: Edit[]): void {
    this.revision = reply.revision
    let { content } = this.state
    for (const other of reply.others)
      for (const edit of other.edits as Edit[]) {
        const result = applyEdit(content, edit)
        if (result.ok) content = result.content
      }
    const conflicts = reply.conflicts.map(({ index, code, current }) => ({
      edit: sent[index]!,
      code,
      current,
    }))
    for (const { edit, current } of conflicts) content = withTheirs(content, edit, current)
    this.keep()
    this.set({
      content,
      problems: reply.problems,
      conflicts: [...this.state.conflicts, ...conflicts],
      otherName: reply.others.at(-1)?.userName ?? this.state.otherName,
      status: this.pending.length > 0 ? 'waiting' : 'saved',
      message: '',
    })
    if (this.pending.length > 0) this.options.later(() => void this.flush())
  }

  private apply(edits: Edit[], { undoable }: { undoable: boolean }): void {
    let { content } = this.state
    const inverse: Edit[] = []
    const done: Edit[] = []
    const conflicts: Conflict[] = []
    for (const edit of edits) {
      const result = applyEdit(content, edit)
      if (result.ok) {
        content = result.content
        inverse.unshift(result.inverse)
        done.push(edit)
      } else conflicts.push({ edit, ...result.conflict })
    }
    const joined = this.enqueue(done)
    const top = this.undoStack.at(-1)?.[0]
    if (joined && top?.kind === 'set' && edits[0]?.kind === 'set')
      this.undoStack[this.undoStack.length - 1] = [{ ...top, before: edits[0].after }]
    else if (undoable && inverse.length > 0) this.undoStack.push(inverse)
    if (undoable && done.length > 0) this.redoStack = []
    this.keep()
    this.set({ content, status: 'waiting', conflicts: [...this.state.conflicts, ...conflicts] })
    this.options.later(() => void this.flush())
  }

  private step(from: Edit[][], to: Edit[][]): void {
    const edits = from.pop()
    if (!edits) return
    let { content } = this.state
    const back: Edit[] = []
    for (const edit of edits) {
      const result = applyEdit(content, edit)
      // Somebody else went on from it: their work is not undone.
      if (!result.ok) continue
      content = result.content
      back.unshift(result.inverse)
      this.pending.push(edit)
    }
    if (back.length > 0) to.push(back)
    this.keep()
    this.set({ content, status: 'waiting' })
    this.options.later(() => void this.flush())
  }

  /** Adds edits to those that wait; keystrokes in one field become one edit. True when it joined the last one. */
  private enqueue(edits: Edit[]): boolean {
    const [only] = edits
    const last = this.pending.at(-1)
    if (
      edits.length === 1 &&
      only?.kind === 'set' &&
      last?.kind === 'set' &&
      last.level === only.level &&
      last.id === only.id &&
      last.field === only.field &&
      same(last.after, only.before)
    ) {
      this.pending[this.pending.length - 1] = { ...last, after: only.after }
      return true
    }
    this.pending.push(...edits)
    return false
  }

  private keep(): void {
    const waiting = [...this.inFlight, ...this.pending]
    this.options.storage.write(waiting.length > 0 ? JSON.stringify(waiting) : null)
  }

  private set(part: Partial<DraftState>): void {
    this.state = {
      ...this.state,
      ...part,
      canUndo: this.undoStack.length > 0,
      canRedo: this.redoStack.length > 0,
    }
    for (const listener of this.listeners) listener()
  }
}

/** The draft with what stands on the server where our edit was not taken. */
function withTheirs(content: StandardContent, edit: Edit, current: unknown): StandardContent {
  if (edit.kind !== 'set') return content
  const { before: _, after, ...rest } = edit
  const back = { ...rest, before: after, ...(current === null ? {} : { after: current }) } as Edit
  const result = applyEdit(content, back)
  return result.ok ? result.content : content
}

function parseEdits(text: string): Edit[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? (value as Edit[]) : []
  } catch {
    return []
  }
}
