import { describe, expect, it } from 'vitest'
import { legendColumns } from '../../server/page/drawing/legend-columns.ts'

const named = (...domain: string[]) =>
  ({ layer: [{ mark: 'line', encoding: { color: { field: 'name', scale: { domain } } } }] }) as never

describe('columns of a legend below a plot', () => {
  it('are as many as the longest label leaves room for', () => {
    expect(legendColumns(named('Ir', 'Pd', 'Pt'), 330)).toBe(5)
    expect(legendColumns(named('Pt', 'Ir20Pd20Pt20Rh20Ru20'), 330)).toBe(2)
    expect(legendColumns(named('within the rules for alloys as cast'), 330)).toBe(1)
    expect(legendColumns(named('within the rules for alloys as cast, and not for others'), 330)).toBe(1)
  })

  it('do not depend on the data, which has names too', () => {
    const data = { values: [{ name: 'something much longer than the label' }] }
    expect(legendColumns({ ...(named('Ir') as object), data } as never, 330)).toBe(5)
  })
})
