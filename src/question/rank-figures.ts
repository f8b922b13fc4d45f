import type { Interval } from '../inference/credible-interval.ts'
import { levelText } from '../inference/level-text.ts'
import type { TextTable } from '../output/text-table.ts'
import type { RankAnswer } from './rank.ts'

/** Where a ranking comes from. */
export const drawsLine = ({ model, draws, seed, resolution }: RankAnswer): string =>
  `model ${model}; ${draws.toLocaleString('en')} draws of its coefficients, seed ${seed}, without the scatter of single sites` +
  (resolution > 0 ? `, on a grid that moves energies by up to ${Number(resolution.toPrecision(2))} eV` : '')

/** The compositions by place, with how certain value and place are. */
export function rankFigures(answer: RankAnswer): TextTable {
  const { rows, unit } = answer
  const hasUnseen = rows.some(({ unseenProbability }) => unseenProbability > 0)
  const suffix = unit === '1' ? '' : ` / ${unit}`
  return {
    header: [
      ...['', 'composition', `value${suffix}`, levelText(answer), 'rank', 'best'],
      ...(hasUnseen ? ['without data'] : []),
    ],
    rows: rows.map(({ place, label, fitted, value, rank, best, unseenProbability }) => [
      String(place),
      label,
      significant(fitted),
      value.interval.map(significant).join(' to '),
      rankText(rank),
      percent(best),
      ...(hasUnseen ? [percent(unseenProbability)] : []),
    ]),
  }
}

/** What `beatsFigures` tells. */
export const BEATS_TITLE = 'probability that the row is higher than the column, equal values counting half'

/** How sure the order of every two compositions is; null when there are too many to compare each with each. */
export function beatsFigures({ rows, beats }: RankAnswer): TextTable | null {
  if (beats === null) return null
  return {
    header: ['', '', ...rows.map(({ place }) => String(place))],
    rows: rows.map(({ place, label }, row) => [
      String(place),
      label,
      ...(beats[row] as readonly number[]).map((share, column) => (row === column ? '' : share.toFixed(3))),
    ]),
  }
}

const rankText = ([low, high]: Interval): string => (low === high ? `${low}` : `${low} to ${high}`)

const significant = (value: number): string => Number(value.toPrecision(4)).toString()

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
