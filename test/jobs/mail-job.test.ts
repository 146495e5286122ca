import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#core/identity/actor.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { findOverdue } from '#server/job/find-overdue.ts'
import { claimMail } from '#server/notify/claim-mail.ts'
import { retryMail } from '#server/notify/retry-mail.ts'
import { sendMailJob } from '#server/notify/send-mail.job.ts'
import { queueBackends } from '#test/support/queue.ts'
import { createScoredChain, queueMail, type ScoredChain } from '#test/support/scored-chain.ts'
import { openWorkshop, until, type Workshop } from './workshop.ts'

describe.each(queueBackends)('mail job, queue on $name', ({ redisUrl }) => {
  let shop: Workshop
  let chain: ScoredChain
  let post: SMTPServer
  const received: string[] = []
  let refuse = false

  beforeAll(async () => {
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_, __, done) => done(refuse ? new Error('mailbox unavailable') : null),
      onData(stream, _, done) {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          received.push(Buffer.concat(parts).toString())
          done()
        })
      },
    })
    await new Promise<void>((listening) => post.listen(0, '127.0.0.1', listening))
    const { port } = post.server.address() as AddressInfo
    shop = await openWorkshop({
      redisUrl,
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'ChainQ <q@example.com>',
    })
    chain = await createScoredChain(shop.owner, { suppliers: 1, links: [] })
    await shop.startWorker()
    await shop.startWorker()
  })
  afterAll(async () => {
    await shop?.close()
    await new Promise<void>((closed) => post.close(closed))
  })

  async function newMail(): Promise<string> {
    let id = ''
    await shop.fact(async (db) => {
      id = await queueMail(db, chain)
    })
    return id
  }
  const send = (mailId: string) => shop.runtime.services.queue.add(sendMailJob, { mailId })
  const mailOf = (id: string) =>
    shop.owner.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const has = (id: string, status: string) =>
    until(`mail ${status}`, async () => (await mailOf(id)).status === status)
  const copiesOf = (id: string) => received.filter((text) => text.includes(`Message-ID: <${id}@example.com>`))

  test('a mail reaches the server once, though its job ran many times on two workers', async () => {
    const id = await newMail()
    await Promise.all(Array.from({ length: 6 }, () => send(id)))
    await has(id, 'sent')
    await send(id)
    await send(id)
    const next = await newMail()
    await send(next)
    await has(next, 'sent')
    expect(copiesOf(id)).toHaveLength(1)
    expect(copiesOf(next)).toHaveLength(1)
    expect(copiesOf(id)[0]).toMatch(/^To: someone@example\.com/m)
    expect(await mailOf(id)).toMatchObject({ attempts: 1, error: null })
  })

  test('a server that refuses: tried again, given up, the reason shown, and the retry button', async () => {
    const id = await newMail()
    // The earlier attempts of the round are over already; this one is the last.
    await shop.owner
      .updateTable('mail')
      .set({ attempts: sendMailJob.attempts - 2 })
      .where('id', '=', id)
      .execute()
    refuse = true
    await send(id)
    await until('first refusal', async () => (await mailOf(id)).error !== null)
    await has(id, 'failed')
    expect(await mailOf(id)).toMatchObject({ attempts: sendMailJob.attempts })
    expect((await mailOf(id)).error).toContain('mailbox unavailable')
    refuse = false
    const person = { userId: chain.leaderId, userName: 'A person', orgId: chain.leaderId }
    const actor: Actor = { ...person, chainId: chain.chainId, kind: 'leader', role: 'manager' }
    await shop.runtime.execute(retryMail, { actor, locale: 'zh', requestId: 'retry' }, { mailId: id })
    await has(id, 'sent')
    expect(copiesOf(id)).toHaveLength(1)
  })

  test('a mail whose sender died is left alone at first and found by the sweep later', async () => {
    const id = await newMail()
    await runAs(shop.runtime, claimMail, { chainId: null }, { mailId: id })
    expect(await runAs(shop.runtime, claimMail, { chainId: null }, { mailId: id })).toBeNull()
    const overdueAt = (seconds: number) =>
      runAs(shop.runtime, findOverdue, { chainId: null, now: new Date(Date.now() + seconds * 1000) }, {})
    expect((await overdueAt(100)).mailIds).not.toContain(id)
    expect((await overdueAt(130)).mailIds).toContain(id)
    await shop.owner
      .updateTable('mail')
      .set({ claimedAt: new Date(Date.now() - 200_000) })
      .where('id', '=', id)
      .execute()
    await send(id)
    await has(id, 'sent')
  })
})

test('without a mail server a mail is kept in the local mailbox', async () => {
  const shop = await openWorkshop({ smtpUrl: null })
  try {
    const chain = await createScoredChain(shop.owner, { suppliers: 1, links: [] })
    let mailId = ''
    await shop.fact(async (db) => {
      mailId = await queueMail(db, chain)
    })
    await shop.startWorker()
    await shop.runtime.services.queue.add(sendMailJob, { mailId })
    const statusOf = async () =>
      (
        await shop.owner.selectFrom('mail').select(['status', 'attempts']).where('id', '=', mailId).execute()
      )[0]
    await until('kept', async () => (await statusOf())?.status === 'sent')
    await shop.runtime.services.queue.add(sendMailJob, { mailId })
    expect(await statusOf()).toEqual({ status: 'sent', attempts: 1 })
  } finally {
    await shop.close()
  }
})
