import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import type { ZoneTerm } from '../distribution/terms.ts'
import { type EnergyModel, type ZoneCoefficients, zoneCoefficients } from '../energy/model.ts'
import { ensembleName } from '../environment/ensembles.ts'
import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { type ZoneFillings, zoneFillings } from '../environment/zone-fillings.ts'
import { InputError } from '../input/input-error.ts'
import type { AtomClass } from './atom-classes.ts'

/** One value for the first of two models, one for the second. */
export type Pair<Value> = readonly [Value, Value]

/** The same of either. */
export const both = <From, To>([first, second]: Pair<From>, map: (value: From) => To): Pair<To> => [
  map(first),
  map(second),
]

/** Equivalent atoms that both models see: each is element i with probability x_i and then adds w_i to either energy. */
export interface SharedTerm {
  readonly atoms: number
  /** Float64Array [element], mole fractions. */
  readonly fractions: Float64Array
  /** Per model, Float64Array [element], eV per atom. */
  readonly weights: Pair<Float64Array>
}

/** Given the elements of both ensembles: what they add to either energy, and how likely they are. */
export interface JointState {
  readonly probability: number
  /** b of the model's own ensemble and what the other ensemble's atoms add in its zones, eV. */
  readonly offsets: Pair<number>
  /** Whether either model was fitted without any row of its ensemble. */
  readonly unseen: boolean
}

/** States with the same coefficients, and the atoms outside both ensembles; all of these are independent. */
export interface JointGroup {
  readonly states: readonly JointState[]
  readonly shared: readonly SharedTerm[]
  /** Per model, atoms that it alone sees; the same object for groups with the same coefficients. */
  readonly alone: Pair<readonly ZoneTerm[]>
}

/** Fillings of the ensembles' atoms that may be visited. */
const MAXIMUM_STATES = 500_000

/**
 * Splits the joint distribution of two energies by the elements on all ensemble atoms of both sites: given
 * these, every other atom is independent of the rest.
 *
 * @throws InputError when there are too many ways to fill the ensembles
 */
export function jointGroups(
  models: Pair<EnergyModel>,
  alloy: LayeredComposition,
  classes: readonly AtomClass[],
): JointGroup[] {
  const filled = classes.map((atomClass): FilledClass => {
    const composition = layerComposition(alloy, atomClass.layer)
    const fillings = zoneFillings(atomClass.atoms, composition.size)
    const fractions = Float64Array.from(composition.values())
    return {
      ...atomClass,
      elements: [...composition.keys()],
      fractions,
      fillings,
      probabilities: fillingProbabilities(fillings, fractions),
    }
  })
  const ensembles = filled.filter(({ roles }) => roles.includes('ensemble'))
  const others = filled.filter(({ roles }) => !roles.includes('ensemble'))
  checkStates(ensembles)
  const groups = new Map<ZoneCoefficients, Map<ZoneCoefficients, GrowingGroup>>()
  const alone = [aloneTerms(others, 0), aloneTerms(others, 1)] as const
  visitFillings(ensembles, (fillings, probability) => {
    const names = models.map((_, model) => nameOf(ensembles, fillings, model))
    const [first, second] = models.map((model, index) =>
      zoneCoefficients(model, names[index] as string),
    ) as unknown as Pair<ZoneCoefficients>
    const known = groups.get(first) ?? new Map<ZoneCoefficients, GrowingGroup>()
    groups.set(first, known)
    const group = known.get(second) ?? {
      states: [],
      shared: sharedTerms(others, [first, second]),
      alone: [alone[0](first), alone[1](second)] as const,
    }
    known.set(second, group)
    group.states.push({
      probability,
      offsets: [
        (models[0].ensembles[names[0] as string] as number) + zoneEnergy(ensembles, fillings, 0, first),
        (models[1].ensembles[names[1] as string] as number) + zoneEnergy(ensembles, fillings, 1, second),
      ],
      unseen: models.some(({ unseenEnsembles }, index) => unseenEnsembles.includes(names[index] as string)),
    })
  })
  return [...groups.values()].flatMap(known => [...known.values()])
}

