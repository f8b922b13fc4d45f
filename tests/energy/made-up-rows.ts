import type { TrainingRow, TrainingRows } from '../../src/energy/training-rows.ts'
import { ensembleAtoms, ensembleNames } from '../../src/environment/ensembles.ts'
import { seededRandom } from '../../src/environment/random.ts'

export interface MadeUpRowsOptions {
  readonly count: number
  readonly seed: number
  /** Pd and Pt by default, which make four ensembles of three atoms. */
  readonly elements?: readonly string[]
  /** Two of three atoms by default. */
  readonly zones?: TrainingRows['zones']
  /** Standard deviation of the energies about the linear model, eV. */
  readonly scatter?: number
  /** Of the coefficients of single ensembles about the shared ones, eV. */
  readonly own?: number
  /** Ensembles that no row has, and that one row has. */
  readonly unseen?: readonly string[]
  readonly once?: readonly string[]
  /** How many rows repeat the fingerprint of the row before. */
  readonly repeats?: number
  /** How many rows at the end share a slab in pairs. */
  readonly paired?: number
}

/** Standard normal deviate, Box and Muller. */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Rows of random environments of an fcc hollow, from a linear model with scatter. */
export function madeUpRows({
  count,
  seed,
  elements = ['Pd', 'Pt'],
  zones = [
    { name: 'surface-near', atoms: 3 },
    { name: 'subsurface-near', atoms: 3 },
  ],
  scatter = 0.1,
  own = 0,
  unseen = [],
  once = [],
  repeats = 0,
  paired = 0,
}: MadeUpRowsOptions): TrainingRows {
  const random = seededRandom(seed)
  const width = zones.length * elements.length
  const names = ensembleNames(elements, 3)
  const common = names.filter(name => !unseen.includes(name) && !once.includes(name))
  const shared = Array.from({ length: width }, () => 0.1 * normal(random))
  const truth = new Map(
    names.map(name => [
      name,
      {
        b: ensembleAtoms(name).reduce(
          (sum, atom) => sum + 0.3 * elements.indexOf(atom),
          0.05 * normal(random),
        ),
        w: shared.map(w => w + own * normal(random)),
      },
    ]),
  )
  const rows: TrainingRow[] = []
  for (let index = 0; index < count; index++) {
    const before = rows.at(-1)
    const isRepeat = before !== undefined && index < repeats + once.length + 1 && index > once.length
    const counts = isRepeat
      ? before.counts
      : zones.flatMap(({ atoms }) => {
          const filling = new Array<number>(elements.length).fill(0)
          for (let atom = 0; atom < atoms; atom++) {
            const element = Math.floor(random() * elements.length)
            filling[element] = (filling[element] as number) + 1
          }
          return filling
        })
    const ensemble = isRepeat
      ? before.ensemble
      : (once[index] ?? (common[Math.floor(random() * common.length)] as string))
    const { b, w } = truth.get(ensemble) as { b: number; w: number[] }
    rows.push({
      split: 'train',
      ensemble,
      counts,
      energy: counts.reduce((sum, n, k) => sum + n * (w[k] as number), b) + scatter * normal(random),
      slab: index >= count - paired ? `slab ${Math.floor((count - 1 - index) / 2)}` : `own ${index}`,
    })
  }
  return { file: 'made-up.csv', elements, zones, rows }
}

/** Shared and own coefficients, each without a ridge and with one of a given strength. */
export const FORMS_OF_FIXED_STRENGTH = [
  { coefficients: 'shared', ridge: null },
  { coefficients: 'shared', ridge: 3 },
  { coefficients: 'per-ensemble', ridge: null },
  { coefficients: 'per-ensemble', ridge: 3 },
] as const
