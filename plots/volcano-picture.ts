import type { TopLevelSpec } from 'vega-lite'
import { objectiveTitle, peakOf } from '../src/descriptor/objective.ts'
import type { EnergyDistribution } from '../src/distribution/distribution.ts'
import type { VolcanoAnswer } from '../src/question/volcano.ts'
import { compositionTitle } from './composition-title.ts'
import { energyReference } from './energy-axis.ts'
import { numberText } from './number-text.ts'
import { volcano } from './volcano.ts'

/**
 * The picture of an answer to `volcano`, with what its energies and its activity are relative to.
 *
 * @param distributions of its compositions, in their order
 */
export function volcanoPicture(
  answer: VolcanoAnswer,
  distributions: readonly EnergyDistribution[],
): TopLevelSpec {
  const { objective, adsorbate, site, model, pureMetals, compositions, curve } = answer
  const resolution = Math.max(...distributions.map(distribution => distribution.resolution))
  const unseen = pureMetals.filter(metal => metal.unseen).map(({ element }) => element)
  return volcano({
    title: `Volcano of *${adsorbate} on ${site}`,
    subtitle: [
      answer.definition.replaceAll(/-(?=[\d.|( ])/g, '−'),
      ...energyReference(answer),
      `model ${model}; random alloys; circles: pure metals; ` +
        (resolution === 0 ? 'exact' : `densities within ${numberText(resolution)} eV`),
      ...(unseen.length > 0 ? [`without data, predicted: pure ${unseen.join(', ')}`] : []),
    ],
    activity: {
      values: curve,
      title: objectiveTitle(objective),
    },
    distributions: distributions.map((distribution, index) => ({
      label: compositions[index]?.name ?? compositionTitle(distribution),
      distribution,
      value: compositions[index]?.value as number,
    })),
    pureMetals,
    optimum: peakOf(objective)?.optimum,
  })
}
