import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aboutVariable, variables } from '#server/config.ts'

// `npm run docs:config` writes the table of docs/guides/configuration.md from server/config.ts; `-- --check` compares.
const file = join(import.meta.dirname, '../docs/guides/configuration.md')
const begin = '<!-- the table is written by `npm run docs:config` -->'
const end = '<!-- end of the table -->'

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
const rows = variables.map((name) => {
  const { is, expects, unset } = aboutVariable(name)
  return `| \`${name}\` | ${cell(is)} | ${cell(expects)} | ${cell(unset)} |`
})
const table = ['| Variable | What it is | Expects | Not set |', '|---|---|---|---|', ...rows].join('\n')

const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
const [head, rest] = text.split(begin)
const tail = rest?.split(end)[1]
if (head === undefined || tail === undefined) throw new Error(`${file} has no place for the table`)
const wanted = `${head}${begin}\n\n${table}\n\n${end}${tail}`

if (!process.argv.includes('--check')) writeFileSync(file, wanted)
else if (text !== wanted) {
  console.error('docs/guides/configuration.md is not what server/config.ts says; run npm run docs:config')
  process.exitCode = 1
}
