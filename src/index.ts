/**
 * sitescape: which surface sites an FCC alloy has, and how strongly they bind.
 * The exports stand in the order of the data flow.
 *
 * @module
 */

// biome-ignore-all assist/source/organizeImports: the order is that of the data flow
export { type CsvTable, parseCsvTable, readCsvTable } from './input/csv-table.ts'
export { InputError } from './input/input-error.ts'
export { writeWholeFile } from './output/whole-file.ts'

export { FACET_NORMALS, type Facet } from './lattice/facet.ts'
export type { Vector } from './lattice/vector.ts'

export {
  type Composition,
  compositionFromAmounts,
  compositionFromFractions,
} from './composition/composition.ts'
export { compositionFormula, compositionText, parseComposition } from './composition/formula.ts'
export { type LayeredComposition, unlayered } from './composition/layered.ts'
export {
  ELEMENT_PROPERTIES,
  type ElementProperties,
  meanAtomicMass,
  vegardLatticeConstant,
} from './composition/element-properties.ts'

export type { SiteKind } from './site/catalogue.ts'
export type { Zone } from './site/zones.ts'
export type { Site } from './site/site.ts'
export { allSites, findSite } from './site/registry.ts'

export { type ZoneFillings, zoneFillings } from './environment/zone-fillings.ts'
export { fillingProbabilities } from './environment/filling-probabilities.ts'
export { ensembleName, ensembleNames } from './environment/ensembles.ts'
export { type AtomGroupOptions, type AtomGroups, atomGroups } from './environment/atom-groups.ts'
export {
  countAllPresent,
  countAtMost,
  countEnvironments,
  type EnvironmentCounts,
} from './environment/count.ts'
export { countWithAtoms } from './environment/pattern-inventory.ts'
export { type PoolCounts, poolCounts } from './environment/element-pool.ts'
export { type FilledGroup, siteGroups } from './environment/site-groups.ts'
export { type Random, seededRandom } from './environment/random.ts'
export {
  drawFingerprint,
  drawUniformFingerprint,
  type Fingerprint,
  fingerprintAt,
  fingerprintCount,
  fingerprintId,
  fingerprintMultiplicity,
  fingerprintProbability,
} from './environment/fingerprints.ts'
export {
  type FingerprintCursor,
  fingerprintCursor,
  fingerprintsById,
  fingerprintsByProbability,
} from './environment/fingerprint-order.ts'
export {
  arrangementProbability,
  canonicalNumber,
  type DistinctArrangement,
  distinctArrangements,
  distinctWithAtoms,
  drawArrangement,
  drawUniformArrangement,
} from './environment/arrangements.ts'
export { arrangementsByProbability } from './environment/arrangement-order.ts'
export { arrangementDiversity, type Diversity, fingerprintDiversity } from './environment/diversity.ts'
export { type LogSpectrum, logSpectrum } from './environment/log-spectrum.ts'
export { expectedFingerprints, sitesNeeded } from './environment/rarefaction.ts'

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
export type { CrossValidation, ErrorSummary } from './energy/fit-errors.ts'
export { type FitReport, fitModel, type ModelIdentity } from './energy/fit.ts'

export {
  type DistributionOptions,
  type EnergyDistribution,
  type EnsembleDistribution,
  energyDistribution,
  type Quantiles,
} from './distribution/distribution.ts'
export type { EnergyWindow } from './distribution/window.ts'

export { type Candidate, type Comparison, type ComparisonRow, compareCompositions } from './search/compare.ts'

export {
  nearestTruncatedOctahedron,
  particleDiameter,
  type TruncatedOctahedron,
  truncatedOctahedron,
} from './surface/truncated-octahedron.ts'
export { type ParticleSurface, type SurfaceKind, surfaceAtoms } from './surface/surface-atoms.ts'
export { type ParticleDiversity, particleDiversity } from './surface/particle-diversity.ts'
export { type SampledFingerprints, sampleFingerprints } from './surface/particle-sampling.ts'

export { ELEMENT_COLOURS } from '../plots/element-colours.ts'
export { energyHistogram, type HistogramOptions } from '../plots/energy-histogram.ts'
export { comparisonOverlay, type LabelledDistribution } from '../plots/comparison-overlay.ts'
export { environmentGrowth, type MarkedCount } from '../plots/environment-growth.ts'
export { type DiversityShown, diversityPanels } from '../plots/diversity-panels.ts'
export type { MarkedSites } from '../plots/rarefaction-curve.ts'
export { sitePicture, sitePictures } from '../plots/site-picture.ts'
export { toHtml, toPng, toSvg } from '../plots/render.ts'
