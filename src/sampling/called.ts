import type { LayeredComposition } from '../composition/layered.ts'
import { binGrid } from '../distribution/histogram.ts'
import { zoneMeasure } from '../distribution/measure.ts'
import type { Moments } from '../distribution/moments.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'
import { type CodeModel, codeEnergy } from '../energy/code-model.ts'
import { drawHalves } from '../environment/alias-draw.ts'
import { aliasTable, entriesOfHalves } from '../environment/alias-table.ts'
import { WORDS } from '../environment/random-streams.ts'
import { type NamedFillings, zoneCounts } from './site-table.ts'
import type { Drawing } from './turns.ts'
import type { WeightedEnsemble } from './weighted-ensembles.ts'
import { weightOf, weightyPoints } from './weighted-points.ts'

/** Sites of one ensemble, as they come. */
interface Gathered {
  /** Sites by cell; a cell's number counts from 0 eV. */
  readonly cells: Map<number, number>
  /** eV, near the energies, so that sums about it keep their digits. */
  centre: number
  sum: number
  squares: number
  lowest: number
  highest: number
}

/** Cells to a bin. */
const PER_BIN = 100

/** Sites at a time. */
const BATCH = 1024

/** How fine the energies of a called model are kept, eV. */
export const calledCellWidth = (binWidth: number): number => binWidth / PER_BIN

/**
 * Draws sites for a code model with too many fingerprints to list, and asks it for the energy of each. Points are the
 * middles of energy cells; moments and extremes are those of the energies themselves.
 *
 * @param states Int32Array [block, 4], where the stream of each block starts; stepped
 * @param sizes sites per block
 * @throws InputError when the model fails for a fingerprint, or the energies would fill too many bins
 */
export function* callSites(
  model: CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
  binWidth: number,
  states: Int32Array,
  sizes: readonly number[],
): Drawing<WeightedEnsemble[]> {
  const width = calledCellWidth(binWidth)
  const fillings = zoneCounts(model, alloy)
  const { zones } = terms[0] as EnsembleTerm
  const drawn = [
    Float64Array.from(terms, ({ probability }) => probability),
    ...zones.map(zone => zoneMeasure(zone).probabilities),
  ].map(probabilities => {
    const table = aliasTable(probabilities)
    return { table, entries: entriesOfHalves(table), halves: new Int32Array(BATCH) }
  })
  const gathered = terms.map(
    (): Gathered => ({
      cells: new Map(),
      centre: Number.NaN,
      sum: 0,
      squares: 0,
      lowest: Number.POSITIVE_INFINITY,
      highest: Number.NEGATIVE_INFINITY,
    }),
  )
  const [ofEnsembles, ...ofZones] = drawn as [(typeof drawn)[0], ...typeof drawn]
  for (const [block, size] of sizes.entries()) {
    const state = states.subarray(WORDS * block, WORDS * (block + 1))
    for (let done = 0; done < size; done += BATCH) {
      const draws = Math.min(BATCH, size - done)
      for (const { table, halves } of drawn) drawHalves(state, table, halves, draws)
      for (let draw = 0; draw < draws; draw++) {
        const ensemble = ofEnsembles.entries[ofEnsembles.halves[draw]]
        const counts: Record<string, NamedFillings['counts'][number]> = {}
        for (const [zone, { entries, halves }] of ofZones.entries()) {
          const filling = fillings[zone] as NamedFillings
          counts[filling.name] = filling.counts[entries[halves[draw]]] as NamedFillings['counts'][number]
        }
        const energy = codeEnergy(model, (terms[ensemble] as EnsembleTerm).name, counts)
        gather(gathered[ensemble] as Gathered, energy, Math.floor(energy / width))
      }
      // Energies that no histogram could hold are refused before they fill the memory.
      const [lowest, highest] = rangeOf(gathered)
      binGrid(binWidth, lowest, highest)
      yield draws
    }
  }
  const sites = sizes.reduce((sum, size) => sum + size, 0)
  return terms.flatMap(({ name, unseen }, ensemble) => {
    const own = gathered[ensemble] as Gathered
    if (own.cells.size === 0) return []
    const points = weightyPoints(
      Float64Array.from(own.cells.keys(), cell => (cell + 0.5) * width),
      Float64Array.from(own.cells.values()),
      width,
    )
    const count = weightOf(points.probabilities)
    return [{ name, unseen, probability: count / sites, moments: momentsOf(own, count), points }]
  })
}

function gather(own: Gathered, energy: number, cell: number): void {
  if (own.cells.size === 0) own.centre = energy
  own.cells.set(cell, (own.cells.get(cell) ?? 0) + 1)
  const deviation = energy - own.centre
  own.sum += deviation
  own.squares += deviation * deviation
  own.lowest = Math.min(own.lowest, energy)
  own.highest = Math.max(own.highest, energy)
}

const momentsOf = ({ centre, sum, squares, lowest, highest }: Gathered, count: number): Moments => ({
  mean: centre + sum / count,
  variance: Math.max(0, squares / count - (sum / count) ** 2),
  minimum: lowest,
  maximum: highest,
})

const rangeOf = (gathered: readonly Gathered[]): [number, number] => [
  Math.min(...gathered.map(({ lowest }) => lowest)),
  Math.max(...gathered.map(({ highest }) => highest)),
]
