import type { loadDemo } from '#db/demo/load-demo.ts'

type Logins = Awaited<ReturnType<typeof loadDemo>>['logins']

/** One line of progress. */
export function say(line: string): void {
  console.log(`  ${line}`)
}

/** Who may sign in to the demo chain. */
export function printLogins(logins: Logins): void {
  const width = Math.max(0, ...logins.map(({ login }) => login.length))
  for (const { login, password, workspace, label } of logins) {
    console.log(`  ${`/${workspace}`.padEnd(9)} ${login.padEnd(width)}  ${password}  ${label}`)
  }
  if (logins.length > 0) console.log('')
}

/** Where the product answers and who may sign in. */
export function welcome(address: string, logins: Logins): void {
  console.log(`\n  ChainQ 链质  ${address}\n`)
  printLogins(logins)
  console.log('  Ctrl-C ends it.\n')
}
