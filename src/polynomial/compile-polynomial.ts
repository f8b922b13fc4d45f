import { type BinGrid, binGrid } from '../distribution/histogram.ts'
import { checkCoverage, type SeenGroup, seenGroups } from '../distribution/terms.ts'
import { type EnergyModel, type ZoneCoefficients, zoneCoefficients } from '../energy/model.ts'
import { ensembleAtoms, ensembleNames } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import type { CompositionBlock, CompositionPolynomial } from './composition-polynomial.ts'
import { energyExtremes } from './energy-extremes.ts'
import {
  gatherAverage,
  gatherBins,
  gatherPeak,
  type Halves,
  halvesOf,
  monomialCount,
  type Peak,
} from './fingerprint-halves.ts'
import { ensembleList, type FingerprintList, nothing, pairsOf, zoneList } from './fingerprint-list.ts'

export interface PolynomialOptions {
  /** The variables; all elements of the model by default. */
  readonly elements?: readonly string[] | undefined
  /** Layers with mole fractions of their own, the outermost being 1; none by default: one composition for all. */
  readonly apart?: readonly number[] | undefined
}

/** More coefficients than this, 128 MB of them, are refused. */
const MAXIMUM_COEFFICIENTS = 2 ** 24

/** More fingerprints than this would take minutes. */
const MAXIMUM_FINGERPRINTS = 4e9

/**
 * Compiles the average of a function of energy over the sites of a random alloy into a polynomial in its mole
 * fractions, by summing over all fingerprints once.
 *
 * @param average function of the energy in eV
 * @throws InputError when the model lacks an element, or there are too many coefficients or fingerprints
 * @example
 * const activity = energyFunction({ name: 'sabatier', optimum: 1.1, temperature: 300 })
 * const polynomial = compilePolynomial(loadModel('irpdptrhru-oh'), activity)
 * evaluator(inBlock(polynomial, [], 0))(new Float64Array(5).fill(0.2)) // 0.0457
 */
export function compilePolynomial(
  model: EnergyModel,
  average: (energy: number) => number,
  options: PolynomialOptions = {},
): CompositionPolynomial {
  return compiled(model, planOf(model, seenGroups(model), options), average)
}

/**
 * The mean energy as a polynomial, at once: as energies add, one atom stands for all of its zone, with their sum.
 *
 * @throws InputError when the model lacks an element
 * @example evaluator(inBlock(compileMean(model), [], 0))(new Float64Array(5).fill(0.2)) // 0.7456 eV
 */
export function compileMean(model: EnergyModel, options: PolynomialOptions = {}): CompositionPolynomial {
  const [ensemble, ...zones] = seenGroups(model)
  const single = zones.map((zone): PlannedGroup => ({ ...zone, atoms: 1, energies: zone.atoms }))
  return compiled(model, planOf(model, [ensemble, ...single], options), energy => energy)
}

/**
 * The Sabatier activity as a polynomial, several times as fast as `compilePolynomial` of its function.
 *
 * @param peak optimum and kT, eV
 * @throws InputError when the model lacks an element, or there are too many coefficients or fingerprints
 * @example compilePeak(loadModel('irpdptrhru-oh'), { optimum: 1.1, thermal: BOLTZMANN * 300 })
 */
export function compilePeak(
  model: EnergyModel,
  peak: Peak,
  options: PolynomialOptions = {},
): CompositionPolynomial {
  const plan = planOf(model, seenGroups(model), options)
  const coefficients = new Float64Array(plan.coefficients)
  const activity = (energy: number) => Math.exp(-Math.abs(energy - peak.optimum) / peak.thermal)
  for (const halves of familyHalves(model, plan))
    if (!gatherPeak(coefficients, halves, peak)) gatherAverage(coefficients, halves, activity)
  return { elements: plan.elements, blocks: plan.blocks, coefficients }
}

/** A histogram whose bins are polynomials in the mole fractions. */
export interface HistogramPolynomials {
  /** The bins hold all energies that the elements can have, whatever their mole fractions. */
  readonly grid: BinGrid
  /** The probability of each bin. */
  readonly bins: readonly CompositionPolynomial[]
}

/**
 * Compiles a histogram: the probability of every bin is the average of a function that is 1 in the bin.
 *
 * @param width of the bins, eV
 * @throws InputError when the model lacks an element, or there are too many coefficients or fingerprints
 * @example compileHistogram(loadModel('irpdptrhru-oh'), 0.05).bins.length
 */
export function compileHistogram(
  model: EnergyModel,
  width: number,
  options: PolynomialOptions = {},
): HistogramPolynomials {
  const plan = planOf(model, seenGroups(model), options)
  const { minimum, maximum } = energyExtremes(model, plan.elements)
  const grid = binGrid(width, minimum, maximum)
  checkCoefficients(model, plan.elements, plan.coefficients * grid.length)
  const coefficients = new Float64Array(plan.coefficients * grid.length)
  for (const halves of familyHalves(model, plan)) gatherBins(coefficients, halves, grid)
  return {
    grid,
    bins: Array.from({ length: grid.length }, (_, bin) => ({
      elements: plan.elements,
      blocks: plan.blocks,
      coefficients: coefficients.subarray(bin * plan.coefficients, (bin + 1) * plan.coefficients),
    })),
  }
}

