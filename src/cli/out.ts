import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../input/input-error.ts'
import { jsonText } from '../output/json-text.ts'
import { type Table, toCsv, toParquet } from '../output/table.ts'
import { writeWholeFile } from '../output/whole-file.ts'

/** What a command can write: its answer, the answer's table, and its picture if it has one; a scan's table is streamed. */
export interface Result {
  readonly answer: unknown
  readonly table?: () => Table
  readonly plot?: () => TopLevelSpec | Promise<TopLevelSpec>
}

type Writer = (result: Result) => Promise<string | Uint8Array>

const DATA_WRITERS: Readonly<Record<string, Writer>> = {
  '.json': async ({ answer }) => jsonText(answer),
  '.csv': async result => toCsv(tableOf(result)),
  '.parquet': async result => toParquet(tableOf(result)),
}

const PLOT_WRITERS: Readonly<Record<string, Writer>> = {
  '.svg': async result => (await import('../../plots/render.ts')).toSvg(await plotOf(result)),
  '.png': async result => (await import('../../plots/render.ts')).toPng(await plotOf(result)),
  '.html': async result => (await import('../../plots/render.ts')).toHtml(await plotOf(result)),
  '.vl.json': async result => jsonText(await plotOf(result)),
}

/**
 * Finds how to write a file by its extension, before any work is done.
 *
 * @param kind what the command gives: data only, or a plot too
 * @throws InputError naming the extensions that the command can write
 */
export function writerFor(path: string, kind: 'data' | 'plot'): (result: Result) => Promise<void> {
  const writers = kind === 'plot' ? { ...PLOT_WRITERS, ...DATA_WRITERS } : DATA_WRITERS
  // `.vl.json` ends in `.json` too, and is no name for data.
  const known = Object.keys({ ...PLOT_WRITERS, ...DATA_WRITERS })
  const extension = known.find(ending => path.endsWith(ending))
  if (extension === undefined || !(extension in writers))
    throw new InputError(`cannot write "${path}"; end it in ${Object.keys(writers).join(', ')}`)
  return async result => {
    await writeWholeFile(path, await (writers[extension] as Writer)(result))
    process.stderr.write(`wrote ${path}\n`)
  }
}

function tableOf({ table }: Result): Table {
  if (table === undefined) throw new Error('a table was asked of a command that has none')
  return table()
}

function plotOf({ plot }: Result): TopLevelSpec | Promise<TopLevelSpec> {
  if (plot === undefined) throw new Error('a plot was asked of a command that has none')
  return plot()
}
