import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '#core/standard/apply-edit.ts'
import { small } from '#core/standard/compare.fixture.ts'
import type { Question } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { DraftStore, type SaveReply } from './draft-store.ts'
import { insertQuestion, moveAfter, rowsOf } from './tree.ts'

const question = small.elements[0]!.questions[0]!
const set = (field: string, before: unknown, after: unknown): Edit =>
  ({ kind: 'set', level: 'question', id: question.id, field, before, after }) as Edit
const typed = (text: string, before = question.text.zh): Edit =>
  set('text', { ...question.text, zh: before }, { ...question.text, zh: text })

/** A server of one draft, as `saveEdits` behaves, and pages that write in it. */
function serve() {
  const server = {
    content: small,
    revision: 0,
    requests: [] as Edit[][],
    saved: [] as { revision: number; by: string; edits: Edit[] }[],
    up: true,
    /** The answer of the next request gets lost on its way. */
    loses: false,
    refuses: (_edit: Edit) => false,
    save(by: string, edits: Edit[], known: number): SaveReply {
      server.requests.push(edits)
      const index = edits.findIndex(server.refuses)
      if (index >= 0) return { kind: 'refused', message: 'no', index }
      const others = server.saved.filter((one) => one.revision > known && one.by !== by)
      const conflicts: { index: number; code: 'changed' | 'gone' | 'exists'; current: unknown }[] = []
      const applied = edits.filter((edit, at) => {
        const result = applyEdit(server.content, edit)
        if (result.ok) server.content = result.content
        else conflicts.push({ index: at, ...result.conflict })
        return result.ok
      })
      if (applied.length > 0) {
        server.revision += 1
        server.saved.push({ revision: server.revision, by, edits: structuredClone(applied) })
      }
      return {
        kind: 'saved',
        revision: server.revision,
        conflicts,
        others: others.map(({ revision, by: userName, edits: list }) => ({
          revision,
          userName,
          edits: list,
        })),
        problems: [],
      }
    },
  }
  return server
}

