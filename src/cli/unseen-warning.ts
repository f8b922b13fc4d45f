import type { EnergyDistribution } from '../distribution/distribution.ts'

/**
 * Which share of the sites lies beyond the data of the model: on which ensembles, and by atom counts; none when all have
 * data. A warning when it is a large share.
 */
export function unseenWarning({
  unseenProbability,
  extrapolatedProbability,
  ensembles,
  model,
  warnings,
}: EnergyDistribution): string[] {
  if (warnings.length > 0) return ['', ...warnings.map(warning => `warning: ${warning}.`)]
  const names = ensembles.filter(({ unseen }) => unseen).map(({ name }) => name)
  const lines = [
    ...(unseenProbability === 0
      ? []
      : [
          `${percent(unseenProbability)} of the sites are on ensembles that ${model} has no data for ` +
            `(${names.join(', ')}); their energies are predicted from the other ensembles.`,
        ]),
    ...(extrapolatedProbability === null || extrapolatedProbability === 0
      ? []
      : [
          `${percent(extrapolatedProbability)} of the sites have atom counts outside those of the rows of ${model}; ` +
            'their energies are extrapolated.',
        ]),
  ]
  return lines.length === 0 ? [] : ['', ...lines]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
