import { applyEdit, nodeOf, placeOf } from '#core/standard/apply-edit.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { same } from '#core/standard/same.ts'
import { alreadyDone, type Conflict, joined, mine, oneField, targetOf } from './draft-conflict.ts'

export type DraftProblem = { level: string; id: string; code: string; field: string; text: string }

export type SaveReply =
  | {
      kind: 'saved'
      revision: number
      conflicts: { index: number; code: 'changed' | 'gone' | 'exists'; current: unknown }[]
      others: { revision: number; userName: string; edits: unknown[] }[]
      problems: DraftProblem[]
    }
  /** `index` names the edit that cannot be taken, where it is one. */
  | { kind: 'refused'; message: string; index: number | null }
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
  /** Asks for a flush a little later (ms; by default when typing rests), so that typing makes one request. */
  later(work: () => void, delay?: number): void
}

/** What one request may carry. */
const most = 500
/** A server that did not answer is asked again after so long (ms). */
const retryTime = 5000
/** Deeds that can be undone after a reload. */
const trailLength = 100

/**
 * A draft on a page: edits are shown at once, gathered (keystrokes of one field are one edit) and saved in one request
 * at a time. What is not confirmed stays in the device's storage. The page shows the draft as the server has it, with
 * what is on its way laid over it; where somebody else changed the same thing first, theirs is shown and ours is kept
 * as a conflict for a person to decide. Every deed can be undone, also after saving.
 */
export class DraftStore {
  private state: DraftState
  /** The draft as the server has it at `revision`. */
  private base: StandardContent
  private revision: number
  private heardRevision = 0
  private pending: Edit[] = []
  private inFlight: Edit[] = []
  private undoStack: Edit[][] = []
  private redoStack: Edit[][] = []
  private listeners = new Set<() => void>()
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
    this.revision = options.revision
    this.base = options.content
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

  /** Brings back what an earlier visit could not save, and what it could undo. */
  restore(trail: string | null = null): void {
    this.undoStack = parseList<Edit[]>(trail).filter(Array.isArray)
    const edits = parseList<Edit>(this.options.storage.read())
    if (edits.length > 0) this.apply(edits, { undoable: false })
    else if (this.undoStack.length > 0) this.set({})
  }

