import { energySymbol } from '../energy/model.ts'
import type { ConditionalDistribution, JointDistribution } from '../joint/joint.ts'
import type { TextTable } from '../output/text-table.ts'

/** Mean and standard deviation of both energies, eV. */
export const energyFigures = ({ models, means, standardDeviations }: JointDistribution): TextTable => ({
  header: ['', ...models.map((model, index) => `${'AB'.charAt(index)}: ${energySymbol(model)} / eV`)],
  rows: [
    ['mean', ...means.map(electronvolts)],
    ['standard deviation', ...standardDeviations.map(electronvolts)],
  ],
})

/** How both energies vary together. */
export const correlationText = ({ correlation, covariance }: JointDistribution): string =>
  `correlation ${correlation === null ? 'undefined, as an energy does not vary' : correlation.toFixed(4)}, covariance ${covariance.toFixed(6)} eV²`

/** The windows, a row each; `ratio` is to the probability that independent energies would have. */
export const windowFigures = ({ windows }: Pick<JointDistribution, 'windows'>): TextTable => ({
  header: ['window / eV', 'probability', 'if independent', 'ratio', 'B given A'],
  rows: windows.map(({ name, probability, independent, ratio, conditional }) => [
    name,
    probability.toFixed(6),
    independent.toFixed(6),
    ratio?.toFixed(4) ?? 'none',
    conditional?.toFixed(6) ?? 'none',
  ]),
})

/** One energy where the other meets a condition, eV. */
export const conditionFigures = (
  { name, probability, axis, mean, standardDeviation, quantiles }: ConditionalDistribution,
  { models }: Pick<JointDistribution, 'models'>,
): TextTable => ({
  header: [`${energySymbol(models[axis])} given ${name} (probability ${probability.toFixed(6)})`, 'eV'],
  rows: [
    ['mean', electronvolts(mean)],
    ['standard deviation', electronvolts(standardDeviation)],
    ...Object.entries(quantiles).map(([share, energy]) => [`quantile ${share}`, electronvolts(energy)]),
  ],
})

/** How far the probabilities above may have moved; none when there are none. */
export function resolutionNote({
  windows,
  resolution,
  given,
}: Pick<JointDistribution, 'windows' | 'resolution' | 'given'>): string | null {
  const coarsest = Math.max(resolution, given?.resolution ?? 0)
  if (coarsest > 0)
    return `from a grid: no probability above has moved by more than ${Number(coarsest.toPrecision(3))} eV along either axis`
  return windows.length > 0 || given !== null ? 'probabilities are exact' : null
}

const electronvolts = (energy: number): string => energy.toFixed(4)
