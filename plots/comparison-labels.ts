import { textSize } from './text-box.ts'

/** Longer labels end in an ellipsis, pixels. */
export const LABEL_LIMIT = 240

/** Labelled rows from top to bottom, in the order of the data, each on a line. */
export const LABELLED_ROWS = {
  field: 'label',
  type: 'nominal',
  sort: null,
  title: null,
  axis: { labelLimit: LABEL_LIMIT, ticks: false, grid: true },
} as const

/** Labels for axes and legends, with numbers where two would be the same. */
export function distinctLabels(labels: readonly string[]): string[] {
  const taken = new Set<string>()
  return labels.map(label => {
    let distinct = label
    for (let copy = 2; taken.has(distinct); copy++) distinct = `${label} (${copy})`
    taken.add(distinct)
    return distinct
  })
}

const LEGEND_LETTER = 11

/** Names in a legend take no more, so that they leave the plot its width, pixels. */
const LEGEND_NAME = 200

/**
 * A name as a legend has room for it; longer ones end in an ellipsis.
 *
 * @example legendName('x'.repeat(99)) // 27 letters and an ellipsis
 */
export function legendName(name: string): string {
  const most = Math.floor(LEGEND_NAME / textSize(['m'], LEGEND_LETTER).width)
  const letters = [...name]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : name
}
