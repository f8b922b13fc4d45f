import type { Moments } from '../distribution/moments.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'
import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import { drawHalves } from '../environment/alias-draw.ts'
import { WORDS } from '../environment/random-streams.ts'
import type { EnergyCells, MergedPart, MergedPlan } from './merged-plan.ts'
import { countHits, type Tally } from './tally.ts'
import type { WeightedEnsemble } from './weighted-ensembles.ts'
import { weightOf, weightyPoints } from './weighted-points.ts'

/** Sites at a time: what is known of them stays in the first cache. */
const BATCH = 1024

/** Per ensemble: sum of its energies less the centre, eV; of their squares, eV^2; lowest and highest energy, eV. */
const FIGURES = 4

/**
 * Draws sites, adding up their energies per block and ensemble and counting them by ensemble and energy cell. Each
 * loop touches few arrays, as a processor has few registers.
 *
 * @param states Int32Array [block, 4], where the stream of each block starts; stepped
 * @param sizes sites per block, each below 2^32
 */
export function drawMerged(
  plan: MergedPlan,
  states: Int32Array,
  sizes: readonly number[],
  onSites: (sites: number) => void,
): Tally {
  const { cells, centre, sets } = plan
  const [first, ...others] = plan.parts as [MergedPart, ...MergedPart[]]
  const isShared = sets.every(set => set === 0)
  const hits = new Float64Array(sets.length * cells.length)
  const allFigures = new Float64Array(sizes.length * sets.length * FIGURES)
  const ofBlock = new Uint32Array(hits.length)
  const places = new Int32Array(BATCH)
  const ensembles = new Int32Array(BATCH)
  const energies = new Float64Array(BATCH)
  for (const [block, size] of sizes.entries()) {
    const state = states.subarray(WORDS * block, WORDS * (block + 1))
    const figures = allFigures.subarray(block * sets.length * FIGURES, (block + 1) * sets.length * FIGURES)
    for (let figure = 0; figure < figures.length; figure += FIGURES) {
      figures[figure + 2] = Number.POSITIVE_INFINITY
      figures[figure + 3] = Number.NEGATIVE_INFINITY
    }
    ofBlock.fill(0)
    for (let drawn = 0; drawn < size; drawn += BATCH) {
      const draws = Math.min(BATCH, size - drawn)
      drawHalves(state, first.table, places, draws)
      begin(first.energies, plan.ensembles, places, energies, ensembles, draws)
      for (const part of others) {
        drawHalves(state, part.table, places, draws)
        if (isShared) add(part.energies, places, energies, draws)
        else addOfSet(part, sets, ensembles, places, energies, draws)
      }
      addFigures(centre, ensembles, energies, figures, draws)
      toCells(cells, ensembles, energies, places, draws)
      countHits(places, ofBlock, draws)
    }
    for (let cell = 0; cell < hits.length; cell++) hits[cell] += ofBlock[cell]
    onSites(size)
  }
  return { hits, figures: allFigures }
}

function begin(
  values: Float64Array,
  ensembleOf: Int32Array,
  halves: Int32Array,
  energies: Float64Array,
  ensembles: Int32Array,
  draws: number,
): void {
  for (let draw = 0; draw < draws; draw++) {
    energies[draw] = values[halves[draw]]
    ensembles[draw] = ensembleOf[halves[draw]]
  }
}

function add(values: Float64Array, halves: Int32Array, energies: Float64Array, draws: number): void {
  for (let draw = 0; draw < draws; draw++) energies[draw] += values[halves[draw]]
}

function addOfSet(
  { table, energies: values }: MergedPart,
  sets: Int32Array,
  ensembles: Int32Array,
  halves: Int32Array,
  energies: Float64Array,
  draws: number,
): void {
  const perSet = 2 * table.aliases.length
  for (let draw = 0; draw < draws; draw++)
    energies[draw] += values[sets[ensembles[draw]] * perSet + halves[draw]]
}

function addFigures(
  centre: number,
  ensembles: Int32Array,
  energies: Float64Array,
  figures: Float64Array,
  draws: number,
): void {
  for (let draw = 0; draw < draws; draw++) {
    const ensemble = FIGURES * ensembles[draw]
    const energy = energies[draw]
    const deviation = energy - centre
    figures[ensemble] += deviation
    figures[ensemble + 1] += deviation * deviation
    if (energy < figures[ensemble + 2]) figures[ensemble + 2] = energy
    if (energy > figures[ensemble + 3]) figures[ensemble + 3] = energy
  }
}

function toCells(
  { start, width, length }: EnergyCells,
  ensembles: Int32Array,
  energies: Float64Array,
  places: Int32Array,
  draws: number,
): void {
  const perElectronvolt = 1 / width
  const low = start - SAME_ENERGY
  for (let draw = 0; draw < draws; draw++)
    places[draw] = ensembles[draw] * length + (((energies[draw] - low) * perElectronvolt) | 0)
}

/**
 * What was drawn, ensemble by ensemble; an ensemble that was not is left out. Points are the middles of cells, moments
 * and extremes are those of the energies themselves.
 */
export function mergedEnsembles(
  { centre, cells }: MergedPlan,
  terms: readonly EnsembleTerm[],
  { hits, figures }: Tally,
  sites: number,
): WeightedEnsemble[] {
  const middles = Float64Array.from(
    { length: cells.length },
    (_, cell) => cells.start + (Math.min(cell, cells.length - 2) + 0.5) * cells.width,
  )
  return terms.flatMap(({ name, unseen }, ensemble): WeightedEnsemble[] => {
    const own = hits.subarray(ensemble * cells.length, (ensemble + 1) * cells.length)
    const points = weightyPoints(middles, own, cells.width)
    const count = weightOf(points.probabilities)
    if (count === 0) return []
    const moments = momentsOf(figures, ensemble, terms.length, count, centre)
    return [{ name, unseen, probability: count / sites, moments, points }]
  })
}

function momentsOf(
  figures: Float64Array,
  ensemble: number,
  ensembles: number,
  count: number,
  centre: number,
): Moments {
  let [sum, squares, minimum, maximum] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let place = FIGURES * ensemble; place < figures.length; place += FIGURES * ensembles) {
    sum += figures[place]
    squares += figures[place + 1]
    minimum = Math.min(minimum, figures[place + 2])
    maximum = Math.max(maximum, figures[place + 3])
  }
  const mean = centre + sum / count
  const variance = Math.max(0, squares / count - (sum / count) ** 2)
  return { mean, variance: minimum === maximum ? 0 : variance, minimum, maximum }
}
