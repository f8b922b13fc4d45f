import { drawHalves } from '../environment/alias-draw.ts'
import { type AliasTable, aliasTable, entriesOfHalves } from '../environment/alias-table.ts'
import { multisets } from '../environment/binomial.ts'
import { WORDS } from '../environment/random-streams.ts'
import type { BinGrid } from './histogram.ts'
import { type Measure, ORIGIN, product, zoneMeasure } from './measure.ts'
import type { Moments } from './moments.ts'
import { countHits, type Tally } from './sampling-tally.ts'
import type { EnsembleTerm, ZoneTerm } from './terms.ts'
import type { WeightedEnsemble } from './weighted-ensembles.ts'
import { weightOf, weightyPoints } from './weighted-points.ts'
import { SAME_ENERGY } from './zone-sum.ts'

/**
 * Sampling from a few tables whose energies add, where the fingerprints are too many for one. The first table holds
 * the ensemble; zones are multiplied into it and into further ones while they stay small.
 */
export interface MergedPlan {
  readonly kind: 'merged'
  readonly parts: readonly MergedPart[]
  /** Int32Array [half column of the first part]. */
  readonly ensembles: Int32Array
  /** Int32Array [ensemble]: which set of coefficients it has. */
  readonly sets: Int32Array
  /** eV: the exact mean, about which sums are taken so that they keep their digits. */
  readonly centre: number
  readonly cells: EnergyCells
}

interface MergedPart {
  readonly table: AliasTable
  /** Float64Array [set of coefficients, half column], eV; those of the first part hold the ensemble's own. */
  readonly energies: Float64Array
}

/** Equal slices of the energies, some to each bin of a histogram. */
export interface EnergyCells {
  /** eV, the lower end of the first cell. */
  readonly start: number
  /** eV */
  readonly width: number
  /** How many; the last one is beyond the largest energy and takes what rounding carries there. */
  readonly length: number
}

/** A table of so many entries and its energies stay in the second cache of a processor. */
const MOST_ENTRIES = 2 ** 13

/** Cells in all, for the same reason. */
const MOST_CELLS = 2 ** 18

/** eV: cells finer than this would tell nothing more. */
const FINEST_CELL = 1e-5

/**
 * Prepares the tables.
 *
 * @param centre the exact mean, eV
 * @param grid the bins of the histogram, holding all energies
 */
export function mergedPlan(terms: readonly EnsembleTerm[], centre: number, grid: BinGrid): MergedPlan {
  const families = [...new Set(terms.map(({ zones }) => zones))]
  const [first, ...others] = partition(terms)
  const firstMeasures = families.map(zones => measureOf(zones, first as readonly Piece[]))
  const fillings = (firstMeasures[0] as Measure).energies.length
  const energies = new Float64Array(terms.length * fillings)
  const probabilities = new Float64Array(terms.length * fillings)
  for (const [ensemble, { zones, offset, probability }] of terms.entries()) {
    const measure = firstMeasures[families.indexOf(zones)] as Measure
    for (let filling = 0; filling < fillings; filling++) {
      energies[ensemble * fillings + filling] = offset + measure.energies[filling]
      probabilities[ensemble * fillings + filling] = probability * measure.probabilities[filling]
    }
  }
  const firstPart = partOf([{ energies, probabilities }])
  return {
    kind: 'merged',
    parts: [firstPart, ...others.map(pieces => partOf(families.map(zones => measureOf(zones, pieces))))],
    ensembles: entriesOfHalves(firstPart.table).map(entry => Math.floor(entry / fillings)),
    sets: Int32Array.from(terms, ({ zones }) => families.indexOf(zones)),
    centre,
    cells: cellsOf(grid, terms.length),
  }
}

/** Some atoms of a zone. */
interface Piece {
  readonly zone: number
  readonly atoms: number
}

/** What goes into each table: the zones, the ones with most fillings first, each into the first table with room. */
function partition(terms: readonly EnsembleTerm[]): Piece[][] {
  const [{ zones }] = terms as [EnsembleTerm]
  const entries = [terms.length]
  const parts: Piece[][] = [[]]
  const pieces = zones
    .flatMap((zone, index) => piecesOf(zone, index))
    .map(piece => ({ piece, fillings: fillingsOf(zones[piece.zone] as ZoneTerm, piece.atoms) }))
    .sort((a, b) => b.fillings - a.fillings)
  for (const { piece, fillings } of pieces) {
    const free = entries.findIndex(length => length * fillings <= MOST_ENTRIES)
    const part = free < 0 ? entries.push(1) - 1 : free
    entries[part] = (entries[part] as number) * fillings
    parts[part] = [...(parts[part] ?? []), piece]
  }
  return parts
}

const fillingsOf = ({ weights }: ZoneTerm, atoms: number): number => Number(multisets(weights.length, atoms))

/** A zone, in halves and their halves while it has too many fillings: its atoms are independent. */
function piecesOf(term: ZoneTerm, zone: number, atoms = term.atoms): Piece[] {
  if (atoms === 1 || fillingsOf(term, atoms) <= MOST_ENTRIES) return [{ zone, atoms }]
  const half = atoms >> 1
  return [...piecesOf(term, zone, half), ...piecesOf(term, zone, atoms - half)]
}

const measureOf = (zones: readonly ZoneTerm[], pieces: readonly Piece[]): Measure =>
  pieces
    .map(({ zone, atoms }) => zoneMeasure({ ...(zones[zone] as ZoneTerm), atoms }))
    .reduce(product, ORIGIN)

/** @param measures per set of coefficients; they have the same probabilities */
function partOf(measures: readonly Measure[]): MergedPart {
  const table = aliasTable((measures[0] as Measure).probabilities)
  const entries = entriesOfHalves(table)
  const energies = new Float64Array(measures.length * entries.length)
  for (const [set, measure] of measures.entries())
    for (let half = 0; half < entries.length; half++)
      energies[set * entries.length + half] = measure.energies[entries[half]]
  return { table, energies }
}

function cellsOf({ start, width, length }: BinGrid, ensembles: number): EnergyCells {
  const affordable = Math.floor(MOST_CELLS / (ensembles * length))
  const perBin = Math.max(1, Math.min(affordable, Math.ceil(width / FINEST_CELL)))
  return { start, width: width / perBin, length: length * perBin + 1 }
}

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