type GrowingGroup = JointGroup & { readonly states: JointState[] }

interface FilledClass extends AtomClass {
  readonly elements: readonly string[]
  readonly fractions: Float64Array
  readonly fillings: ZoneFillings
  readonly probabilities: Float64Array
}

function checkStates(ensembles: readonly FilledClass[]): void {
  const states = ensembles.reduce((product, { fillings }) => product * fillings.length, 1)
  if (states > MAXIMUM_STATES)
    throw new InputError(
      `the ensembles of both sites can be filled in ${states.toLocaleString('en')} ways; at most ${MAXIMUM_STATES.toLocaleString('en')} are allowed`,
    )
}

/** Every choice of one filling per class, with its probability. */
function visitFillings(
  classes: readonly FilledClass[],
  visit: (fillings: readonly number[], probability: number) => void,
): void {
  const chosen = new Array<number>(classes.length).fill(0)
  const choose = (place: number, probability: number) => {
    if (place === classes.length) {
      visit(chosen, probability)
      return
    }
    const { probabilities } = classes[place] as FilledClass
    for (let filling = 0; filling < probabilities.length; filling++) {
      chosen[place] = filling
      choose(place + 1, probability * probabilities[filling])
    }
  }
  choose(0, 1)
}

function nameOf(classes: readonly FilledClass[], fillings: readonly number[], model: number): string {
  const atoms: string[] = []
  for (const [
    place,
    {
      roles,
      elements,
      fillings: { counts },
    },
  ] of classes.entries()) {
    if (roles[model] !== 'ensemble') continue
    const row = (fillings[place] as number) * elements.length
    for (const [index, element] of elements.entries())
      for (let count = counts[row + index]; count > 0; count--) atoms.push(element)
  }
  return ensembleName(atoms)
}

/** What atoms of the other ensemble add in the zones of a model. */
function zoneEnergy(
  classes: readonly FilledClass[],
  fillings: readonly number[],
  model: number,
  coefficients: ZoneCoefficients,
): number {
  let energy = 0
  for (const [
    place,
    {
      roles,
      elements,
      fillings: { counts },
    },
  ] of classes.entries()) {
    const role = roles[model] as string | null
    if (role === null || role === 'ensemble') continue
    const row = (fillings[place] as number) * elements.length
    for (const [index, element] of elements.entries())
      energy += counts[row + index] * (coefficients[role]?.[element] as number)
  }
  return energy
}

/** What each atom outside both ensembles adds under the coefficients of a model, or null where it does not see them. */
const weightsOf = (
  { roles, elements }: FilledClass,
  model: 0 | 1,
  coefficients: ZoneCoefficients,
): Float64Array | null => {
  const role = roles[model]
  return role === null
    ? null
    : Float64Array.from(elements, element => coefficients[role]?.[element] as number)
}

const sharedTerms = (
  classes: readonly FilledClass[],
  [first, second]: Pair<ZoneCoefficients>,
): SharedTerm[] =>
  classes.flatMap(atomClass => {
    const [a, b] = [weightsOf(atomClass, 0, first), weightsOf(atomClass, 1, second)]
    if (a === null || b === null) return []
    return [{ atoms: atomClass.atoms, fractions: atomClass.fractions, weights: [a, b] as const }]
  })

/** Made once for all states with the same coefficients. */
function aloneTerms(classes: readonly FilledClass[], model: 0 | 1) {
  const own = classes.filter(({ roles }) => roles[1 - model] === null)
  const known = new Map<ZoneCoefficients, ZoneTerm[]>()
  return (coefficients: ZoneCoefficients): ZoneTerm[] => {
    const terms =
      known.get(coefficients) ??
      own.map(
        (atomClass): ZoneTerm => ({
          atoms: atomClass.atoms,
          fractions: atomClass.fractions,
          weights: weightsOf(atomClass, model, coefficients) as Float64Array,
        }),
      )
    known.set(coefficients, terms)
    return terms
  }
}
