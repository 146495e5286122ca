/** A score, n.e. or remark as a person gives it. */
export interface Given {
  score: number | null
  notEvaluated: boolean
  remark: string
}

/** The earlier answer that an answer takes over: its evidence comes along. */
export interface From {
  auditId: string
  questionId: string
}

/** The same as the server keeps it. */
export interface Kept extends Given {
  questionId: string
  revision: number
  at: string
  by: string | null
}

export type EntryStatus =
  /** Typed, about to be sent or sent again. */
  | 'waiting'
  | 'sending'
  /** n.e. without its reason: kept here until the reason is there. */
  | 'incomplete'
  /** Somebody else's answer came first; a person decides. */
  | 'conflict'
  /** The server does not take it; `message` says why. */
  | 'refused'

/** What is not confirmed by the server yet. */
export interface Entry extends Given {
  /** Revision it was typed over. */
  revision: number
  status: EntryStatus
  from?: From
  message?: string
  theirs?: Kept
}

export type Answered =
  | { kind: 'saved' | 'conflict'; kept: Kept }
  | { kind: 'refused'; message: string }
  | { kind: 'signed-out' }
  /** No connection, or the server cannot right now: try again later. */
  | { kind: 'unreachable' }

export interface QueueState {
  kept: ReadonlyMap<string, Kept>
  entries: ReadonlyMap<string, Entry>
  signedOut: boolean
  reachable: boolean
}

export interface Storage {
  read(): string | null
  write(text: string | null): void
}

const typingPause = 700
const firstWait = 1500
const longestWait = 30_000
type Sent = Given & { revision: number; from?: From }
const none: Given = { score: null, notEvaluated: false, remark: '' }

/**
 * Sends answers one after the other as they are given and keeps every unconfirmed one in the device's storage, so that
 * neither a reload nor a lost connection costs a word. Only the server's confirmation takes an entry out.
 */
export class SaveQueue {
  state: QueueState
  readonly #send: (questionId: string, given: Sent) => Promise<Answered>
  readonly #storage: Storage
  readonly #listeners = new Set<() => void>()
  /** Counts changes of an entry: a confirmation for older words does not confirm newer ones. */
  readonly #stamps = new Map<string, number>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait = firstWait
  #busy = false

