import type { TopLevelSpec } from 'vega-lite'
import { objectiveTitle } from '../src/descriptor/objective.ts'
import type { RankAnswer } from '../src/question/rank.ts'
import { distinctLabels, LABELLED_ROWS } from './comparison-labels.ts'
import { compositionTitle } from './composition-title.ts'
import { energyReference } from './energy-axis.ts'
import { tinyFormat } from './number-text.ts'
import { PLOT_CONFIG } from './style.ts'
import { wrapped } from './wrapped.ts'

/** Lower places than this are left to the data. */
export const MOST_ROWS = 50

const WIDTH = 420
const ROW_HEIGHT = 22
const BEST_WIDTH = 66
const RANK_WIDTH = 70

/** Room on either side of the intervals, as a share of the axis. */
const MARGIN = 0.04

/**
 * Compositions by place, each with its value and credible interval, the interval of its rank, and the probability that
 * it is the best.
 *
 * @example rankingPlot(answerRank(question, loadModel, candidates))
 */
export function rankingPlot(answer: RankAnswer): TopLevelSpec {
  const { rows, model, site, adsorbate, objective, definition, layers, draws, seed, level } = answer
  const shown = rows.slice(0, MOST_ROWS)
  const labels = distinctLabels(shown.map(({ label }) => label))
  const values = shown.map(({ fitted, value, rank, best, unseenProbability }, index) => ({
    label: labels[index] as string,
    value: fitted,
    low: value.interval[0],
    high: value.interval[1],
    rank: rank[0] === rank[1] ? `${rank[0]}` : `${rank[0]} to ${rank[1]}`,
    best,
    bestText: percent(best),
    unseen: unseenProbability,
  }))
  const ends = values.flatMap(({ value, low, high }) => [value, low, high])
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const margin = MARGIN * (high - low || Math.abs(high) || 1)
  const unseen = Math.max(...values.map(row => row.unseen))
  const y = LABELLED_ROWS
  const x = {
    type: 'quantitative',
    title: objectiveTitle(objective),
    scale: { domain: [low - margin, high + margin] as [number, number], nice: false, zero: false },
    axis: tinyFormat(low, high),
  } as const
  const layerText = Object.entries(layers).map(
    ([layer, fixed]) => `layer ${layer}: ${compositionTitle({ composition: fixed, layers: {} })}`,
  )
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Ranking of ${labels.join(', ')} by ${objectiveTitle(objective)}`,
    title: {
      text: `Ranking of ${rows.length} compositions, *${adsorbate} on ${site}`,
      subtitle: wrapped([
        definition,
        ...energyReference(answer),
        `model ${model}, random alloys${layerText.length > 0 ? ` (${layerText.join(', ')})` : ''}`,
        `dot: fitted value; bar: ${Number((100 * level).toPrecision(4))} % credible interval ` +
          `(${draws.toLocaleString('en')} draws of coefficients, seed ${seed})`,
        ...(unseen > 0
          ? [
              `hollow dot: sites on ensembles without data, up to ${percent(unseen)} of them (energies predicted)`,
            ]
          : []),
        ...(rows.length > MOST_ROWS ? [`the first ${MOST_ROWS} of ${rows.length}`] : []),
      ]),
    },
    config: { ...PLOT_CONFIG, view: { stroke: null } },
    spacing: 6,
    data: { values },
    hconcat: [
      {
        width: WIDTH,
        height: { step: ROW_HEIGHT },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 5, color: '#56b4e9' },
            encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
          },
          {
            mark: { type: 'point', shape: 'circle', size: 45, strokeWidth: 1.5, color: 'black', opacity: 1 },
            encoding: {
              x: { ...x, field: 'value' },
              y,
              fill: { condition: { test: 'datum.unseen > 0', value: 'white' }, value: 'black' },
            },
          },
        ],
      },
      column('rank', 'Rank', RANK_WIDTH),
      column('bestText', 'Best', BEST_WIDTH),
    ],
  } as TopLevelSpec
}

/** A column of texts beside the intervals. */
const column = (field: string, title: string, width: number) => ({
  width,
  height: { step: ROW_HEIGHT },
  title: { text: title, fontSize: 12, fontWeight: 'normal', anchor: 'middle', offset: 4 },
  mark: { type: 'text', fontSize: 11 },
  encoding: { y: { field: 'label', type: 'nominal', sort: null, axis: null }, text: { field } },
})

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
