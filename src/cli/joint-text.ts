import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import type { ConditionalDistribution, JointDistribution } from '../joint/joint.ts'
import { aligned } from '../output/aligned.ts'
import { pairEnergyLines, pairPlaceText, pairUnseenLines } from './pair-text.ts'

/** A joint distribution as text for people. */
export function jointText(joint: JointDistribution): string {
  const { models, means, standardDeviations, correlation, covariance, windows, given, warnings } = joint
  const [a, b] = models
  return [
    `*${a.adsorbate} on ${a.site} and *${b.adsorbate} on ${b.site} of ${compositionTitle(joint)}, random alloy`,
    pairPlaceText(joint),
    ...pairEnergyLines(joint),
    `negative binds stronger; means, spreads and correlation are exact`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    aligned(
      ['', `A: ${energySymbol(a)} / eV`, `B: ${energySymbol(b)} / eV`],
      [
        ['mean', ...means.map(electronvolts)],
        ['standard deviation', ...standardDeviations.map(electronvolts)],
      ],
    ),
    '',
    `correlation ${correlation === null ? 'undefined, as an energy does not vary' : correlation.toFixed(4)}, covariance ${covariance.toFixed(6)} eV²`,
    ...(windows.length === 0
      ? []
      : [
          '',
          aligned(
            ['window / eV', 'probability', 'if independent', 'ratio', 'B given A'],
            windows.map(({ name, probability, independent, ratio, conditional }) => [
              name,
              probability.toFixed(6),
              independent.toFixed(6),
              ratio?.toFixed(4) ?? 'none',
              conditional?.toFixed(6) ?? 'none',
            ]),
          ),
        ]),
    ...(given === null ? [] : ['', conditionText(given, joint)]),
    ...resolutionNote(joint),
    ...pairUnseenLines(joint),
  ].join('\n')
}

function conditionText(
  { name, probability, axis, mean, standardDeviation, quantiles }: ConditionalDistribution,
  { models }: JointDistribution,
): string {
  return aligned(
    [`${energySymbol(models[axis])} given ${name} (probability ${probability.toFixed(6)})`, 'eV'],
    [
      ['mean', electronvolts(mean)],
      ['standard deviation', electronvolts(standardDeviation)],
      ...Object.entries(quantiles).map(([share, energy]) => [`quantile ${share}`, electronvolts(energy)]),
    ],
  )
}

function resolutionNote({ windows, resolution, given }: JointDistribution): string[] {
  const coarsest = Math.max(resolution, given?.resolution ?? 0)
  if (coarsest > 0)
    return [
      '',
      `from a grid: no probability above has moved by more than ${Number(coarsest.toPrecision(3))} eV along either axis`,
    ]
  return windows.length > 0 || given !== null ? ['', 'probabilities are exact'] : []
}

const electronvolts = (energy: number): string => energy.toFixed(4)
