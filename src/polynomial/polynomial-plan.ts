import type { SeenGroup } from '../distribution/seen-groups.ts'
import { checkCoverage } from '../distribution/terms.ts'
import { type EnergyModel, type ZoneCoefficients, zoneCoefficients } from '../energy/model.ts'
import { ensembleAtoms, ensembleNames } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import type { CompositionBlock } from './composition-polynomial.ts'
import { type Halves, halvesOf, monomialCount } from './fingerprint-halves.ts'
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

/** Equivalent atoms of a fingerprint. */
export interface PlannedGroup extends SeenGroup {
  /** How many atoms' energies each atom adds; 1 by default. */
  readonly energies?: number
}

/** What a compilation will need, known before it starts. */
export interface Plan {
  readonly elements: readonly string[]
  readonly blocks: readonly CompositionBlock[]
  /** The ensemble, then the zones. */
  readonly groups: readonly [PlannedGroup, ...PlannedGroup[]]
  /** How many. */
  readonly coefficients: number
}

export function planOf(
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

export function checkCoefficients(
  { id }: EnergyModel,
  elements: readonly string[],
  coefficients: number,
): void {
  if (coefficients > MAXIMUM_COEFFICIENTS)
    throw new InputError(
      `the polynomial of ${id} in ${elements.length} elements would have ${grouped(coefficients)} coefficients ` +
        `(${grouped(Math.ceil((coefficients * 8) / 1e6))} MB); at most ${grouped(MAXIMUM_COEFFICIENTS)} are allowed`,
    )
}

/** The fingerprints of the ensembles that share their coefficients, one family after the other. */
export function* familyHalves(model: EnergyModel, { elements, blocks, groups }: Plan): Generator<Halves> {
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
