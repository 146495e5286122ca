import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Answered, type From, type Given, type Kept, SaveQueue } from './save-queue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server of one audit as `audit.saveAnswer` behaves, a device's storage, and a switch for the connection. */
function bench(kept: Kept[] = []) {
  const server = new Map(kept.map((one) => [one.questionId, one]))
  const device = { text: null as string | null }
  const net = {
    answer: null as Answered | null,
    failingOn: null as string | null,
    sent: [] as string[],
    from: [] as (From | undefined)[],
  }
  const open = () =>
    new SaveQueue({
      kept: [...server.values()],
      storage: {
        read: () => device.text,
        write: (text) => {
          device.text = text
        },
      },
      async send(questionId, { revision, from, ...given }) {
        net.from.push(from)
        net.sent.push(`${questionId}=${given.score ?? given.remark}`)
        if (net.answer) return net.answer
        if (net.failingOn === questionId) return { kind: 'unreachable' }
        const present = server.get(questionId)
        if ((present?.revision ?? 0) !== revision) return { kind: 'conflict', kept: present! }
        return { kind: 'saved', kept: put(questionId, given) }
      },
    })
  const put = (questionId: string, given: Given) => {
    const one = {
      ...given,
      questionId,
      revision: (server.get(questionId)?.revision ?? 0) + 1,
      at: '',
      by: null,
    }
    server.set(questionId, one)
    return one
  }
  return { server, device, net, open, put }
}
const given = (score: number | null, remark = ''): Given => ({ score, notEvaluated: false, remark })

