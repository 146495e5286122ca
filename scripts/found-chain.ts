import { parseArgs } from 'node:util'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { readConfig, settleNodeEnv } from '#server/config.ts'
import { AlreadyThere, foundChain, foundingSchema } from '#server/organization/found-chain.ts'
import { openDatabase } from './start/database.ts'
import { say } from './start/print.ts'
import { run } from './start/run.ts'

// `npm run chain:new -- --code rail …`: a chain of one's own, and the two links that bring its first people in.
settleNodeEnv('production')

const example = `npm run chain:new -- --code rail --name "轨道交通产业链" \\
    --leader "某某轨道装备有限公司" --uscc <18 characters> --leader-person "张三" --leader-login quality@example.com \\
    --committee "轨道交通产业链党委" --committee-person "李四" --committee-login chain@example.com`
const string = { type: 'string', default: '' } as const

await run(async (session) => {
  const { values } = parseArgs({
    options: {
      code: string,
      name: string,
      leader: string,
      uscc: string,
      'leader-person': string,
      'leader-login': string,
      committee: string,
      'committee-person': string,
      'committee-login': string,
    },
  })
  const founding = foundingSchema.safeParse({
    code: values.code,
    name: values.name,
    leader: {
      name: values.leader,
      uscc: values.uscc,
      admin: { name: values['leader-person'], login: values['leader-login'] },
    },
    committee: {
      name: values.committee,
      admin: { name: values['committee-person'], login: values['committee-login'] },
    },
  })
  if (!founding.success) {
    const [issue] = founding.error.issues
    throw new CannotStart(`${optionOf(issue!.path)}: ${issue!.message}\nFor example: ${example}`)
  }
  const config = readConfig()
  const ownerUrl = await openDatabase(config, session, say)
  await migrateToLatest(ownerUrl)
  const { leaderPath, committeePath } = await foundChain(ownerUrl, founding.data).catch((error: unknown) => {
    throw error instanceof AlreadyThere ? new CannotStart(error.message) : error
  })
  const address = config.baseUrl ?? `http://${config.host}:${config.port}`
  say(`${founding.data.leader.admin.name}  ${address}${leaderPath}`)
  say(`${founding.data.committee.admin.name}  ${address}${committeePath}`)
  say('Each link is valid for 14 days, once. Start the product, then open them.')
  session.end()
})

function optionOf(path: readonly PropertyKey[]): string {
  const [first, second, third] = path.map(String)
  if (second === undefined) return `--${first}`
  if (second === 'name') return `--${first}`
  if (second === 'uscc') return '--uscc'
  return `--${first}-${third === 'login' ? 'login' : 'person'}`
}
