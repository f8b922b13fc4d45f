import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import * as fc from 'fast-check'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { openStreamedTable } from '../../src/output/streamed-table.ts'
import type { StreamedColumn } from '../../src/output/table-encoder.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sitescape-'))

const COLUMNS: readonly StreamedColumn[] = [
  { name: 'site, "kind"', type: 'STRING' },
  { name: 'energy / eV', type: 'DOUBLE' },
]

/** Rows whose texts need quotes and whose numbers need all their digits. */
const texts = (rows: number, from = 0) =>
  Array.from(
    { length: rows },
    (_, row) => ['top', 'a,b', 'say "no"', 'two\nlines', ''][(from + row) % 5] as string,
  )
const numbers = (rows: number, from = 0) =>
  Float64Array.from({ length: rows }, (_, row) => Math.sin(from + row) * 10 ** (((from + row) % 40) - 20))

async function writeBatches(path: string, sizes: readonly number[]): Promise<void> {
  const table = await openStreamedTable(path, COLUMNS)
  let from = 0
  for (const size of sizes) {
    await table.write([texts(size, from), numbers(size, from)])
    from += size
  }
  await table.finish()
}

const readParquet = (path: string) => {
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  return buffer.slice(byteOffset, byteOffset + byteLength)
}

describe('a streamed table', () => {
  it('is the same CSV as csv-stringify writes, whatever the batches', async () => {
    const path = join(folder(), 'a.csv')
    await writeBatches(path, [3, 0, 997, 20_000])
    const [names, energies] = [texts(21_000), numbers(21_000)]
    const rows = names.map((name, row) => [name, String(energies[row])])
    expect(readFileSync(path, 'utf8')).toBe(stringify([COLUMNS.map(({ name }) => name), ...rows]))
  })

  it('is a CSV that reads back to the same bits and texts', async () => {
    const path = join(folder(), 'a.csv')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.double({ noNaN: true }))),
        async rows => {
          const table = await openStreamedTable(path, COLUMNS)
          await table.write([rows.map(([text]) => text), Float64Array.from(rows, ([, value]) => value)])
          await table.finish()
          const [, ...read] = parse(readFileSync(path)) as string[][]
          // CSV has no sign for zero.
          expect(read.map(([text, value]) => [text, Number(value)])).toEqual(
            rows.map(([text, value]) => [text, value + 0]),
          )
        },
      ),
      { numRuns: 50 },
    )
  })

  it('is a Parquet file with every value, in row groups that bound its memory', async () => {
    const path = join(folder(), 'a.parquet')
    const rows = 300_001
    await writeBatches(path, [1, 200_000, 0, 100_000])
    const file = readParquet(path)
    const { row_groups, schema } = await parquetMetadataAsync(file)
    expect(row_groups.map(group => Number(group.num_rows))).toEqual([131_072, 131_072, 37_857])
    expect(schema.slice(1).map(({ type, repetition_type }) => [type, repetition_type])).toEqual([
      ['BYTE_ARRAY', 'REQUIRED'],
      ['DOUBLE', 'REQUIRED'],
    ])
    const read = await parquetReadObjects({ file })
    const [names, energies] = [texts(rows), numbers(rows)]
    expect(read).toHaveLength(rows)
    const wrong = read.findIndex(
      (row, index) => row['site, "kind"'] !== names[index] || row['energy / eV'] !== energies[index],
    )
    expect(wrong).toBe(-1)
  })

  it('may be empty', async () => {
    const place = folder()
    await writeBatches(join(place, 'a.csv'), [])
    await writeBatches(join(place, 'a.parquet'), [])
    expect(readFileSync(join(place, 'a.csv'), 'utf8')).toBe('"site, ""kind""",energy / eV\n')
    const file = readParquet(join(place, 'a.parquet'))
    expect(await parquetReadObjects({ file })).toEqual([])
    expect((await parquetMetadataAsync(file)).schema.slice(1).map(({ name }) => name)).toEqual(
      COLUMNS.map(({ name }) => name),
    )
  })

  it('takes rows from the front of arrays that are used again, and keeps NaN out of CSV', async () => {
    const place = folder()
    for (const name of ['a.csv', 'a.parquet']) {
      const table = await openStreamedTable(join(place, name), [
        { name: 'x', type: 'DOUBLE' },
        { name: 'y', type: 'DOUBLE' },
      ])
      const [x, y] = [new Float64Array(4), new Float64Array(4)]
      for (const value of [1, Number.NaN, 3]) {
        x.fill(value)
        y.fill(-value)
        await table.write([x, y], 1)
      }
      await table.finish()
    }
    expect(readFileSync(join(place, 'a.csv'), 'utf8')).toBe('x,y\n1,-1\n,\n3,-3\n')
    expect(await parquetReadObjects({ file: readParquet(join(place, 'a.parquet')) })).toEqual([
      { x: 1, y: -1 },
      { x: Number.NaN, y: Number.NaN },
      { x: 3, y: -3 },
    ])
  })

  it('appears only when finished, and never when discarded', async () => {
    const place = folder()
    const path = join(place, 'a.csv')
    writeFileSync(path, 'before')
    for (const end of ['discard', 'finish'] as const) {
      const table = await openStreamedTable(path, COLUMNS)
      await table.write([texts(40_000), numbers(40_000)])
      expect(readFileSync(path, 'utf8')).toBe('before')
      await table[end]()
      await table.discard()
      expect(readdirSync(place)).toEqual(['a.csv'])
      await expect(table.write([texts(40_000), numbers(40_000)])).rejects.toThrow('is closed')
      await expect(table.finish()).rejects.toThrow('is closed')
    }
    expect(parse(readFileSync(path))).toHaveLength(40_001)
    expect(process.listenerCount('SIGINT')).toBe(0)
  })

  it('refuses what it cannot write before any work, and leaves nothing', async () => {
    const place = folder()
    for (const [name, reason] of [
      ['a.json', 'end it in .csv, .parquet'],
      ['no/a.csv', 'its folder does not exist'],
    ] as const) {
      const opening = openStreamedTable(join(place, name), COLUMNS)
      await expect(opening).rejects.toThrow(InputError)
      await expect(opening).rejects.toThrow(reason)
    }
    expect(readdirSync(place)).toEqual([])
  })

  it('refuses values that do not fit its columns, and a write that did not wait, and leaves nothing', async () => {
    const place = folder()
    const wrong: [string, readonly (Float64Array | readonly string[])[], number?][] = [
      ['2 columns, got 1', [texts(2)]],
      ['type STRING', [numbers(2), numbers(2)]],
      ['type DOUBLE', [texts(2), texts(2)]],
      ['has 1 of 2 rows', [texts(2), numbers(1)]],
    ]
    for (const [message, values] of wrong) {
      const table = await openStreamedTable(join(place, 'a.csv'), COLUMNS)
      await expect(table.write(values)).rejects.toThrow(message)
      expect(readdirSync(place)).toEqual([])
    }
    const table = await openStreamedTable(join(place, 'a.csv'), COLUMNS)
    const first = table.write([texts(200_000), numbers(200_000)])
    await expect(table.write([texts(1), numbers(1)])).rejects.toThrow('was not awaited')
    await first
    await table.discard()
    expect(readdirSync(place)).toEqual([])
  })
})