describe('save queue', () => {
  test('a choice is saved at once, typing after a pause, and then nothing is left on the device', async () => {
    const { server, device, net, open } = bench()
    const queue = open()
    queue.change('q1', { score: 8 })
    expect(device.text).toContain('q1')
    await vi.advanceTimersByTimeAsync(0)
    expect(server.get('q1')).toMatchObject({ score: 8, revision: 1 })
    queue.change('q1', { remark: '有' })
    queue.change('q1', { remark: '有记录' })
    await vi.advanceTimersByTimeAsync(100)
    expect(net.sent).toEqual(['q1=8'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.get('q1')).toMatchObject({ score: 8, remark: '有记录', revision: 2 })
    expect(queue.settled).toBe(true)
    expect(device.text).toBeNull()
  })

  test('an answer that the server keeps failing on does not hold back the others', async () => {
    const { server, net, open } = bench()
    net.failingOn = 'q1'
    const queue = open()
    queue.change('q1', { score: 6 })
    queue.change('q2', { score: 10 })
    queue.change('q3', { score: 8 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect([...server.keys()]).toEqual(['q2', 'q3'])
    expect([...queue.state.entries.keys()]).toEqual(['q1'])
  })

  test('offline: kept through a reload, tried again, saved in the end', async () => {
    const { server, net, open } = bench()
    net.answer = { kind: 'unreachable' }
    const first = open()
    first.change('q1', { score: 6, remark: '断网时写的' })
    first.change('q2', { score: 10 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.size).toBe(0)
    expect(first.state.reachable).toBe(false)
    first.stop()
    const second = open()
    second.restore()
    expect(second.valueOf('q1')).toMatchObject({ score: 6, remark: '断网时写的' })
    net.answer = null
    await vi.advanceTimersByTimeAsync(0)
    expect(server.get('q1')).toMatchObject({ score: 6, remark: '断网时写的' })
    expect(server.get('q2')).toMatchObject({ score: 10 })
    expect(second.settled).toBe(true)
  })

  test('what is typed while a save is under way is sent after it, on the new revision', async () => {
    const { server, open } = bench()
    const queue = open()
    queue.change('q1', { score: 4 })
    vi.advanceTimersByTime(0)
    queue.change('q1', { score: 6 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(server.get('q1')).toMatchObject({ score: 6, revision: 2 })
    expect(queue.settled).toBe(true)
  })

  test('a colleague was first: nobody is overwritten until a person decides', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const { server, open, put } = bench()
      const queue = open()
      put('q1', given(4, '同事'))
      queue.change('q1', { score: 10 })
      await vi.advanceTimersByTimeAsync(0)
      expect(queue.state.entries.get('q1')).toMatchObject({
        status: 'conflict',
        score: 10,
        theirs: { score: 4 },
      })
      expect(server.get('q1')).toMatchObject({ score: 4 })
      queue.resolve('q1', choice)
      await vi.advanceTimersByTimeAsync(0)
      expect(server.get('q1')!.score).toBe(choice === 'mine' ? 10 : 4)
      expect(queue.valueOf('q1').score).toBe(choice === 'mine' ? 10 : 4)
      expect(queue.settled).toBe(true)
    }
  })

  test('n.e. waits for its reason', async () => {
    const { server, net, open } = bench()
    const queue = open()
    queue.change('q1', { score: null, notEvaluated: true })
    await vi.advanceTimersByTimeAsync(5000)
    expect(net.sent).toEqual([])
    expect(queue.state.entries.get('q1')!.status).toBe('incomplete')
    queue.change('q1', { remark: '无此工序' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.get('q1')).toMatchObject({ notEvaluated: true, remark: '无此工序' })
  })

  test('signed out: stops, keeps everything', async () => {
    const { net, device, open } = bench()
    net.answer = { kind: 'signed-out' }
    const queue = open()
    queue.change('q1', { score: 8 })
    queue.change('q2', { score: 8 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(net.sent).toHaveLength(1)
    expect(queue.state.signedOut).toBe(true)
    expect(JSON.parse(device.text!)).toHaveLength(2)
  })

  test('refused: says why, keeps the words, goes on with the others', async () => {
    const { net, open } = bench()
    const queue = open()
    net.answer = { kind: 'refused', message: '审核已取消' }
    queue.change('q1', { score: 8 })
    await vi.advanceTimersByTimeAsync(0)
    expect(queue.state.entries.get('q1')).toMatchObject({
      status: 'refused',
      message: '审核已取消',
      score: 8,
    })
    net.answer = null
    queue.change('q2', { score: 8 })
    await vi.advanceTimersByTimeAsync(0)
    expect(queue.state.kept.get('q2')).toMatchObject({ score: 8 })
  })

  test('a damaged storage does no harm', () => {
    const { device, open } = bench()
    device.text = '[["q1",{"score":"x"}],'
    const queue = open()
    queue.restore()
    expect(queue.settled).toBe(true)
  })

  test('an earlier answer confirmed offline keeps where it comes from until the server has it', async () => {
    const { server, net, open } = bench()
    net.answer = { kind: 'unreachable' }
    const from = { auditId: 'a', questionId: 'p1' }
    open().change('q1', given(8, '以前的说明'), from)
    await vi.advanceTimersByTimeAsync(0)
    net.answer = null
    const second = open()
    second.restore()
    await vi.advanceTimersByTimeAsync(0)
    expect(net.from).toEqual([from, from])
    expect(server.get('q1')).toMatchObject({ score: 8, remark: '以前的说明' })
    second.change('q1', { score: 6 })
    await vi.advanceTimersByTimeAsync(0)
    expect(net.from.at(-1)).toBeUndefined()
  })

  test('taken over with its files alone it is sent, though nothing is typed', async () => {
    const { net, open } = bench()
    open().change('q1', given(null), { auditId: 'a', questionId: 'p1' })
    await vi.advanceTimersByTimeAsync(0)
    expect(net.from).toHaveLength(1)
  })

  test('an earlier answer that is not offered any more does not stand in the way of the own one', async () => {
    const { server, net, open } = bench()
    net.answer = { kind: 'refused', message: '' }
    const queue = open()
    queue.change('q1', given(8, '说明'), { auditId: 'a', questionId: 'p1' })
    await vi.advanceTimersByTimeAsync(0)
    expect(queue.state.entries.get('q1')?.status).toBe('refused')
    net.answer = null
    queue.change('q1', { score: 8 })
    await vi.advanceTimersByTimeAsync(0)
    expect(net.from.at(-1)).toBeUndefined()
    expect(server.get('q1')).toMatchObject({ score: 8, remark: '说明' })
  })
})
