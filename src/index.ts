/**
 * sitescape: which surface sites an FCC alloy has, and how strongly they bind.
 * The exports stand in the order of the data flow.
 *
 * @module
 */

// biome-ignore-all assist/source/organizeImports: the order is that of the data flow
export { type CsvTable, parseCsvTable, readCsvTable } from './input/csv-table.ts'
export { type CsvRow, type CsvRows, openCsvRows } from './input/csv-rows.ts'
export { InputError, type Mistake } from './input/input-error.ts'
export { writeWholeFile } from './output/whole-file.ts'
export type { ColumnValues, StreamedColumn } from './output/table-encoder.ts'
export { openStreamedTable, type StreamedTable } from './output/streamed-table.ts'

export { FACET_NORMALS, type Facet } from './lattice/facet.ts'
export type { Vector } from './lattice/vector.ts'

export {
  type Composition,
  compositionFromAmounts,
  compositionFromFractions,
} from './composition/composition.ts'
export { compositionFormula, compositionText, parseComposition } from './composition/formula.ts'
export { type LayeredComposition, unlayered } from './composition/layered.ts'
export { type CompositionBounds, compositionBounds } from './composition/bounds.ts'
export { type SimplexGrid, simplexGrid } from './composition/simplex-grid.ts'
export {
  ELEMENT_PROPERTIES,
  type ElementProperties,
  type ElementProperty,
  elementProperty,
  meanAtomicMass,
  meanProperty,
  supplyRisk,
  vegardLatticeConstant,
} from './composition/element-properties.ts'

export { pairMixingEnthalpy } from './composition/mixing-enthalpies.ts'

export {
  crossoverTemperature,
  idealMixingEntropy,
  MOLAR_GAS_CONSTANT,
  mixingEnthalpy,
  omega,
} from './alloy/mixing.ts'
export { electronegativitySpread, sizeMismatch } from './alloy/mismatch.ts'
export { meanMeltingPoint, valenceElectronConcentration } from './alloy/element-means.ts'
export {
  ALLOY_DESCRIPTORS,
  type AlloyDescriptor,
  type AlloyDescriptorName,
  type AlloyDescriptorValues,
  alloyDescriptors,
} from './alloy/descriptors.ts'
export {
  type RuleOutcome,
  ruleOutcomes,
  SINGLE_PHASE_RULES,
  type SinglePhaseRule,
} from './alloy/single-phase-rules.ts'
export { type RandomAlloyVerdict, randomAlloyVerdict } from './alloy/verdict.ts'

export type { SiteKind } from './site/catalogue.ts'
export type { Zone } from './site/zones.ts'
export type { Site } from './site/site.ts'
export { allSites, findSite } from './site/registry.ts'
export { generalisedCoordination } from './site/generalised-coordination.ts'
export {
  type AverageOverSites,
  ensembleAverage,
  type SiteAverages,
  siteAverages,
} from './site/element-averages.ts'
export { type PlacedSite, type SitePair, sitePair } from './site/site-pairs.ts'

export { type ZoneFillings, zoneFillings } from './environment/zone-fillings.ts'
export { fillingProbabilities } from './environment/filling-probabilities.ts'
export { type CountRange, probabilityWithin } from './environment/counts-within.ts'
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
  type CountRanges,
  energySymbol,
  fingerprintEnergy,
  type Residual,
  type Training,
  type ZoneCoefficients,
} from './energy/model.ts'
export { type ParameterLayout, parameterLayout, parametersOf, withParameters } from './energy/parameters.ts'
export { type PureMetal, pureMetals } from './energy/pure-metals.ts'
export { type CodeModel, loadCodeModel, validateCodeModel } from './energy/code-model.ts'
export { validateModel } from './energy/model-file.ts'
export { type ModelFolder, readModelFolder } from './energy/model-folder.ts'
export { PlugInError } from './energy/plug-in-error.ts'
export { builtInModelIds } from './energy/built-in-models.ts'
export { loadModel, modelById, useModelFolder } from './energy/registry.ts'
export { readTrainingRows, type TrainingRow, type TrainingRows } from './energy/training-rows.ts'
export { rowGroups, singleRows } from './energy/row-groups.ts'
export { type HatMatrix, leftOutErrors } from './energy/left-out.ts'
export type {
  CrossValidation,
  ErrorStatistics,
  ErrorSummary,
  HeldOutErrors,
} from './energy/fit-errors.ts'
export { type FitForm, fitInForm, type RowsFit, SHARED } from './energy/fit-in-form.ts'
export { type FitReport, fitModel, type ModelIdentity } from './energy/fit.ts'

