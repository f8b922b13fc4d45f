import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import type { ScalingRelation } from '../joint/scaling.ts'
import type { ScalingLine } from '../joint/scaling-lines.ts'
import { aligned } from '../output/aligned.ts'
import { pairEnergyLines, pairPlaceText, pairUnseenLines } from '../question/pair-text.ts'

/** A scaling relation as text for people. */
export function scalingText(scaling: ScalingRelation): string {
  const { models, pureMetals, warnings, standardDeviations } = scaling
  const [a, b] = models
  const varies = standardDeviations.map(deviation => deviation > 0)
  return [
    `scaling of B, *${b.adsorbate} on ${b.site}, with A, *${a.adsorbate} on ${a.site}, of ${compositionTitle(scaling)}, random alloy`,
    pairPlaceText(scaling),
    ...pairEnergyLines(scaling),
    'negative binds stronger; least squares over the population, exact; the spread is that of the models, without their errors',
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    aligned(
      ['', 'slope', 'intercept / eV', 'spread / eV', 'correlation'],
      [
        lineRow('sites: B on A', scaling, scaling.correlation),
        lineRow('sites: A on B', scaling.reverse, scaling.correlation),
        lineRow('sites: orthogonal', scaling.orthogonal, scaling.correlation),
        lineRow('pure metals: B on A', pureMetals, pureMetals.correlation),
        lineRow('pure metals: A on B', pureMetals.reverse, pureMetals.correlation),
        lineRow('pure metals: orthogonal', pureMetals.orthogonal, pureMetals.correlation),
      ],
    ),
    'orthogonal is B against A with the least distances from the line, which are its spread',
    ...(varies.some(Boolean) ? [] : ['the sites have one energy of either kind, so no line']),
    '',
    aligned(
      ['pure metal', `A: ${energySymbol(a)} / eV`, `B: ${energySymbol(b)} / eV`, ''],
      pureMetals.points.map(({ element, energies, unseen }) => [
        element,
        ...energies.map(electronvolts),
        unseen ? 'no data, predicted' : '',
      ]),
    ),
    ...pairUnseenLines(scaling),
  ].join('\n')
}

const lineRow = (
  name: string,
  { slope, intercept, residualStandardDeviation }: ScalingLine,
  correlation: number | null,
): string[] => [name, ...[slope, intercept, residualStandardDeviation, correlation].map(fourDigits)]

const fourDigits = (value: number | null): string => (value === null ? 'none' : unsigned(value.toFixed(4)))

/** Rounding must not leave a minus before nothing. */
const unsigned = (text: string): string => text.replace(/^-(0\.0+)$/, '$1')

const electronvolts = (energy: number): string => energy.toFixed(4)