function open(kept: string | null = null, server = serve(), name = 'me') {
  let stored = kept
  const store = new DraftStore({
    content: server.content,
    revision: server.revision,
    problems: [],
    storage: {
      read: () => stored,
      write: (text) => {
        stored = text
      },
    },
    later: () => undefined,
    send: async (edits, revision): Promise<SaveReply> => {
      if (!server.up) throw new TypeError('fetch failed')
      const reply = server.save(name, structuredClone(edits), revision)
      if (server.loses) {
        server.loses = false
        throw new TypeError('fetch failed')
      }
      return reply
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

it('a deed after one that was taken back is undone by itself', () => {
  const { store, now } = open()
  store.edit(set('star', question.star, !question.star))
  store.edit(typed('一'))
  store.undo()
  store.edit(typed('二'))
  store.undo()
  expect(now()).toEqual({ ...question, star: !question.star })
  store.undo()
  expect(store.getState().content).toEqual(small)
})

it('can be undone after a reload too', async () => {
  const first = open()
  first.store.edit(typed('一'))
  await first.store.flush()
  const second = open(null, first.server)
  second.store.restore(first.store.trail())
  expect(second.store.getState().canUndo).toBe(true)
  second.store.undo()
  expect(second.store.getState().content).toEqual(small)
})

it('an addition in a sub-element is undone, saved or not', async () => {
  const { store, server } = open()
  const row = rowsOf(small).find(({ id }) => id === 'p6-1-1')!
  store.edit(insertQuestion(small, row)!.edit)
  await store.flush()
  store.undo()
  await store.flush()
  expect(server.content).toEqual(small)
})

it('more than one request can carry goes in several', async () => {
  const { store, server } = open()
  store.edit(...Array.from({ length: 1201 }, (_, i) => set('weight', i + 1, i + 2)))
  for (let i = 0; i < 3; i++) await store.flush()
  expect(server.requests.map(({ length }) => length)).toEqual([500, 500, 201])
  expect(server.content).toEqual(store.getState().content)
})

it('an edit that the server never takes does not hold up the others', async () => {
  const { store, server, now } = open()
  server.refuses = (edit) => edit.kind === 'set' && edit.field === 'weight'
  store.edit(set('weight', question.weight, -1))
  store.edit(typed('一'))
  await store.flush()
  await store.flush()
  expect(now(server.content)).toEqual({ ...question, text: { ...question.text, zh: '一' } })
  expect(now()).toEqual(now(server.content))
  expect(store.getState().conflicts).toMatchObject([{ code: 'refused', message: 'no' }])
})

it('an answer that got lost makes no conflict when it is sent again', async () => {
  const { store, server } = open()
  const row = rowsOf(small).find(({ id }) => id === 'p6-1-1')!
  store.edit(insertQuestion(small, row)!.edit)
  store.edit({ kind: 'remove', level: 'question', id: question.id, node: question })
  server.loses = true
  await store.flush()
  await store.flush()
  expect(store.getState()).toMatchObject({ status: 'saved', conflicts: [] })
  expect(store.getState().content).toEqual(server.content)
})

it('what this page saved itself it does not fetch again', async () => {
  const { store, server } = open()
  store.edit(typed('一'))
  await Promise.all([store.flush(), store.heard(1)])
  await store.heard(1)
  expect(server.requests.length).toBe(1)
})

describe('somebody else was first', () => {
  /** Two pages on one draft. */
  const two = () => {
    const mine = open()
    return { mine, theirs: open(null, mine.server, 'theirs') }
  }

  it('theirs is shown, ours is kept, a person decides', async () => {
    const { mine, theirs } = two()
    mine.store.edit(typed('我的'))
    theirs.store.edit(typed('他的'))
    await theirs.store.flush()
    await mine.store.flush()
    expect(mine.now().text.zh).toBe('他的')
    const [conflict] = mine.store.getState().conflicts
    expect(conflict).toMatchObject({
      code: 'changed',
      edit: { after: { zh: '我的' } },
      current: { zh: '他的' },
    })
    mine.store.resolve(conflict!, 'mine')
    await mine.store.flush()
    expect(mine.now(mine.server.content).text.zh).toBe('我的')
    expect(mine.store.getState().conflicts).toEqual([])
  })

  it('one writes the Chinese, the other the English: both are kept', async () => {
    const { mine, theirs } = two()
    mine.store.edit(typed('新的题目'))
    theirs.store.edit(set('text', question.text, { ...question.text, en: 'Anew' }))
    await theirs.store.flush()
    await mine.store.flush()
    expect(mine.now().text).toEqual({ zh: '新的题目', en: 'Anew' })
    expect(mine.server.content).toEqual(mine.store.getState().content)
    mine.store.undo()
    expect(mine.now().text).toEqual({ ...question.text, en: 'Anew' })
  })

  it('took the question away that we write on: it can be put back as we had it', async () => {
    const { mine, theirs } = two()
    theirs.store.edit({ kind: 'remove', level: 'question', id: question.id, node: question })
    await theirs.store.flush()
    mine.store.edit(typed('我的'))
    mine.store.edit(set('star', question.star, !question.star))
    await mine.store.flush()
    const { conflicts, content } = mine.store.getState()
    expect(content).toEqual(mine.server.content)
    expect(conflicts.length).toBe(1)
    mine.store.resolve(conflicts[0]!, 'mine')
    await mine.store.flush()
    expect(mine.now(mine.server.content)).toMatchObject({ text: { zh: '我的' }, star: !question.star })
  })

  it('took the element away that we add to: the question finds another home', async () => {
    const { mine, theirs } = two()
    const element = small.elements[0]!
    theirs.store.edit({ kind: 'remove', level: 'element', id: element.id, node: element })
    await theirs.store.flush()
    const { edit, id } = insertQuestion(small, rowsOf(small)[1]!)!
    mine.store.edit(edit)
    await mine.store.flush()
    expect(mine.store.getState().content).toEqual(mine.server.content)
    mine.store.resolve(mine.store.getState().conflicts[0]!, 'mine')
    await mine.store.flush()
    expect(rowsOf(mine.server.content).at(-1)?.id).toBe(id)
  })

  it('changed what we take away: it stays until a person decides', async () => {
    const { mine, theirs } = two()
    theirs.store.edit(typed('他的'))
    await theirs.store.flush()
    mine.store.edit({ kind: 'remove', level: 'question', id: question.id, node: question })
    await mine.store.flush()
    expect(mine.store.getState().content).toEqual(mine.server.content)
    mine.store.resolve(mine.store.getState().conflicts[0]!, 'mine')
    await mine.store.flush()
    expect(rowsOf(mine.server.content).some((row) => row.id === question.id)).toBe(false)
  })

  it('property: whatever two people do at once, both pages end up with what the server has', async () => {
    const deed = fc.oneof(
      fc.constantFrom('star', 'knockOut').map((field) => ({ field })),
      fc.constantFrom('remove', 'add', 'move', 'undo', 'flush').map((kind) => ({ kind })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.nat(20), deed), { maxLength: 25 }),
        async (deeds) => {
          const { mine, theirs } = two()
          for (const [isMine, at, what] of deeds) {
            const { store } = isMine ? mine : theirs
            const { content } = store.getState()
            const rows = rowsOf(content)
            const row = rows.filter(({ level }) => level === 'question')[at % 4]
            if (!row) continue
            if ('field' in what) {
              const before = (row.node as Question)[what.field as 'star']
              store.edit({
                kind: 'set',
                level: 'question',
                id: row.id,
                field: what.field,
                before,
                after: !before,
              })
            } else if (what.kind === 'remove')
              store.edit({ kind: 'remove', level: 'question', id: row.id, node: row.node as Question })
            else if (what.kind === 'add') store.edit(insertQuestion(content, row)!.edit)
            else if (what.kind === 'move') {
              const moved = moveAfter(content, row.id, rows.at(-1 - (at % 3))!)
              if (moved) store.edit(moved)
            } else if (what.kind === 'undo') store.undo()
            else await store.flush()
          }
          for (const { store } of [mine, theirs, mine, theirs]) {
            await store.flush()
            await store.heard()
          }
          expect(mine.store.getState().content).toEqual(mine.server.content)
          expect(theirs.store.getState().content).toEqual(mine.server.content)
        },
      ),
    )
  })
})