export { type EnsembleTerm, ensembleTerms, type ZoneTerm } from './distribution/terms.ts'
export type { EnsembleSum, ZoneSum } from './distribution/zone-sum.ts'
export { extrapolatedProbability } from './distribution/extrapolation.ts'
export { type ExtrapolatedCount, extrapolatedCounts } from './distribution/extrapolated-counts.ts'
export { type DataCoverage, dataCoverage, MOST_UNSUPPORTED } from './distribution/data-coverage.ts'
export {
  type AlloyEnergies,
  type AlloyEnergiesOptions,
  alloyEnergies,
} from './distribution/alloy-energies.ts'
export {
  type DistributionOptions,
  describeEnergies,
  type EnergyDistribution,
  type EnsembleDistribution,
  energyDistribution,
  type Quantiles,
} from './distribution/distribution.ts'
export { type Method, methodText } from './distribution/method.ts'
export { type EnergyMoments, energyMoments } from './distribution/cumulants.ts'
export { probabilitiesBelow, probabilityBelow } from './distribution/cumulative.ts'
export { type EnergyWindow, windowProbability } from './distribution/window.ts'
export type { Measure } from './distribution/measure.ts'
export { pointMasses } from './distribution/point-masses.ts'
export {
  type Difference,
  difference,
  differences,
  kolmogorovSmirnov,
  wasserstein,
} from './distribution/difference.ts'
export {
  type BroadenedDistribution,
  broadened,
  broadenedBelow,
  broadenedDensity,
  broadenedQuantile,
  residualDeviation,
} from './distribution/broadened.ts'
export { type BroadenedBins, broadenedBins, broadenedHistogram } from './distribution/broadened-histogram.ts'

export {
  type SampledDistribution,
  type SamplingOptions,
  sampledDistribution,
  sampledInWorkers,
} from './sampling/sampled.ts'
export { codeDistribution } from './sampling/code-distribution.ts'
export type { EnergyBound, EnergyInterval } from './joint/energy-interval.ts'
export {
  type ConditionalDistribution,
  type JointCondition,
  type JointDistribution,
  type JointOptions,
  type JointWindow,
  jointDistribution,
  type WindowShare,
} from './joint/joint.ts'
export { type MetalPoint, type ScalingRelation, scalingRelation } from './joint/scaling.ts'
export type { ScalingLine, ScalingLines } from './joint/scaling-lines.ts'
export { type Selectivity, selectivity } from './joint/selectivity.ts'

export { BOLTZMANN } from './descriptor/constants.ts'
export {
  type EnergyFunction,
  energyFunction,
  type Objective,
  objectiveColumn,
  objectiveText,
  objectiveTitle,
  objectiveUnit,
  peakOf,
} from './descriptor/objective.ts'
export type { Peak } from './descriptor/peak.ts'
export {
  type OxygenReduction,
  type OxygenReductionOptions,
  oxygenReduction,
} from './descriptor/oxygen-reduction.ts'
export {
  type HydrogenEvolution,
  type HydrogenEvolutionOptions,
  hydrogenEvolution,
} from './descriptor/hydrogen-evolution.ts'
export { compileFormula } from './descriptor/formula.ts'
export { loadObjectiveModule } from './descriptor/load-objective-module.ts'
export type { ModuleObjective } from './descriptor/module-objective.ts'
export { sitesPerSurfaceAtom } from './descriptor/site-density.ts'
export { type SiteAverage, siteAverage } from './descriptor/site-average.ts'
export { type Contributions, contributions, type EnsembleContribution } from './descriptor/contributions.ts'
export { type FingerprintContribution, topFingerprints } from './descriptor/top-fingerprints.ts'

