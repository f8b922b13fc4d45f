import { describe, expect, it } from 'vitest'
import { columnIndex, parseCsvTable } from '../../src/input/csv-table.ts'

const column = async (text: string) => columnIndex(await parseCsvTable(text, 'rows.csv'), 'ensemble')

describe('a table whose columns are not separated by commas', () => {
  it.each([
    ['ensemble;energy\nPt;1.1\n', 'semicolons', 'ensemble;energy'],
    ['ensemble;energy\r\nPt;1,1\r\n', 'semicolons', 'ensemble;energy'],
    ['ensemble\tenergy\nPt\t1.1\n', 'tabs', 'ensemble\tenergy'],
  ])('is refused with what separates them: %j', async (text, mark, header) => {
    await expect(column(text)).rejects.toThrow(
      `columns are separated by commas, not by ${mark} as in the header of rows.csv: "${header}"`,
    )
  })

  it('is no table with a semicolon in a name', async () => {
    await expect(column('a;b,c\n1,2\n')).rejects.toThrow('no column "ensemble"; its columns are a;b, c')
    await expect(column('a;b,c\n1,2,3\n')).rejects.toThrow('is not valid CSV')
  })
})
