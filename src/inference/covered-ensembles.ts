import type { LayeredComposition } from '../composition/layered.ts'
import { countRanges, countsWithin, zoneFractions } from '../distribution/extrapolation.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'
import { type EnergyModel, zoneCoefficients } from '../energy/model.ts'
import { parameterLayout } from '../energy/parameters.ts'
import { type CoveredZone, coveredZone, type ZoneElement } from './covered-zone.ts'
import { type EnergyErrors, energyErrors, meanLeverage } from './energy-errors.ts'
import type { EmptySite } from './ensemble-sites.ts'

/** An ensemble of an alloy, ready for its sites to be listed or drawn. */
export interface CoveredEnsemble {
  readonly term: EnsembleTerm
  /** Rows that the fit had of it; null when the model does not say. */
  readonly rows: number | null
  /** Exact; 1 when the model does not say what its rows were. */
  readonly withinProbability: number
  /** Exact; null without a covariance. */
  readonly meanLeverage: number | null
  readonly empty: EmptySite
  readonly zones: () => CoveredZone[]
}

const NO_ERRORS: Pick<EnergyErrors, 'rank' | 'offset'> = { rank: 0, offset: new Float64Array(0) }

/**
 * The residual standard deviation of a model that tells how its parameters err, eV; null for one that does not.
 *
 * @example residualOf(loadModel('irpdptrhru-oh')) // 0.0538
 */
export const residualOf = ({ covariance, residual: { sd } }: EnergyModel): number | null =>
  covariance !== undefined && sd !== null && sd > 0 ? sd : null

/**
 * What is known of the sites of each ensemble of an alloy, under a model.
 *
 * @param terms of the model and the alloy
 */
export function coveredEnsembles(
  model: EnergyModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
): CoveredEnsemble[] {
  const { covariance, training } = model
  const sd = residualOf(model)
  const layout = parameterLayout(model)
  const fractions = zoneFractions(model, alloy)
  const within = countsWithin(
    model,
    terms.map(({ name }) => name),
  )?.(fractions)
  return terms.map((term, index): CoveredEnsemble => {
    const errors =
      covariance === undefined || sd === null
        ? null
        : energyErrors(covariance, layout, sd, layout.ensembles.indexOf(term.name))
    return {
      term,
      rows: training?.rows[term.name] ?? null,
      withinProbability: within?.[index] ?? 1,
      meanLeverage: errors && meanLeverage(errors, model.zones, fractions),
      empty: { energy: term.offset, error: (errors ?? NO_ERRORS).offset },
      zones: () => zonesOf(model, term, fractions, errors),
    }
  })
}

function zonesOf(
  model: EnergyModel,
  { name }: EnsembleTerm,
  fractions: readonly Float64Array[],
  errors: EnergyErrors | null,
): CoveredZone[] {
  const weights = zoneCoefficients(model, name)
  const ranges = countRanges(model, name)
  const { rank } = errors ?? NO_ERRORS
  return model.zones.map(({ name: zone, atoms }, place) => {
    const all = model.elements.map(
      (element, index): ZoneElement => ({
        fraction: fractions[place]?.[index] as number,
        weight: weights[zone]?.[element] as number,
        error: errors?.atoms[place]?.subarray(index * rank, (index + 1) * rank) ?? NO_ERRORS.offset,
        range: ranges?.[zone]?.[element] ?? null,
      }),
    )
    return coveredZone(
      atoms,
      all.filter(({ fraction }) => fraction > 0),
      rank,
      all.every(({ fraction, range }) => fraction > 0 || range === null || range[0] === 0),
    )
  })
}
