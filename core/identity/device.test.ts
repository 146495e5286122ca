import { expect, it } from 'vitest'
import { describeDevice } from './device.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/138.0.0.0 Safari/537.36`, 'Chrome · Windows'],
  [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/138.0 Safari/537.36 Edg/138.0`, 'Edge · Windows'],
  [
    `Mozilla/5.0 (Linux; Android 14; V2324A) ${webkit} Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.50`,
    'WeChat · Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1',
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox · Linux'],
  ['curl/8.5.0', null],
  [null, null],
])('names %s', (userAgent, words) => {
  expect(describeDevice(userAgent)).toBe(words)
})
