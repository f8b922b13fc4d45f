import type { Config, TopLevelSpec } from 'vega-lite'
import { PLOT_WIDTH } from '../../../plots/style.ts'
import { legendColumns } from './legend-columns.ts'

/** Below this width the legend stands under the plot, pixels. */
const NARROW = 520

/** A plot of one view at the usual width can take any; others keep their proportions. */
export const isElastic = (spec: TopLevelSpec): boolean =>
  ('layer' in spec || 'mark' in spec) && 'width' in spec && spec.width === PLOT_WIDTH

/** A plot in the dress of the page: its font, its background, no title, as that is text of the page. */
export function pageSpec(spec: TopLevelSpec, width: number): TopLevelSpec {
  const { title, description, background, ...rest } = width < NARROW ? narrowed(spec, width) : spec
  const config: Config = {
    ...spec.config,
    background: 'transparent',
    font: 'Arrows, system-ui, "DejaVu Sans", sans-serif',
    padding: 4,
    aria: false,
    // A label pushed inwards at the end of an axis would meet the next.
    axisX: { labelFlush: false },
    legend: {
      ...spec.config?.legend,
      ...(isElastic(spec) && width < NARROW ? { orient: 'bottom', columns: legendColumns(spec, width) } : {}),
    },
  }
  return { ...rest, config } as TopLevelSpec
}

/** The lines of a plot's title, and of what stands below it. */
export function titleLines({ title }: TopLevelSpec): { readonly title: string; readonly notes: string[] } {
  if (title === undefined || title === null) return { title: '', notes: [] }
  if (typeof title === 'string') return { title, notes: [] }
  if (Array.isArray(title)) return { title: title.join(' '), notes: [] }
  const { text, subtitle } = title as { readonly text?: unknown; readonly subtitle?: unknown }
  return { title: [text ?? []].flat().join(' '), notes: [subtitle ?? []].flat().map(String) }
}

/** Room for the vertical axis beside plots one below another, pixels. */
const AXIS_ROOM = 90

/** Plots one below another, each of the usual width, take what a narrow screen has. */
function narrowed(spec: TopLevelSpec, width: number): TopLevelSpec {
  if (!('vconcat' in spec)) return spec
  const parts = spec.vconcat as readonly { readonly width?: unknown }[]
  if (!parts.every(part => part.width === PLOT_WIDTH)) return spec
  return { ...spec, vconcat: parts.map(part => ({ ...part, width: width - AXIS_ROOM })) } as TopLevelSpec
}
