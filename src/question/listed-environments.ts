import type { LayeredComposition } from '../composition/layered.ts'
import { arrangementsByProbability } from '../environment/arrangement-order.ts'
import {
  arrangementProbability,
  type DistinctArrangement,
  distinctArrangements,
  drawArrangement,
  drawUniformArrangement,
} from '../environment/arrangements.ts'
import { atomGroups } from '../environment/atom-groups.ts'
import { fingerprintsById, fingerprintsByProbability } from '../environment/fingerprint-order.ts'
import {
  drawFingerprint,
  drawUniformFingerprint,
  type Fingerprint,
  fingerprintId,
  fingerprintMultiplicity,
  fingerprintProbability,
} from '../environment/fingerprints.ts'
import { seededRandom } from '../environment/random.ts'
import type { FilledGroup } from '../environment/site-groups.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'

/** By id, most probable first, drawn with the odds of the alloy, or drawn evenly. */
export const ORDERS = ['id', 'probability', 'random', 'uniform'] as const

export type ListOrder = (typeof ORDERS)[number]

/** An environment of a list: element counts or element per atom by group, how many arrangements it stands for. */
export interface ListedEnvironment {
  readonly id: string
  /** `Ir2Pt4` by group for fingerprints, the element of each atom (`Ir Pt Pt`) for arrangements. */
  readonly groups: Readonly<Record<string, string>>
  readonly multiplicity: string
  readonly probability: number
}

const DEFAULT_SEED = 1

/** Fingerprints in the order wanted, lazily; drawn ones without end. */
export function* listedFingerprints(
  groups: readonly FilledGroup[],
  order: ListOrder,
  { from, seed = DEFAULT_SEED }: { from?: string | undefined; seed?: number | undefined },
): Generator<ListedEnvironment> {
  if (order === 'id') {
    for (const { fingerprint } of fingerprintsById(groups, readId(from)))
      yield listedFingerprint(groups, fingerprint)
    return
  }
  refuseFrom(from, order)
  if (order === 'probability') {
    for (const { fingerprint, probability } of fingerprintsByProbability(groups))
      yield listedFingerprint(groups, fingerprint, probability)
    return
  }
  const random = seededRandom(seed)
  const draw = order === 'random' ? drawFingerprint : drawUniformFingerprint
  for (;;) yield listedFingerprint(groups, draw(groups, random))
}

const listedFingerprint = (
  groups: readonly FilledGroup[],
  fingerprint: Fingerprint,
  probability = fingerprintProbability(groups, fingerprint),
): ListedEnvironment => ({
  id: fingerprintId(groups, fingerprint).toString(),
  groups: Object.fromEntries(
    groups.map(({ name, elements }, group) => [
      name,
      elements
        .map((element, index) => [element, fingerprint[group]?.[index] ?? 0] as const)
        .filter(([, atoms]) => atoms > 0)
        .map(([element, atoms]) => `${element}${atoms}`)
        .join(''),
    ]),
  ),
  multiplicity: fingerprintMultiplicity(fingerprint).toString(),
  probability,
})

/** Symmetry-distinct arrangements in the order wanted, lazily; drawn ones without end. */
export function* listedArrangements(
  site: Site,
  groups: readonly FilledGroup[],
  { bulk, layers }: LayeredComposition,
  order: ListOrder,
  { from, seed = DEFAULT_SEED }: { from?: string | undefined; seed?: number | undefined },
): Generator<ListedEnvironment> {
  if (layers.size > 0)
    throw new InputError('arrangements are listed for one composition; leave the layers out', {
      field: 'layer',
    })
  const [elements, fractions] = [[...bulk.keys()], [...bulk.values()]]
  const atoms = atomGroups(site)
  const listed = (arrangement: DistinctArrangement) =>
    listedArrangement(groups, elements, fractions, arrangement)
  if (order === 'id') {
    for (const arrangement of distinctArrangements(atoms, elements.length, readId(from)))
      yield listed(arrangement)
    return
  }
  refuseFrom(from, order)
  if (order === 'probability') {
    for (const arrangement of arrangementsByProbability(atoms, fractions)) yield listed(arrangement)
    return
  }
  const random = seededRandom(seed)
  for (;;)
    yield listed(
      order === 'random'
        ? drawArrangement(atoms, fractions, random)
        : drawUniformArrangement(atoms, elements.length, random),
    )
}

function listedArrangement(
  groups: readonly FilledGroup[],
  elements: readonly string[],
  fractions: readonly number[],
  arrangement: DistinctArrangement,
): ListedEnvironment {
  let start = 0
  const placed = groups.map(({ name, size }) => {
    const own = [...arrangement.atoms.subarray(start, start + size)].map(atom => elements[atom]).join(' ')
    start += size
    return [name, own] as const
  })
  return {
    id: arrangement.id.toString(),
    groups: Object.fromEntries(placed),
    multiplicity: arrangement.orbit.toString(),
    probability: arrangementProbability(arrangement, fractions),
  }
}

function refuseFrom(from: string | undefined, order: ListOrder): void {
  if (from !== undefined)
    throw new InputError(`a first id goes with the order of ids, not with ${order}`, { field: 'from' })
}

function readId(text = '0'): bigint {
  if (!/^\d+$/.test(text))
    throw new InputError(`the first id is a whole number from 0, got "${text}"`, { field: 'from' })
  return BigInt(text)
}