function compiled(
  model: EnergyModel,
  plan: Plan,
  average: (energy: number) => number,
): CompositionPolynomial {
  const coefficients = new Float64Array(plan.coefficients)
  for (const halves of familyHalves(model, plan)) gatherAverage(coefficients, halves, average)
  return { elements: plan.elements, blocks: plan.blocks, coefficients }
}

/** Equivalent atoms of a fingerprint. */
interface PlannedGroup extends SeenGroup {
  /** How many atoms' energies each atom adds; 1 by default. */
  readonly energies?: number
}

/** What a compilation will need, known before it starts. */
interface Plan {
  readonly elements: readonly string[]
  readonly blocks: readonly CompositionBlock[]
  /** The ensemble, then the zones. */
  readonly groups: readonly [PlannedGroup, ...PlannedGroup[]]
  /** How many. */
  readonly coefficients: number
}

function planOf(
  model: EnergyModel,
  groups: readonly [PlannedGroup, ...PlannedGroup[]],
  { elements = model.elements, apart = [] }: PolynomialOptions,
): Plan {
  checkCoverage(model, elements)
  const layers = [...new Set(groups.map(({ layer }) => layer))]
  const together = layers.filter(layer => layer === null || !apart.includes(layer))
  const alone = layers.filter(layer => !together.includes(layer)).map(layer => [layer])
  const atomsIn = (some: readonly (number | null)[]) =>
    groups.reduce((sum, { atoms, layer }) => sum + (some.includes(layer) ? atoms : 0), 0)
  const blocks = [...(together.length > 0 ? [together] : []), ...alone].map(own => ({
    layers: own,
    atoms: atomsIn(own),
  }))
  const coefficients = blocks.reduce(
    (product, { atoms }) => product * monomialCount(elements.length, atoms),
    1,
  )
  const fingerprints = groups.reduce(
    (product, { atoms }) => product * monomialCount(elements.length, atoms),
    1,
  )
  checkCoefficients(model, elements, coefficients)
  if (fingerprints > MAXIMUM_FINGERPRINTS)
    throw new InputError(
      `the polynomial of ${model.id} in ${elements.length} elements would sum over ${grouped(fingerprints)} fingerprints; ` +
        `at most ${grouped(MAXIMUM_FINGERPRINTS)} are allowed`,
    )
  return { elements, blocks, groups, coefficients }
}

function checkCoefficients({ id }: EnergyModel, elements: readonly string[], coefficients: number): void {
  if (coefficients > MAXIMUM_COEFFICIENTS)
    throw new InputError(
      `the polynomial of ${id} in ${elements.length} elements would have ${grouped(coefficients)} coefficients ` +
        `(${grouped(Math.ceil((coefficients * 8) / 1e6))} MB); at most ${grouped(MAXIMUM_COEFFICIENTS)} are allowed`,
    )
}

/** The fingerprints of the ensembles that share their coefficients, one family after the other. */
function* familyHalves(model: EnergyModel, { elements, blocks, groups }: Plan): Generator<Halves> {
  const [ensemble, ...zones] = groups
  const variables = blocks.length * elements.length
  const firstVariable = (layer: number | null) =>
    blocks.findIndex(({ layers }) => layers.includes(layer)) * elements.length
  const families = new Map<ZoneCoefficients, string[]>()
  for (const name of ensembleNames(elements, ensemble.atoms)) {
    const coefficients = zoneCoefficients(model, name)
    families.set(coefficients, [...(families.get(coefficients) ?? []), name])
  }
  for (const [coefficients, names] of families) {
    const lists = [
      ensembleList(
        names.map(name => ({
          energy: model.ensembles[name] as number,
          counts: elements.map(element => ensembleAtoms(name).filter(atom => atom === element).length),
        })),
        firstVariable(ensemble.layer),
        variables,
      ),
      ...zones.map(({ name, atoms, layer, energies = 1 }) =>
        zoneList(
          atoms,
          elements.map(element => energies * (coefficients[name]?.[element] as number)),
          firstVariable(layer),
          variables,
        ),
      ),
    ]
    yield halvesOf(balanced(lists, variables), elements.length, blocks)
  }
}

/** Multiplies lists, the longest first, each into the half that is shorter so far. */
function balanced(lists: readonly FingerprintList[], variables: number): [FingerprintList, FingerprintList] {
  let [left, right] = [nothing(variables), nothing(variables)]
  for (const list of [...lists].sort((a, b) => b.length - a.length))
    if (left.length < right.length) left = pairsOf(left, list)
    else right = pairsOf(right, list)
  return [left, right]
}

const grouped = (count: number): string => count.toLocaleString('en')
