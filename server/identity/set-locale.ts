import { z } from 'zod'
import { locales } from '#core/text.ts'
import { defineUseCase } from '#server/use-case/define.ts'

/** The language in which the product writes to a person. */
export const setLocale = defineUseCase({
  name: 'identity.setLocale',
  kind: 'write',
  permission: 'session',
  as: 'identity',
  input: z.object({ locale: z.enum(locales) }),
  output: z.object({}),
  async run({ db, actor }, { locale }) {
    await db.updateTable('userAccount').set({ locale }).where('id', '=', actor.userId).execute()
    return {}
  },
})
