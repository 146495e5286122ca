import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

// Words of the screens live in `app/i18n/locales`, so that every one of them exists in both languages.
const han = /\p{Script=Han}/u

function literals(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  )
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const texts = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node)
    if (texts && han.test(node.text)) found.push(`${file}: ${node.text.trim()}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('keeps Chinese words out of components and routes', () => {
  const root = new URL('../../app/', import.meta.url).pathname
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap((file) => literals(join(root, file)))).toEqual([])
})