export type { Candidate } from './search/candidate.ts'
export {
  type Comparison,
  type ComparisonOptions,
  type ComparisonRow,
  compareCompositions,
} from './search/compare.ts'
export { type ComparedRow, type Comparer, comparer } from './search/comparer.ts'
export type { ComparerSettings } from './search/comparer-settings.ts'
export type { ModelRow } from './search/model-row.ts'
export { COMPARISON_DESCRIPTORS, type ComparisonDescriptorName } from './search/comparison-descriptors.ts'
export type { AmountError } from './search/comparison-errors.ts'
export {
  alongSimplex,
  derivative,
  type Evaluator,
  evaluator,
  gradientEvaluator,
  type HomogeneousPolynomial,
} from './polynomial/homogeneous-polynomial.ts'
export {
  type CompositionBlock,
  type CompositionPolynomial,
  inBlock,
} from './polynomial/composition-polynomial.ts'
export {
  compileHistogram,
  compileMean,
  compilePeak,
  compilePolynomial,
  type HistogramPolynomials,
} from './polynomial/compile-polynomial.ts'
export type { PolynomialOptions } from './polynomial/polynomial-plan.ts'
export { objectivePolynomial } from './polynomial/objective-polynomial.ts'
export { compositionUncertainty } from './polynomial/composition-uncertainty.ts'
export { type ScanLine, scanLines } from './search/scan-lines.ts'
export { type Differentiated, differentiated } from './polynomial/differentiated.ts'
export {
  type FoundComposition,
  type FrontComposition,
  type Optimisation,
  type OptimisationOptions,
  type Optimum,
  optimiseComposition,
} from './search/optimise.ts'
export type { Sensitivity } from './search/sensitivity.ts'
export { type LineVisitor, type ScannedComposition, type ScanSummary, scan, stepsOf } from './search/scan.ts'

export {
  nearestTruncatedOctahedron,
  particleDiameter,
  type TruncatedOctahedron,
  truncatedOctahedron,
} from './surface/truncated-octahedron.ts'
export { type ParticleSurface, type SurfaceKind, surfaceAtoms } from './surface/surface-atoms.ts'
export { type ParticleDiversity, particleDiversity } from './surface/particle-diversity.ts'
export { type SampledFingerprints, sampleFingerprints } from './surface/particle-sampling.ts'

export type { Atom, Point, Structure } from './structure/structure.ts'
export {
  readSlabSize,
  type SlabCell,
  type SlabFacet,
  type SlabSize,
  slabCell,
} from './structure/slab-cell.ts'
export { type SlabEnvironments, type SlabSite, slabEnvironments } from './structure/slab-environments.ts'
export { fingerprintText, readFingerprint, type SlabFingerprint } from './structure/slab-fingerprint.ts'
export { ADSORBATES, type Adsorbate, findAdsorbate } from './structure/adsorbates.ts'
export { type SlabLatticeConstant, slabLatticeConstant } from './structure/lattice-constant.ts'
export { slabFilling } from './structure/slab-filling.ts'
export { buildSlab, type Slab, type SlabOptions } from './structure/slab.ts'
export { type StructureFileFormat, structureText } from './structure/structure-file.ts'
export { type NamedStructure, parseStructures, readStructures } from './structure/read-structure.ts'
export {
  type AnalysedZone,
  analyseSlab,
  type SlabAnalysis,
  type SlabExpectation,
} from './structure/slab-analysis.ts'
export { slabIdentity } from './structure/slab-identity.ts'
export type { FitRowsOptions } from './structure/analysed-structure.ts'
export { type FitRow, type FitRows, fitRows, type RefusedStructure } from './structure/fit-rows.ts'
export { fitRowsTable } from './structure/fit-rows-table.ts'

