import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CsvRow, openCsvRows } from '../../src/input/csv-rows.ts'
import { readCsvTable } from '../../src/input/csv-table.ts'
import { InputError } from '../../src/input/input-error.ts'

const place = mkdtempSync(join(tmpdir(), 'sitescape-'))

function fileOf(text: string): string {
  const file = join(place, `${Math.abs(hash(text))}.csv`)
  writeFileSync(file, text)
  return file
}

const hash = (text: string) => [...text].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) | 0, 7)

async function allRows(file: string): Promise<CsvRow[]> {
  const found: CsvRow[] = []
  for await (const row of (await openCsvRows(file)).rows()) found.push(row)
  return found
}

describe('CSV rows', () => {
  it('are those that reading the whole file gives, and again when asked again', async () => {
    const text = '\uFEFFname, composition\n"a, b","say ""hi"""\n\n  c , Pt \r\nd,"two\nlines"\n'
    const table = await readCsvTable(fileOf(text))
    const csv = await openCsvRows(fileOf(text))
    expect(csv.header).toEqual(table.header)
    for (const _ of [1, 2]) {
      const cells: (readonly string[])[] = []
      for await (const row of csv.rows()) cells.push(row.cells)
      expect(cells).toEqual(table.rows)
    }
  })

  it('are numbered from 1, and keep the cells they have, however many', async () => {
    expect(await allRows(fileOf('a,b\n1\n1,2,3\n'))).toEqual([
      { row: 1, cells: ['1'] },
      { row: 2, cells: ['1', '2', '3'] },
    ])
  })

  it('are read as they are asked for: what is wrong far below shows only there', async () => {
    const file = fileOf(`a\n${`${'x'.repeat(1999)}\n`.repeat(1000)}"never closed`)
    for await (const { row } of (await openCsvRows(file)).rows()) if (row === 3) break
    let last = 0
    const reading = async () => {
      for await (const { row } of (await openCsvRows(file)).rows()) last = row
    }
    await expect(reading()).rejects.toThrow('is not valid CSV')
    expect(last).toBe(1000)
  })

  it('come from a pipe too', async () => {
    const pipe = join(place, 'pipe')
    execFileSync('mkfifo', [pipe])
    const { spawn } = await import('node:child_process')
    spawn('sh', ['-c', `printf 'a\\n1\\n2\\n' > '${pipe}'`])
    expect((await allRows(pipe)).map(({ cells }) => cells[0])).toEqual(['1', '2'])
  })

  it.each([
    ['a file that is not there', join(place, 'none.csv'), 'cannot read the file'],
    ['a folder', place, 'cannot read the file'],
    ['an empty file', fileOf(''), 'has no rows'],
    ['a header alone', fileOf('composition\n'), 'has no rows'],
    ['a repeated header', fileOf('a,b,a\n1,2,3\n'), 'has the column "a" twice'],
    ['a quote that does not close', fileOf('a\n1\n"2\n3\n'), 'is not valid CSV'],
  ])('refuse %s', async (_, file, message) => {
    await expect(allRows(file)).rejects.toThrow(InputError)
    await expect(allRows(file)).rejects.toThrow(message)
  })
})
