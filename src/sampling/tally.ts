/** What drawing some blocks of sites leaves: counts, which add in any order, and figures kept block by block. */
export interface Tally {
  /** Float64Array [cell], sites; what a cell is, the plan says. */
  readonly hits: Float64Array
  /** Float64Array [block, ensemble, figure]; empty when the hits tell the energies exactly. */
  readonly figures: Float64Array
}

/**
 * The tally of all blocks from those of consecutive ranges, the same to the last bit however they were divided.
 *
 * @param parts in the order of their blocks
 */
export function unitedTally(parts: readonly Tally[]): Tally {
  const [first, ...others] = parts as [Tally, ...Tally[]]
  const hits = first.hits.slice()
  for (const other of others) for (let cell = 0; cell < hits.length; cell++) hits[cell] += other.hits[cell]
  const figures = new Float64Array(parts.reduce((size, part) => size + part.figures.length, 0))
  let place = 0
  for (const part of parts) {
    figures.set(part.figures, place)
    place += part.figures.length
  }
  return { hits, figures }
}

/** Counts what was drawn by its place. */
export function countHits(places: Int32Array, hits: Uint32Array, draws: number): void {
  for (let draw = 0; draw < draws; draw++) hits[places[draw]]++
}
