import { describe, expect, it } from 'vitest'
import { readTableQuery, tableHref } from './table-query.ts'

const rules = { sorts: ['name', 'score'], defaultSort: '-score', filters: { grade: ['A', 'B'] } }
const read = (search: string) => readTableQuery(`http://localhost/lead/suppliers${search}`, rules)

describe('table query', () => {
  it('has defaults', () => {
    expect(read('')).toEqual({ q: '', sort: 'score', descending: true, page: 1, pageSize: 20, filters: {} })
  })

  it('reads what is allowed', () => {
    expect(read('?q=+铸造+&sort=name&page=3&size=50&grade=B')).toEqual({
      q: '铸造',
      sort: 'name',
      descending: false,
      page: 3,
      pageSize: 50,
      filters: { grade: 'B' },
    })
  })

  it.each(['?sort=password', '?page=-1', '?page=1.5', '?page=1e9', '?size=100000', '?grade=Z', '?other=1'])(
    'ignores %s',
    (search) => {
      expect(read(search)).toEqual(read(''))
    },
  )

  it('keeps the rest of the address when something changes, and starts at page 1', () => {
    const search = new URLSearchParams('q=a&page=4&grade=A&export=xlsx')
    expect(tableHref(search, { sort: '-name' })).toBe('?q=a&grade=A&sort=-name')
    expect(tableHref(search, { page: '5' })).toBe('?q=a&grade=A&page=5')
    expect(tableHref(search, { q: null, grade: '' })).toBe('?')
  })
})
