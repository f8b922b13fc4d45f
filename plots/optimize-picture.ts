import type { TopLevelSpec } from 'vega-lite'
import { objectiveText, objectiveTitle } from '../src/descriptor/objective.ts'
import { energySymbol } from '../src/energy/model.ts'
import { InputError } from '../src/input/input-error.ts'
import type { OptimizeAnswer } from '../src/question/optimize.ts'
import { formulaOf } from '../src/question/optimize-figures.ts'
import { energyReference } from './energy-axis.ts'
import { paretoFront } from './pareto-front.ts'

/**
 * The picture of an optimisation: its Pareto front, with what the values are relative to.
 *
 * @throws InputError for an answer without a front
 * @example optimizePicture(answerOptimize(question, loadModel))
 */
export function optimizePicture(answer: OptimizeAnswer): TopLevelSpec {
  const { pareto, adsorbate, site, elements, model, objective } = answer
  if (pareto === undefined)
    throw new InputError(
      'the picture of optimize is its Pareto front; give what it is against, like share:Ir or supply-risk',
    )
  const unseen = Math.max(...pareto.points.map(({ unseenProbability }) => unseenProbability))
  const extrapolated = Math.max(
    ...pareto.points.map(({ extrapolatedProbability }) => extrapolatedProbability ?? 0),
  )
  const valueTitle = objectiveTitle(objective)
  return paretoFront({
    points: pareto.points.map(({ composition, cost, value }) => ({
      composition: formulaOf(composition),
      cost,
      value,
    })),
    title: `*${adsorbate} on ${site} of ${elements.join('-')} alloys: ${nameOf(valueTitle)} against ${nameOf(pareto.title)}`,
    subtitle: [
      objectiveText(objective, energySymbol(answer)),
      ...energyReference(answer),
      `model ${model}, random alloys`,
      ...(unseen > 0
        ? [`ensembles without data: up to ${percent(unseen)} of the sites (energies predicted)`]
        : []),
      ...(extrapolated > 0
        ? [`counts outside those of the rows: up to ${percent(extrapolated)} of the sites (extrapolated)`]
        : []),
    ],
    costTitle: pareto.title,
    valueTitle,
    costLimits: pareto.against.startsWith('share:') ? [0, 1] : undefined,
  })
}

/** A title without its unit or what it is relative to. */
const nameOf = (title: string): string => title.replace(/ [(/].*$/, '')

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
