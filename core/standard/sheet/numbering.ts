/** A heading or code taken apart: `一、采购` is code 1, title 采购, first level; `P2.1 项目` is P2.1, second level. */
export type Numbered = { code: string; title: string; depth: number | null; heading: boolean }

const numerals = '一二三四五六七八九十'

/** The number of 一 … 九十九. */
function numeral(text: string): number {
  const at = text.indexOf('十')
  if (at < 0) return numerals.indexOf(text) + 1
  const tens = at === 0 ? 1 : numerals.indexOf(text[0]!) + 1
  const ones = text[at + 1] ? numerals.indexOf(text[at + 1]!) + 1 : 0
  return tens * 10 + ones
}

/**
 * Reads the number that a heading begins with. `heading`: only headings are numbered like this (一、, 第二章, （三）).
 * Without a number the code is empty and the depth null.
 */
export function numbered(text: string): Numbered {
  const whole = text.normalize('NFKC').trim()
  const chapter = /^第\s*([一二三四五六七八九十]+|\d+)\s*(部分|章|篇|单元|模块|节|条)[\s、.:]*(.*)$/s.exec(
    whole,
  )
  if (chapter) {
    const [, number = '', kind = '', title = ''] = chapter
    const code = /^\d/.test(number) ? number : String(numeral(number))
    return { code, title: title || whole, depth: kind === '节' || kind === '条' ? 2 : 1, heading: true }
  }
  const inBrackets = /^\(([一二三四五六七八九十]+)\)[\s、.:]*(.*)$/s.exec(whole)
  if (inBrackets)
    return { code: String(numeral(inBrackets[1]!)), title: inBrackets[2]!, depth: 2, heading: true }
  const chinese = /^([一二三四五六七八九十]{1,3})(?:[、.:\s]+(.*)|$)$/s.exec(whole)
  if (chinese) return { code: String(numeral(chinese[1]!)), title: chinese[2] ?? '', depth: 1, heading: true }
  const plain = /^([A-Z]{0,4}-?\d+(?:[.-]\d+)*|[A-Z])(\*)?(?:[.、:)]\s*|\s+|$)(.*)$/s.exec(whole)
  if (!plain) return { code: '', title: whole, depth: null, heading: false }
  const [, code = '', , title = ''] = plain
  return { code, title, depth: code.split('.').length, heading: false }
}
