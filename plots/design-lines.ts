import { tinyFormat } from './number-text.ts'
import { roomyDomain } from './roomy-domain.ts'
import type { PlotLayer } from './style.ts'

/** Something that falls as rows are added: those chosen, and random ones. */
export interface ChoiceLines {
  /** Its value before any row is added. */
  readonly before: number
  readonly chosen: readonly {
    readonly at: number
    readonly value: number
    readonly isNewSlab: boolean
    readonly label: string
  }[]
  readonly random: readonly {
    readonly at: number
    readonly mean: number
    readonly low: number
    readonly high: number
  }[]
  readonly randomName: string
  readonly xTitle: string
  readonly yTitle: readonly string[]
}

const CHOSEN_COLOUR = '#0072b2'
const RANDOM_COLOUR = '#888888'
const ROOM = 0.06

/** Layers: the range and mean of the random rows, and the chosen ones as a line, with a large dot where a slab is begun. */
export function choiceLines(lines: ChoiceLines): PlotLayer[] {
  const { before, chosen, random, randomName, xTitle, yTitle } = lines
  const names = ['chosen', randomName]
  const domain = roomyDomain(
    [before, ...chosen.map(({ value }) => value), ...random.flatMap(({ low, high }) => [low, high])],
    ROOM,
    ROOM,
  )
  const most = Math.max(...chosen.map(({ at }) => at), 0) || 1
  const start = { at: 0, mean: before, low: before, high: before }
  const x = {
    field: 'at',
    type: 'quantitative',
    title: xTitle,
    scale: { domain: [0, most], nice: false },
  }
  const y = {
    type: 'quantitative',
    title: yTitle,
    scale: { domain, nice: false, zero: false },
    axis: tinyFormat(...domain),
  }
  const color = {
    field: 'name',
    type: 'nominal',
    title: null,
    scale: { domain: names, range: [CHOSEN_COLOUR, RANDOM_COLOUR] },
    legend: {
      orient: 'bottom-left',
      symbolType: 'stroke',
      symbolStrokeWidth: 2,
      symbolSize: 200,
      fillColor: 'white',
      padding: 6,
    },
  }
  const tooltip = [
    { field: 'label', type: 'nominal', title: 'row' },
    { field: 'at', type: 'quantitative', title: xTitle },
    { field: 'value', type: 'quantitative', title: yTitle.join(' ') },
  ]
  return [
    {
      data: { values: [start, ...random] },
      mark: { type: 'area', color: RANDOM_COLOUR, opacity: 0.25 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    {
      data: { values: [start, ...random].map(({ at, mean }) => ({ at, value: mean, name: randomName })) },
      mark: { type: 'line', strokeWidth: 1.6 },
      encoding: { x, y: { ...y, field: 'value' }, color },
    },
    {
      data: {
        values: [{ at: 0, value: before }, ...chosen].map(({ at, value }) => ({ at, value, name: 'chosen' })),
      },
      mark: { type: 'line', strokeWidth: 1.6 },
      encoding: { x, y: { ...y, field: 'value' }, color },
    },
    {
      data: { values: chosen },
      mark: { type: 'point', filled: true, opacity: 1, color: CHOSEN_COLOUR, clip: false },
      encoding: {
        x,
        y: { ...y, field: 'value' },
        size: { condition: { test: 'datum.isNewSlab', value: 90 }, value: 22 },
        tooltip,
      },
    },
  ] as unknown as PlotLayer[]
}