export { drawParameters, type Posterior, posterior } from './inference/posterior.ts'
export { crossValidation, heldOutRows } from './inference/held-out-rows.ts'
export type { ValidationScheme } from './inference/validation-scheme.ts'
export { calibration } from './inference/calibration.ts'
export { learningCurve } from './inference/learning-curve.ts'
export { type ValidatedRow, type Validation, validateFit } from './inference/validation.ts'
export { compareForms, type FormComparison } from './inference/form-comparison.ts'
export {
  credibleInterval,
  type DrawnNumber,
  drawnNumber,
  type Interval,
} from './inference/credible-interval.ts'
export { type DrawOptions, parameterDraws } from './inference/parameter-draws.ts'
export { drawnTerms, type TermParameters, termParameters } from './inference/drawn-terms.ts'
export { meanEnergyError } from './inference/mean-energy-error.ts'
export { type UncertainEnergy, uncertainEnergies } from './inference/uncertain-energy.ts'
export { type DistributionBand, distributionBand } from './inference/distribution-band.ts'
export { type DrawnAverage, drawnAverage, objectiveOf } from './inference/drawn-average.ts'
export { type DrawnActivity, drawnActivity } from './inference/drawn-activity.ts'
export { type DrawnValues, drawnValues } from './inference/drawn-values.ts'
export { type CredibleOptimum, credibleOptimum } from './inference/drawn-optimum.ts'
export { type RankedCandidate, type Ranking, ranking } from './inference/ranking.ts'
export {
  type CoverageOptions,
  type EnsembleCoverage,
  type SiteCoverage,
  siteCoverage,
} from './inference/coverage.ts'
export type { Candidates } from './inference/candidates.ts'
export {
  candidatesOnSlabs,
  type SlabCandidateOptions,
  type SlabCandidates,
} from './inference/candidates-on-slabs.ts'
export { candidatesInRows, candidatesInTable, type ListedCandidates } from './inference/candidates-listed.ts'
export {
  CRITERIA,
  type Criteria,
  type Criterion,
  type CriterionName,
  criteriaFor,
  type TargetAlloy,
  targetAlloys,
} from './inference/criterion.ts'
export { objectiveGradient } from './inference/criterion-gradient.ts'
export {
  type Design,
  type DesignCosts,
  type DesignedRow,
  type DesignOptions,
  designRows,
} from './inference/design.ts'
export type { OpenVariance } from './inference/design-variance.ts'
export { randomRows } from './inference/design-at-random.ts'

export { ask } from './question/ask.ts'
export type { AnswerTo, OperationName } from './question/operations.ts'

export { ELEMENT_COLOURS } from '../plots/element-colours.ts'
export { energyHistogram, type HistogramOptions } from '../plots/energy-histogram.ts'
export { coveragePlot } from '../plots/coverage.ts'
export { designPicture } from '../plots/design.ts'
export { rankingPlot } from '../plots/ranking.ts'
export { comparisonOverlay, type LabelledDistribution } from '../plots/comparison-overlay.ts'
export { jointHeatMap } from '../plots/joint-heat-map.ts'
export { type ActivityShown, activityContributions } from '../plots/activity-contributions.ts'
export { comparisonBars } from '../plots/comparison-bars.ts'
export { comparisonMatrix } from '../plots/comparison-matrix.ts'
export { comparisonMeans } from '../plots/comparison-means.ts'
export { type ReportPart, reportPage } from '../plots/report.ts'
export { scalingPlot } from '../plots/scaling-plot.ts'
export { type Volcano, type VolcanoMetal, type VolcanoSites, volcano } from '../plots/volcano.ts'
export { sampledHistogram } from '../plots/sampled-histogram.ts'
export { type BinaryCurve, binaryCurve } from '../plots/binary-curve.ts'
export { type TernaryMap, ternaryMap } from '../plots/ternary-map.ts'
export { type ScanPoint, type ScanShown, scanPicture } from '../plots/scan-picture.ts'
export { type ParetoFront, paretoFront } from '../plots/pareto-front.ts'
export { environmentGrowth, type MarkedCount } from '../plots/environment-growth.ts'
export { type DiversityShown, diversityPanels } from '../plots/diversity-panels.ts'
export type { MarkedSites } from '../plots/rarefaction-curve.ts'
export { sitePicture, sitePictures } from '../plots/site-picture.ts'
export { toHtml, toPng, toSvg } from '../plots/render.ts'
