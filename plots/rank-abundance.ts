import { fingerprintsByProbability } from '../src/environment/fingerprint-order.ts'
import type { FilledGroup } from '../src/environment/site-groups.ts'
import { PLOT_HEIGHT } from './style.ts'

/** More ranks than this would take long and fill no more of a logarithmic axis. */
const MOST_RANKS = 20_000

const POINTS_PER_DECADE = 40
const PANEL_WIDTH = 420

/**
 * Panel: the probability of each fingerprint against its rank, the most probable first, both logarithmic.
 *
 * @param most ranks to find; some thousand take as many hundredths of a second as a slider can wait
 */
export function rankAbundance(groups: readonly FilledGroup[], most = MOST_RANKS) {
  const points: { rank: number; probability: number }[] = []
  let [rank, next] = [0, 1]
  let last = 0
  for (const { probability } of fingerprintsByProbability(groups)) {
    rank++
    if (rank > most) break
    last = probability
    if (rank < next) continue
    points.push({ rank, probability })
    next = Math.max(rank + 1, Math.round(rank * 10 ** (1 / POINTS_PER_DECADE)))
  }
  const ranks = Math.min(rank, most)
  if (points.at(-1)?.rank !== ranks) points.push({ rank: ranks, probability: last })
  const shown = rank > most ? `the ${most.toLocaleString('en')} most probable` : 'all'
  return {
    width: PANEL_WIDTH,
    height: PLOT_HEIGHT,
    title: { text: `Rank and abundance (${shown})`, fontSize: 12, offset: 6 },
    data: { values: points },
    mark: {
      type: 'line',
      interpolate: 'step-after',
      color: '#009e73',
      strokeWidth: 2,
      point: points.length === 1,
    },
    encoding: {
      x: {
        field: 'rank',
        type: 'quantitative',
        title: 'Rank of the fingerprint',
        scale: { type: 'log' },
        axis: { format: '~s', tickCount: 6 },
      },
      y: {
        field: 'probability',
        type: 'quantitative',
        title: 'Probability',
        scale: { type: 'log' },
        axis: { format: '.0e', tickCount: 8 },
      },
    },
  }
}
