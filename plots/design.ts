import type { TopLevelSpec } from 'vega-lite'
import { compositionFormula } from '../src/composition/formula.ts'
import type { DesignAnswer } from '../src/question/design.ts'
import { choiceLines } from './design-lines.ts'
import { energyReference } from './energy-axis.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH } from './style.ts'
import { wrapped } from './wrapped.ts'

/** Longer lines are taken to be wider than the plot, which leaves a margin beside it. */
const [TITLE_LINE, SUBTITLE_LINE] = [60, 82]

/** Longer lines of the vertical title would not fit the height. */
const MEASURE_TITLE_LINE = 40

/** Titles name so many compositions. */
const MOST_NAMED = 4

/**
 * What rows leave uncertain against what they cost: those of a design, and random ones at the same cost, as the mean and range of
 * several draws.
 *
 * @example designPicture(answerDesign(question, loadModel))
 */
export function designPicture(answer: DesignAnswer): TopLevelSpec {
  const { model, adsorbate, site, uncertainty, chosen, random, costs, slabs, unseenProbability } = answer
  const { quantity, unit, before } = uncertainty
  const title = `${quantity.charAt(0).toUpperCase()}${quantity.slice(1)}${unit === '1' ? '' : ` / ${unit}`}`
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${quantity} against the cost of ${chosen.length} rows that a design chose`,
    title: {
      text: wrapped(
        [`Which *${adsorbate} sites on ${site} to compute next, for ${namesOf(answer)}`],
        TITLE_LINE,
      ),
      subtitle: wrapped(
        [
          answer.definition,
          `${rowsText(chosen.length, slabs)}; a slab costs ${costs.slab}, a site ${costs.site}; random rows share slabs alike`,
          ...(answer.criterion === 'd-optimal' ? [] : energyReference(answer)),
          `model ${model}`,
          ...(unseenProbability.before > 0
            ? [
                `ensembles without data: ${percent(unseenProbability.before)} of the sites now, ${percent(unseenProbability.after)} after`,
              ]
            : []),
        ],
        SUBTITLE_LINE,
      ),
    },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    layer: choiceLines({
      before,
      chosen: chosen.map(row => ({
        at: row.totalCost,
        value: row.uncertainty,
        isNewSlab: row.isNewSlab,
        label: `${row.rank}: ${row.ensemble}`,
      })),
      random: random.after.map((range, row) => ({ at: chosen[row]?.totalCost as number, ...range })),
      randomName: `random (mean and range of ${random.runs})`,
      xTitle: 'Cost of all rows so far',
      yTitle: wrapped([title], MEASURE_TITLE_LINE),
    }),
  } as TopLevelSpec
}

const namesOf = ({ compositions }: DesignAnswer): string => {
  const names = compositions.map(({ composition }) =>
    compositionFormula(new Map(Object.entries(composition))),
  )
  return names.length <= MOST_NAMED ? names.join(', ') : `${names.length} compositions`
}

const rowsText = (rows: number, slabs: number): string =>
  `${rows} ${rows === 1 ? 'row' : 'rows'} on ${slabs} ${slabs === 1 ? 'slab' : 'slabs'}`

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
