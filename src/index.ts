/**
 * sitescape: which surface sites an FCC alloy has, and how strongly they bind.
 * The exports stand in the order of the data flow.
 *
 * @module
 */

export { comparisonOverlay, type LabelledDistribution } from '../plots/comparison-overlay.ts'
export { ELEMENT_COLOURS } from '../plots/element-colours.ts'
export { energyHistogram, type HistogramOptions } from '../plots/energy-histogram.ts'
export { toHtml, toPng, toSvg } from '../plots/render.ts'

export {
  type Composition,
  compositionFromAmounts,
  compositionFromFractions,
} from './composition/composition.ts'
export { compositionFormula, compositionText, parseComposition } from './composition/formula.ts'
export { type LayeredComposition, unlayered } from './composition/layered.ts'
export {
  type DistributionOptions,
  type EnergyDistribution,
  type EnsembleDistribution,
  energyDistribution,
  type Quantiles,
} from './distribution/distribution.ts'
export type { EnergyWindow } from './distribution/window.ts'
export { type ErrorSummary, type FitReport, fitModel, type ModelIdentity } from './energy/fit.ts'
export {
  type EnergyDefinition,
  type EnergyModel,
  energySymbol,
  fingerprintEnergy,
  type Residual,
  type ZoneCoefficients,
} from './energy/model.ts'
export { validateModel } from './energy/model-file.ts'
export { builtInModelIds, loadModel } from './energy/registry.ts'
export { readTrainingRows, type TrainingRow, type TrainingRows } from './energy/training-rows.ts'
export { type AtomGroupOptions, type AtomGroups, atomGroups } from './environment/atom-groups.ts'
export {
  countAllPresent,
  countAtMost,
  countEnvironments,
  type EnvironmentCounts,
} from './environment/count.ts'
export { type PoolCounts, poolCounts } from './environment/element-pool.ts'
export { ensembleName, ensembleNames } from './environment/ensembles.ts'
export { fillingProbabilities } from './environment/filling-probabilities.ts'
export { countWithAtoms } from './environment/pattern-inventory.ts'
export { type ZoneFillings, zoneFillings } from './environment/zone-fillings.ts'
export { type CsvTable, parseCsvTable, readCsvTable } from './input/csv-table.ts'
export { InputError } from './input/input-error.ts'
export { FACET_NORMALS, type Facet } from './lattice/facet.ts'
export type { Vector } from './lattice/vector.ts'
export { writeWholeFile } from './output/whole-file.ts'
export { type Candidate, type Comparison, type ComparisonRow, compareCompositions } from './search/compare.ts'
export type { SiteKind } from './site/catalogue.ts'
export { allSites, findSite } from './site/registry.ts'
export type { Site } from './site/site.ts'
export type { Zone } from './site/zones.ts'
