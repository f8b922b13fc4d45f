import type { LayeredComposition } from '../composition/layered.ts'
import type { DistributionOptions, EnergyDistribution } from '../distribution/distribution.ts'
import { countEnergies } from '../distribution/enumeration-cost.ts'
import { binGrid } from '../distribution/histogram.ts'
import { modelAndAlloy, modelTerms } from '../distribution/model-and-alloy.ts'
import { checkShares, DEFAULT_SHARES } from '../distribution/quantile-shares.ts'
import type { CodeModel } from '../energy/code-model.ts'
import { InputError } from '../input/input-error.ts'
import { listedEnsembles } from './listed.ts'
import { codeTable } from './site-table.ts'
import { unitedMoments, weightedSummary } from './weighted-ensembles.ts'

/** A model that is asked for so many energies takes some seconds. */
const MOST_ASKED = 5_000_000n

/**
 * The exact distribution under a code model, which is asked for the energy of every fingerprint.
 *
 * @throws InputError when the model does not cover the alloy, fails for a fingerprint or would be asked for more than
 * 5 million, or a bin width is out of range
 * @example codeDistribution(await loadCodeModel('./my-model.mjs'), alloy).mean
 */
export function codeDistribution(
  model: CodeModel,
  alloy: LayeredComposition,
  {
    binWidth = 0.01,
    quantiles: shares = DEFAULT_SHARES,
  }: Pick<DistributionOptions, 'binWidth' | 'quantiles'> = {},
): EnergyDistribution {
  checkShares(shares)
  const terms = modelTerms(model, alloy)
  const fingerprints = countEnergies(terms)
  if (fingerprints > MOST_ASKED)
    throw new InputError(
      `model ${model.id} is code, and would be asked for the energies of ${fingerprints.toLocaleString('en')} fingerprints; ` +
        `at most ${MOST_ASKED.toLocaleString('en')} are enumerated, so sample it`,
    )
  const table = codeTable(model, alloy, terms)
  const ensembles = listedEnsembles(table, terms, table.probabilities)
  const { minimum, maximum } = unitedMoments(ensembles)
  return {
    ...modelAndAlloy(model, alloy, terms),
    method: 'enumerate',
    ...weightedSummary(ensembles, binGrid(binWidth, minimum, maximum), shares),
    resolution: 0,
  }
}
