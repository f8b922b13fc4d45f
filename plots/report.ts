import type { TopLevelSpec } from 'vega-lite'
import { toSvg } from './render.ts'

/** A part of a report, in its order. */
export type ReportPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Something the reader must not miss. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'picture'; readonly spec: TopLevelSpec }
  | { readonly kind: 'table'; readonly caption: string; readonly table: ReportTable }

export interface ReportTable {
  readonly header: readonly string[]
  /** Cells in the order of the header; numbers are text already. */
  readonly rows: readonly (readonly string[])[]
  /** Which columns are numbers, to the right. */
  readonly numeric: readonly boolean[]
}

const STYLE = `
body { font: 15px/1.5 "DejaVu Sans", Verdana, sans-serif; color: #222; background: white; margin: 0 auto; padding: 24px; max-width: 1100px }
h1 { font-size: 24px; line-height: 1.25 } h2 { font-size: 19px; margin-top: 40px; border-top: 1px solid #ddd; padding-top: 20px }
figure { margin: 20px 0; overflow-x: auto } svg { max-width: 100%; height: auto }
.warning { background: #fff3cd; border-left: 4px solid #e69f00; padding: 8px 12px }
.table { overflow: auto; max-height: 70vh; border: 1px solid #ddd }
table { border-collapse: collapse; font-size: 13px } caption { text-align: left; padding: 6px 10px; color: #555 }
th, td { padding: 3px 10px; white-space: nowrap; text-align: left } th { position: sticky; top: 0; background: #f5f5f5 }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums } tbody tr:nth-child(even) { background: #fafafa }
@media print { .table { max-height: none; overflow: visible } }
`

/**
 * A report as one page that needs nothing else: pictures are inside, and there are no scripts.
 *
 * @example await writeWholeFile('report.html', await reportPage('Comparison', parts))
 */
export async function reportPage(title: string, parts: readonly ReportPart[]): Promise<string> {
  const body: string[] = []
  for (const [index, part] of parts.entries()) body.push(await partHtml(part, index))
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<body>
<h1>${escaped(title)}</h1>
${body.join('\n')}
</body>
</html>
`
}

async function partHtml(part: ReportPart, index: number): Promise<string> {
  switch (part.kind) {
    case 'heading':
      return `<h2>${escaped(part.text)}</h2>`
    case 'paragraph':
      return `<p>${escaped(part.text)}</p>`
    case 'warning':
      return `<p class="warning">${escaped(part.text)}</p>`
    case 'picture':
      return figureHtml(part.spec, index)
    case 'table':
      return tableHtml(part.caption, part.table)
  }
}

async function figureHtml(spec: TopLevelSpec, index: number): Promise<string> {
  const svg = withOwnIds(await toSvg(spec), `figure${index}-`)
  const label = escaped(String(spec.description ?? 'picture')).replaceAll('"', '&quot;')
  return `<figure role="img" aria-label="${label}">${svg}</figure>`
}

/** Names of clips and gradients are the same in every picture, and a page has them only once. */
const withOwnIds = (svg: string, prefix: string): string =>
  svg.replace(/ id="([^"]+)"/g, ` id="${prefix}$1"`).replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)

function tableHtml(caption: string, { header, rows, numeric }: ReportTable): string {
  const line = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells
      .map((cell, column) => `<${tag}${numeric[column] ? ' class="number"' : ''}>${escaped(cell)}</${tag}>`)
      .join('')}</tr>`
  return `<div class="table"><table>
<caption>${escaped(caption)}</caption>
<thead>${line(header, 'th')}</thead>
<tbody>
${rows.map(row => line(row, 'td')).join('\n')}
</tbody>
</table></div>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
