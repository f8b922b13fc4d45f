import type { OperationName } from '../src/question/operations.ts'
import type { TextField } from '../src/question/text-fields.ts'

/** What an answer can be written as, by what stands behind the operation in the address; `json` is the answer itself. */
export const FORMATS = [
  'json',
  'plot.svg',
  'plot.png',
  'plot.html',
  'plot.vl.json',
  'data.csv',
  'data.parquet',
  'model.json',
  'slab.xyz',
  'slab.vasp',
] as const

export type Format = (typeof FORMATS)[number]

/** What a format is to a browser. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  'plot.svg': 'image/svg+xml',
  'plot.png': 'image/png',
  'plot.html': 'text/html; charset=utf-8',
  'plot.vl.json': 'application/json; charset=utf-8',
  'data.csv': 'text/csv; charset=utf-8',
  'data.parquet': 'application/vnd.apache.parquet',
  'model.json': 'application/json; charset=utf-8',
  'slab.xyz': 'text/plain; charset=utf-8',
  'slab.vasp': 'text/plain; charset=utf-8',
}

/** What a request asks for; plain data, so that it can go to a worker thread. */
export interface Asked {
  readonly operation: OperationName
  readonly format: Format
  /** As the question's schema reads them. */
  readonly fields: Readonly<Record<string, TextField>>
  /** Models that came with the request, as JSON, unchecked. */
  readonly ownModels: readonly unknown[]
}

/** A file or a document that answers a request. */
export interface Reply {
  readonly body: string | Uint8Array
  /** Its media type. */
  readonly type: string
  /** What to call it when it is saved; null for what is shown. */
  readonly file: string | null
}
