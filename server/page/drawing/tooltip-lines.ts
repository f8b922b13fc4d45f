import type { TopLevelSpec } from 'vega-lite'

/** A line of a tooltip: a field of the row under the pointer, what to call it, and how to write a number. */
export interface TooltipLine {
  readonly field: string
  readonly title?: string
  readonly format?: string
}

/** A plot whose marks say no more than which row they are, and the tooltips that they had. */
export interface WithTooltips {
  readonly spec: TopLevelSpec
  readonly tooltips: readonly (readonly TooltipLine[])[]
}

/**
 * Takes the tooltips out of a plot, so that their text is made for the one mark under the pointer and not for every mark
 * at every step of a slider, which takes a tenth of the time of a step.
 *
 * @example withoutTooltips(energyHistogram(answer)).tooltips[0][2].field // 'element'
 */
export function withoutTooltips(spec: TopLevelSpec): WithTooltips {
  const tooltips: (readonly TooltipLine[])[] = []
  function stripped(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(stripped)
    if (typeof value !== 'object' || value === null || 'values' in value) return value
    const own = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, stripped(item)]))
    const { mark, encoding } = value as { readonly mark?: object | string; readonly encoding?: object }
    if (mark === undefined || encoding === undefined || !('tooltip' in encoding)) return own
    const lines = [encoding.tooltip].flat()
    if (!lines.every(isPlain)) return own
    tooltips.push(lines)
    const { tooltip, ...rest } = own.encoding as Record<string, unknown>
    const type = typeof mark === 'string' ? { type: mark } : mark
    return { ...own, encoding: rest, mark: { ...type, tooltip: { content: 'data' } } }
  }
  return { spec: stripped(spec) as TopLevelSpec, tooltips }
}

/** What a line needs beyond a row: nothing but a format. */
const PLAIN_KEYS = new Set(['field', 'type', 'title', 'format'])

const isPlain = (line: unknown): line is TooltipLine =>
  typeof line === 'object' &&
  line !== null &&
  'field' in line &&
  Object.keys(line).every(key => PLAIN_KEYS.has(key))

/** The lines for a row: those of the first tooltip whose fields it has. */
export const linesFor = (
  tooltips: WithTooltips['tooltips'],
  row: Readonly<Record<string, unknown>>,
): readonly TooltipLine[] => tooltips.find(lines => lines.every(({ field }) => field in row)) ?? []
