import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTemplate, parseTemplate, TemplateError, templateIds } from './load-template.ts'

const shipped = readFileSync(new URL('./process-audit-2023.yaml', import.meta.url), 'utf8')

function fail(yaml: string) {
  try {
    parseTemplate(yaml, 'x.yaml')
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('The template was accepted')
}
const lineOf = (yaml: string, part: string) => yaml.split('\n').findIndex((l) => l.includes(part)) + 1

it.each(templateIds)('%s loads, and its id is its file name', (id) => expect(loadTemplate(id).id).toBe(id))

describe('a fault is told with its path and its line', () => {
  it('a question whose sub-element does not exist', () => {
    const yaml = shipped.replace('subElementId: u3', 'subElementId: u9')
    expect(fail(yaml).faults).toMatchObject([
      {
        path: 'standard.elements.4.questions.10.subElementId',
        line: lineOf(yaml, 'subElementId: u9'),
        message: 'P6 has no sub-element u9',
      },
    ])
  })

  it('an unknown word, where it stands', () => {
    const yaml = shipped.replace('          star: true', '          stars: true')
    const [fault] = fail(yaml).faults
    expect(fault).toMatchObject({
      path: 'standard.elements.0.questions.1.stars',
      line: lineOf(yaml, 'stars: true'),
    })
    expect(fault!.message).toContain('stars')
  })

  it('a missing text, at the nearest line there is', () => {
    const yaml = shipped.replace(/\n {12}en: Does the project have[^\n]*/, '')
    expect(yaml).not.toBe(shipped)
    const [fault] = fail(yaml).faults
    expect(fault!.path).toBe('standard.elements.0.questions.0.text.en')
    expect(fault!.line).toBe(lineOf(yaml, '项目是否有明确的负责人'))
  })

  it('every fault of a file at once, with the file name in the message', () => {
    const yaml = shipped.replace('version: 1.0.0', 'version: one').replace('min: 80', 'min: 95')
    const error = fail(yaml)
    expect(error.faults.map((f) => f.path)).toEqual(['template.version', 'standard.grading.bands.1.min'])
    expect(error.message).toContain(
      `x.yaml:${lineOf(yaml, 'version: one')} template.version: A version looks like`,
    )
  })

  it('broken YAML and a key twice', () => {
    expect(fail('template:\n  id: [1').faults[0]).toMatchObject({ path: '' })
    expect(fail('template:\n  id: a\n  id: b\n').faults[0]).toMatchObject({ line: 3 })
  })

  it.each(['', 'just words', '- a\n- b', '{}'])('not a template at all: %j', (yaml) => {
    expect(fail(yaml).faults.length).toBeGreaterThan(0)
  })
})
