import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8')

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--cq-([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]))
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const light = tokens(':root')
const dark = tokens(':root[data-mantine-color-scheme="dark"]')
const grounds = ['ground', 'surface', 'sunken']

const texts: [string, string[]][] = [
  ['text', [...grounds, 'primary-soft', 'info-soft', 'good-soft', 'warn-soft', 'bad-soft', 'neutral-soft']],
  ['text-soft', [...grounds, 'primary-soft', 'neutral-soft']],
  ['text-dim', grounds],
  ['link', [...grounds, 'primary-soft']],
  ['accent', ['surface']],
  ['on-primary', ['primary', 'primary-hover']],
  ['info', ['info-soft', ...grounds]],
  ['good', ['good-soft', ...grounds]],
  ['warn', ['warn-soft', ...grounds]],
  ['bad', ['bad-soft', ...grounds]],
  ['rail-text', ['rail', 'rail-raised']],
  ['rail-dim', ['rail', 'rail-raised']],
  ['rail-accent', ['rail', 'rail-line']],
]
/** Borders of inputs, marks and lines of charts: 3 : 1 (WCAG 1.4.11). */
const shapes = ['line-strong', 'primary', 'focus', 'chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5']

describe.each([
  ['light', light],
  ['dark', dark],
])('colours of the %s scheme', (_, scheme) => {
  const color = (name: string) => scheme[name] ?? expect.fail(`no --cq-${name}`)

  it.each(texts.flatMap(([text, places]) => places.map((place) => [text, place])))(
    '%s is readable on %s',
    (text, place) => {
      expect(contrast(color(text!), color(place!))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(shapes)('%s is seen on a surface', (shape) => {
    expect(contrast(color(shape), color('surface'))).toBeGreaterThanOrEqual(3)
  })
})

it('follows the system with the same dark colours', () => {
  expect(tokens(':root:not([data-mantine-color-scheme])')).toEqual(dark)
})