  constructor(options: {
    kept: readonly Kept[]
    storage: Storage
    send: (questionId: string, given: Sent) => Promise<Answered>
  }) {
    this.#send = options.send
    this.#storage = options.storage
    this.state = {
      kept: new Map(options.kept.map((one) => [one.questionId, one])),
      entries: new Map(),
      signedOut: false,
      reachable: true,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): QueueState => this.state

  /** What the person sees: the own unconfirmed words, else what is kept. */
  valueOf(questionId: string): Given & { revision: number } {
    return this.state.entries.get(questionId) ?? this.state.kept.get(questionId) ?? { ...none, revision: 0 }
  }

  /** Takes up what an earlier visit left unconfirmed, and sends it. */
  restore(): void {
    const text = this.#storage.read()
    if (!text) return
    const entries = new Map(this.state.entries)
    for (const [id, entry] of readEntries(text)) {
      const kept = this.state.kept.get(id)
      if (kept && isSame(kept, entry)) continue
      // A conflict is asked of the server again: the other answer may have changed since.
      if (!entries.has(id)) entries.set(id, { ...entry, status: readyStatus(entry), theirs: undefined })
    }
    this.#set({ entries })
    this.flush()
  }

  /** What the server says now (a reload of the page's data). Own unconfirmed words stay. */
  refresh(kept: readonly Kept[]): void {
    const next = new Map(this.state.kept)
    for (const one of kept) {
      if ((next.get(one.questionId)?.revision ?? 0) < one.revision) next.set(one.questionId, one)
    }
    this.#set({ kept: next })
  }

  /**
   * A choice is sent at once; typing waits for a pause. `taken`: the earlier answer it comes from; it goes along until
   * the server has it, or has refused it.
   */
  change(questionId: string, part: Partial<Given>, taken?: From): void {
    const { score, notEvaluated, remark, revision } = { ...this.valueOf(questionId), ...part }
    const kept = this.state.kept.get(questionId)
    const entries = new Map(this.state.entries)
    const before = entries.get(questionId)
    const from = taken ?? (before?.status === 'refused' ? undefined : before?.from)
    const given = { score, notEvaluated, remark, revision, ...(from && { from }) }
    this.#stamps.set(questionId, (this.#stamps.get(questionId) ?? 0) + 1)
    if (before?.status === 'conflict') entries.set(questionId, { ...before, ...given, status: 'conflict' })
    else if (before?.status !== 'sending' && !from && isSame(kept ?? none, given)) entries.delete(questionId)
    else entries.set(questionId, { ...given, status: readyStatus(given) })
    this.#set({ entries })
    this.#schedule('remark' in part && Object.keys(part).length === 1 ? typingPause : 0)
  }

  /** Decides a conflict. */
  resolve(questionId: string, choice: 'mine' | 'theirs'): void {
    const entry = this.state.entries.get(questionId)
    if (entry?.status !== 'conflict' || !entry.theirs) return
    const { theirs, ...mine } = entry
    const entries = new Map(this.state.entries)
    if (choice === 'theirs') entries.delete(questionId)
    else entries.set(questionId, { ...mine, revision: theirs.revision, status: readyStatus(mine) })
    this.#set({ entries })
    this.#schedule(0)
  }

  /** Sends now: the connection is back, or the page is about to be left. */
  flush(): void {
    this.#wait = firstWait
    this.#schedule(0)
  }

  /** Whether everything typed is safe on the server. */
  get settled(): boolean {
    return this.state.entries.size === 0
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), wait)
  }

  async #run(): Promise<void> {
    if (this.#busy || this.state.signedOut) return
    this.#busy = true
    try {
      for (;;) {
        const next = [...this.state.entries].find(([, entry]) => entry.status === 'waiting')
        if (!next) return
        const goOn = await this.#sendOne(...next)
        if (!goOn) return
      }
    } finally {
      this.#busy = false
    }
  }

  async #sendOne(questionId: string, entry: Entry): Promise<boolean> {
    const stamp = this.#stamps.get(questionId)
    this.#put(questionId, { ...entry, status: 'sending' })
    const { score, notEvaluated, remark, revision, from } = entry
    const answer = await this.#send(questionId, {
      score,
      notEvaluated,
      remark: remark.trim(),
      revision,
      ...(from && { from }),
    }).catch((): Answered => ({ kind: 'unreachable' }))
    const current = this.state.entries.get(questionId) ?? entry
    const unchanged = this.#stamps.get(questionId) === stamp
    switch (answer.kind) {
      case 'saved': {
        const kept = new Map(this.state.kept).set(questionId, answer.kept)
        const entries = new Map(this.state.entries)
        if (unchanged) entries.delete(questionId)
        else {
          const { from: _, ...newer } = current
          const { revision } = answer.kept
          entries.set(questionId, { ...newer, revision, status: readyStatus(newer) })
        }
        this.#set({ kept, entries, reachable: true })
        this.#wait = firstWait
        return true
      }
      case 'conflict': {
        const kept = new Map(this.state.kept).set(questionId, answer.kept)
        const entries = new Map(this.state.entries)
        if (isSame(answer.kept, current)) entries.delete(questionId)
        else entries.set(questionId, { ...current, status: 'conflict', theirs: answer.kept })
        this.#set({ kept, entries, reachable: true })
        return true
      }
      case 'refused':
        this.#put(questionId, {
          ...current,
          status: unchanged ? 'refused' : readyStatus(current),
          message: answer.message,
        })
        return true
      case 'signed-out':
        this.#put(questionId, { ...current, status: 'waiting' })
        this.#set({ signedOut: true })
        return false
      case 'unreachable': {
        // To the end of the queue: one that the server keeps failing on must not hold back the others.
        const entries = new Map(this.state.entries)
        entries.delete(questionId)
        this.#set({ entries: entries.set(questionId, { ...current, status: 'waiting' }), reachable: false })
        this.#schedule(this.#wait)
        this.#wait = Math.min(this.#wait * 2, longestWait)
        return false
      }
    }
  }

  #put(questionId: string, entry: Entry): void {
    this.#set({ entries: new Map(this.state.entries).set(questionId, entry) })
  }

  #set(change: Partial<QueueState>): void {
    this.state = { ...this.state, ...change }
    const { entries } = this.state
    if (change.entries) this.#storage.write(entries.size === 0 ? null : JSON.stringify([...entries]))
    for (const listener of this.#listeners) listener()
  }
}

const isSame = (a: Given, b: Given) =>
  a.score === b.score && a.notEvaluated === b.notEvaluated && a.remark.trim() === b.remark.trim()

const readyStatus = (given: Given): EntryStatus =>
  given.notEvaluated && given.remark.trim() === '' ? 'incomplete' : 'waiting'

/** Entries as an earlier visit wrote them; what cannot be read is left out. */
export function readEntries(text: string): [string, Entry][] {
  try {
    const list = JSON.parse(text) as [string, Entry][]
    return list.filter(
      ([id, entry]) =>
        typeof id === 'string' &&
        (entry.score === null || typeof entry.score === 'number') &&
        typeof entry.notEvaluated === 'boolean' &&
        typeof entry.remark === 'string' &&
        Number.isInteger(entry.revision) &&
        (entry.from === undefined ||
          (typeof entry.from.auditId === 'string' && typeof entry.from.questionId === 'string')),
    )
  } catch {
    return []
  }
}
