import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { quarterOf, quartersBefore } from '#core/digital/quarter.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/**
 * Mails enterprises that have not reported the last ended quarter. Who has is skipped. `unreachable` are those nobody
 * could be written to: nobody there has an account, or it does not supply the leader directly.
 */
export const remindReport = defineUseCase({
  name: 'digital.remind',
  kind: 'write',
  permission: 'digital:remind',
  input: z.object({ orgIds: z.array(z.uuid()).min(1).max(2000) }),
  output: z.object({
    period: z.string(),
    reminded: z.int(),
    alreadyReported: z.int(),
    unreachable: z.array(z.string()),
  }),
  async run(context, input) {
    const { db, actor, now } = context
    const { chainId } = actor
    const period = quartersBefore(quarterOf(dayInChina(now.toISOString())), 1)
    const asked = [...new Set(input.orgIds)]
    const members = await db
      .selectFrom('chainMember as m')
      .innerJoin('organization as o', 'o.id', 'm.orgId')
      .select(['m.orgId', 'o.name'])
      .where('m.chainId', '=', chainId)
      .where('m.role', '=', 'supplier')
      .where('m.orgId', 'in', asked)
      .orderBy('o.name')
      .execute()
    if (members.length !== asked.length) throw new AppError('not-found')
    const reports = await db
      .selectFrom('digitalReport')
      .select('orgId')
      .where('chainId', '=', chainId)
      .where('orgId', 'in', asked)
      .where('period', '>=', period)
      .execute()
    const reported = new Set(reports.map(({ orgId }) => orgId))
    let reminded = 0
    const unreachable: string[] = []
    for (const { orgId, name } of members) {
      if (reported.has(orgId)) continue
      const mails = await mailOrganization(context, orgId, {
        kind: 'digital.reminder',
        subject: {
          zh: `请填报 ${period} 数字化情况`,
          en: `Please report your digitalization figures for ${period}`,
        },
        body: {
          zh: `贵单位尚未填报 ${period} 的数字化情况。通常几分钟即可完成，上一季度的数据会自动带入。未填报的企业仍计入产业链的分母。`,
          en: `Your figures for ${period} are not in yet. It takes a few minutes; the figures of the quarter before are filled in for you. Enterprises that do not report still count in the chain's denominator.`,
        },
        link: `/supply/digital?period=${period}`,
      })
      if (mails > 0) reminded += 1
      else unreachable.push(name)
    }
    return { period, reminded, alreadyReported: reported.size, unreachable }
  },
})
