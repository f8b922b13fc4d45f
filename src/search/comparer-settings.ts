import type { Objective } from '../descriptor/objective.ts'
import type { EnergyWindow } from '../distribution/window.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { AmountError } from './comparison-errors.ts'

/** What to tell of compositions, and under which models. */
export interface ComparerSettings {
  readonly models: readonly EnergyModel[]
  /** Names of `COMPARISON_DESCRIPTORS`, in the order of the values; a first look by default. */
  readonly descriptors?: readonly string[] | undefined
  /** eV; for `windowProbability` */
  readonly window?: EnergyWindow | undefined
  /** What `objective` averages, for each model its own if its reference is the model's. */
  readonly objective?: Objective | ((model: EnergyModel) => Objective) | undefined
  /** Shares of `quantiles`; 0.05, 0.25, 0.5, 0.75 and 0.95 by default. */
  readonly quantiles?: readonly number[] | undefined
  /** eV; of `histogram`, 0.05 by default. */
  readonly binWidth?: number | undefined
  /** Elements that compositions may have; all of each model by default. Fewer make polynomials faster. */
  readonly elements?: readonly string[] | undefined
  /** How many compositions there will be; many are worth more preparation. */
  readonly rows?: number | undefined
  /** Of compositions that do not say their own. */
  readonly uncertainty?: AmountError | undefined
}