  /** What can be undone, for a reload of the page. */
  trail(): string | null {
    return this.undoStack.length > 0 ? JSON.stringify(this.undoStack.slice(-trailLength)) : null
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

  /** Drops a conflict; with `mine` ours is written over what stands there now, or put back where it was taken away. */
  resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void {
    this.set({ conflicts: this.state.conflicts.filter((one) => one !== conflict) })
    const edit = choice === 'mine' ? mine(conflict, this.state.content) : null
    if (edit) this.edit(edit)
  }

  async flush(): Promise<void> {
    if (this.inFlight.length > 0 || (this.pending.length === 0 && this.state.status !== 'waiting')) return
    await this.exchange()
  }

  /** Somebody saved this revision (or one not told): fetches it, unless it was this page; what waits goes along. */
  async heard(revision = this.revision + 1): Promise<void> {
    this.heardRevision = Math.max(this.heardRevision, revision)
    if (this.inFlight.length === 0 && revision > this.revision) await this.exchange()
  }

  private async exchange(): Promise<void> {
    this.heardRevision = 0
    this.inFlight = this.pending.slice(0, most)
    this.pending = this.pending.slice(most)
    if (this.inFlight.length > 0) this.set({ status: 'saving' })
    const sent = this.inFlight
    const reply = await this.options.send(sent, this.revision).catch(() => ({ kind: 'unreachable' }) as const)
    this.inFlight = []
    if (reply.kind === 'saved') return this.take(reply, sent)
    this.pending = [...sent, ...this.pending]
    if (reply.kind === 'refused' && reply.index !== null && sent[reply.index])
      return this.dropRefused(reply.index, reply.message)
    this.keep()
    const status = reply.kind === 'unreachable' ? 'offline' : reply.kind
    this.set({ status, message: reply.kind === 'refused' ? reply.message : '' })
    if (status === 'offline') this.options.later(() => void this.flush(), retryTime)
  }

  private take(reply: Extract<SaveReply, { kind: 'saved' }>, sent: Edit[]): void {
    this.revision = reply.revision
    const refused = new Map(
      reply.conflicts
        .filter(({ index, ...conflict }) => !alreadyDone(sent[index]!, conflict))
        .map(({ index, ...conflict }) => [index, conflict]),
    )
    for (const other of reply.others) for (const edit of other.edits as Edit[]) this.onBase(edit)
    sent.forEach((edit, index) => {
      if (!refused.has(index)) this.onBase(edit)
    })
    const conflicts = [...refused].map(([index, conflict]) => this.conflictOf(sent[index]!, conflict))
    const later = reply.others.length > 0 || refused.size > 0 ? this.rebase() : []
    this.keep()
    this.set({
      problems: reply.problems,
      conflicts: [...conflicts, ...later].reduce(joined, this.state.conflicts),
      otherName: reply.others.at(-1)?.userName ?? this.state.otherName,
      status: this.pending.length > 0 ? 'waiting' : 'saved',
      message: '',
    })
    if (this.pending.length > 0) this.options.later(() => void this.flush())
    else if (this.heardRevision > this.revision) void this.exchange()
  }

  /** One edit that the server will never take must not hold up the others. */
  private dropRefused(index: number, message: string): void {
    const [edit] = this.pending.splice(index, 1)
    const conflict = this.conflictOf(edit!, { code: 'refused', current: null, message })
    const later = this.rebase()
    this.keep()
    this.set({ conflicts: [conflict, ...later].reduce(joined, this.state.conflicts), status: 'waiting' })
    this.options.later(() => void this.flush())
  }

  private onBase(edit: Edit): void {
    const result = applyEdit(this.base, edit)
    if (result.ok) this.base = result.content
  }

  /** Lays what waits over the server's draft again. Gives what no longer fits. */
  private rebase(): Conflict[] {
    let content = this.base
    const conflicts: Conflict[] = []
    this.pending = this.pending.filter((edit) => {
      const result = applyEdit(content, edit)
      if (result.ok) content = result.content
      else if (!alreadyDone(edit, result.conflict)) conflicts.push(this.conflictOf(edit, result.conflict))
      return result.ok
    })
    this.state = { ...this.state, content }
    return conflicts
  }

  /** A conflict with the node as this page had it, so that what was written on it can be put back. */
  private conflictOf(edit: Edit, conflict: Pick<Conflict, 'code' | 'current' | 'message'>): Conflict {
    const { level, id } = targetOf(edit)
    if (conflict.code !== 'gone' || level === 'standard') return { edit, ...conflict }
    const node = nodeOf(this.state.content, level, id)
    const place = placeOf(this.state.content, level, id)
    return {
      edit,
      ...conflict,
      ...(node && place ? { lost: { kind: 'insert', level, node, place } as Conflict['lost'] } : {}),
    }
  }

  private apply(edits: Edit[], { undoable }: { undoable: boolean }): void {
    let { content } = this.state
    const inverse: Edit[] = []
    const done: Edit[] = []
    const conflicts: Conflict[] = []
    for (const edit of edits) {
      if (edit.kind === 'set' && same(edit.before, edit.after)) continue
      const result = applyEdit(content, edit)
      if (result.ok) {
        content = result.content
        inverse.unshift(result.inverse)
        done.push(edit)
      } else if (undoable || !alreadyDone(edit, result.conflict))
        conflicts.push(this.conflictOf(edit, result.conflict))
    }
    if (done.length === 0 && conflicts.length === 0) return
    this.enqueue(done)
    const top = this.undoStack.at(-1)
    if (undoable && inverse.length > 0) {
      if (top && this.isTyping(top, done)) this.undoStack[this.undoStack.length - 1] = [retyped(top, done)]
      else this.undoStack.push(inverse)
      this.redoStack = []
    }
    this.keep()
    this.set({ content, status: 'waiting', conflicts: conflicts.reduce(joined, this.state.conflicts) })
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

  /** Adds edits to those that wait; keystrokes in one field become one edit. */
  private enqueue(edits: Edit[]): void {
    const typed = edits.length === 1 ? oneField(this.pending.at(-1), edits[0]) : null
    if (typed && same(typed[0].after, typed[1].before))
      this.pending[this.pending.length - 1] = { ...typed[0], after: typed[1].after }
    else this.pending.push(...edits)
  }

  /** Whether a deed goes on with the last one: the next keystroke of a word whose first ones still wait. */
  private isTyping(top: Edit[], done: Edit[]): boolean {
    const typed = top.length === 1 && done.length === 1 ? oneField(top[0], done[0]) : null
    if (!typed) return false
    const [back, next] = typed
    const last = this.pending.at(-1)
    // It joined an edit that began where undoing would go back to.
    return same(back.before, next.before) && last?.kind === 'set' && same(last.before, back.after)
  }

  private keep(): void {
    const waiting = [...this.inFlight, ...this.pending]
    this.options.storage.write(waiting.length > 0 ? JSON.stringify(waiting) : null)
  }

  private set(part: Partial<DraftState>): void {
    // What waits nowhere is what the server has.
    if (this.pending.length === 0 && this.inFlight.length === 0 && part.status === 'saved')
      this.base = part.content ?? this.state.content
    this.state = {
      ...this.state,
      ...part,
      canUndo: this.undoStack.length > 0,
      canRedo: this.redoStack.length > 0,
    }
    for (const listener of this.listeners) listener()
  }
}

const retyped = ([back]: Edit[], [next]: Edit[]): Edit =>
  ({ ...back, before: next?.kind === 'set' ? next.after : undefined }) as Edit

function parseList<T>(text: string | null): T[] {
  if (!text) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? (value as T[]) : []
  } catch {
    return []
  }
}
