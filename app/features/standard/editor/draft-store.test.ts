import { describe, expect, it } from 'vitest'
import { applyEdit } from '#core/standard/apply-edit.ts'
import { small } from '#core/standard/compare.fixture.ts'
import type { Question } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { DraftStore, type SaveReply } from './draft-store.ts'

const question = small.elements[0]!.questions[0]!
const set = (field: string, before: unknown, after: unknown): Edit =>
  ({ kind: 'set', level: 'question', id: question.id, field, before, after }) as Edit
const typed = (text: string, before = question.text.zh): Edit =>
  set('text', { ...question.text, zh: before }, { ...question.text, zh: text })

/** A server of one draft, as `saveEdits` behaves. */
function open(kept: string | null = null) {
  const server = { content: small, revision: 0, requests: [] as Edit[][], up: true }
  let stored = kept
  const waiting: (() => void)[] = []
  const store = new DraftStore({
    content: small,
    revision: 0,
    problems: [],
    storage: {
      read: () => stored,
      write: (text) => {
        stored = text
      },
    },
    later: (work) => waiting.push(work),
    send: async (edits): Promise<SaveReply> => {
      if (!server.up) throw new TypeError('fetch failed')
      server.requests.push(edits)
      const conflicts: { index: number; code: 'changed' | 'gone' | 'exists'; current: unknown }[] = []
      edits.forEach((edit, index) => {
        const result = applyEdit(server.content, edit)
        if (result.ok) server.content = result.content
        else conflicts.push({ index, ...result.conflict })
      })
      server.revision += 1
      return { kind: 'saved', revision: server.revision, conflicts, others: [], problems: [] }
    },
  })
  const now = (content = store.getState().content) => content.elements[0]!.questions[0] as Question
  return { store, server, now, stored: () => stored }
}

it('keystrokes of one field are one edit, saved in one request', async () => {
  const { store, server, now, stored } = open()
  store.edit(typed('一'))
  store.edit(typed('一二', '一'))
  store.edit(typed('一二三', '一二'))
  expect(now().text.zh).toBe('一二三')
  expect(stored()).toContain('一二三')
  await store.flush()
  expect(server.requests).toEqual([[typed('一二三')]])
  expect(store.getState().status).toBe('saved')
  expect(stored()).toBeNull()
})

it('what could not be saved is there after a reload, and saved then', async () => {
  const first = open()
  first.server.up = false
  first.store.edit(typed('断网时写的'))
  await first.store.flush()
  expect(first.store.getState().status).toBe('offline')
  const second = open(first.stored())
  second.store.restore()
  expect(second.now().text.zh).toBe('断网时写的')
  await second.store.flush()
  expect(second.now(second.server.content).text.zh).toBe('断网时写的')
})

describe('undo', () => {
  it('takes back and brings again, saved or not', async () => {
    const { store, server, now } = open()
    store.edit(set('star', question.star, !question.star))
    await store.flush()
    store.undo()
    expect(now().star).toBe(question.star)
    await store.flush()
    expect(now(server.content).star).toBe(question.star)
    store.redo()
    expect(now().star).toBe(!question.star)
    expect(store.getState()).toMatchObject({ canUndo: true, canRedo: false })
  })

  it('takes a whole word back, not its last letter', () => {
    const { store } = open()
    store.edit(typed('一'))
    store.edit(typed('一二', '一'))
    store.undo()
    expect(store.getState().content).toEqual(small)
  })

  it('takes a deed of several edits back at once', () => {
    const { store } = open()
    store.edit(set('star', question.star, !question.star), set('weight', 1, 5))
    store.undo()
    expect(store.getState().content).toEqual(small)
  })
})

describe('somebody else was first', () => {
  it('theirs is shown, ours is kept, a person decides', async () => {
    const { store, server, now } = open()
    store.edit(typed('我的'))
    const theirs = applyEdit(server.content, typed('他的'))
    if (theirs.ok) server.content = theirs.content
    await store.flush()
    expect(now().text.zh).toBe('他的')
    const [conflict] = store.getState().conflicts
    expect(conflict).toMatchObject({
      code: 'changed',
      edit: { after: { zh: '我的' } },
      current: { zh: '他的' },
    })
    store.resolve(conflict!, 'mine')
    await store.flush()
    expect(now(server.content).text.zh).toBe('我的')
    expect(store.getState().conflicts).toEqual([])
  })
})
