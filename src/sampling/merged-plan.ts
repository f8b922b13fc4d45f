import type { BinGrid } from '../distribution/histogram.ts'
import { type Measure, ORIGIN, product, zoneMeasure } from '../distribution/measure.ts'
import type { EnsembleTerm, ZoneTerm } from '../distribution/terms.ts'
import { type AliasTable, aliasTable, entriesOfHalves } from '../environment/alias-table.ts'
import { multisets } from '../environment/binomial.ts'

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

/** One table, and what its entries add. */
export interface MergedPart {
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