describe.concurrent('a streamed table whose process is stopped', () => {
  const run = async (target: string, then: string) => {
    const script = `
      import { openStreamedTable } from ${JSON.stringify(join(process.cwd(), 'src/output/streamed-table.ts'))}
      const table = await openStreamedTable(${JSON.stringify(target)}, [{ name: 'x', type: 'DOUBLE' }])
      const x = Float64Array.from({ length: 5e4 }, Math.random)
      for (let batch = 0; ; batch++) {
        await table.write([x])
        if (batch === 3) console.log('writing')
        if (batch === 5) { ${then} }
        await new Promise(resolve => setTimeout(resolve, 20))
      }`
    const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(writer, 'exit')
    await once(writer.stdout, 'data')
    return { writer, ended }
  }

  it.each([
    ['SIGINT', 'a.csv'],
    ['SIGHUP', 'a.parquet'],
    ['SIGTERM', 'a.parquet'],
    ['SIGKILL', 'a.csv'],
  ] as const)('by %s leaves no %s', async (signal, name) => {
    const place = folder()
    const { writer, ended } = await run(join(place, name), '')
    expect(readdirSync(place)).toHaveLength(1)
    writer.kill(signal)
    expect(await ended).toEqual([null, signal])
    const left = readdirSync(place)
    if (signal === 'SIGKILL') expect(left).toEqual([expect.stringMatching(/^\..*\.partial$/)])
    else expect(left).toEqual([])
  })

  it.each([
    ['its own exit', 'process.exit(3)', 3],
    ['an error', 'throw new Error("fails")', 1],
  ])('by %s leaves nothing', async (_, then, code) => {
    const place = folder()
    const { ended } = await run(join(place, 'a.csv'), then)
    expect(await ended).toEqual([code, null])
    expect(readdirSync(place)).toEqual([])
  })
})
