import type { Measure } from '../distribution/measure.ts'
import type { Pair } from './pair-terms.ts'
import type { PlanePoints } from './plane-points.ts'

/** Probability on the energies (start + i) step of two axes. */
export interface PlaneGrid {
  readonly starts: Pair<number>
  readonly lengths: Pair<number>
  /** Float64Array [place on the first axis, place on the second] */
  readonly mass: Float64Array
}

/** Probability on the energies (start + i) step. */
export interface LineGrid {
  readonly start: number
  /** Float64Array [place] */
  readonly mass: Float64Array
}

/**
 * Splits every point among the four grid points around it, bilinearly: this keeps both means and the mean
 * of the product, and moves no probability by a step or more along either axis.
 *
 * @param step eV
 */
export function spreadPoints({ energies: [a, b], probabilities }: PlanePoints, step: number): PlaneGrid {
  const [axisA, axisB] = [axisOf(a, step), axisOf(b, step)]
  const columns = axisB.length
  const mass = new Float64Array(axisA.length * columns)
  for (let point = 0; point < probabilities.length; point++) {
    const [placeA, placeB] = [a[point] / step - axisA.start, b[point] / step - axisB.start]
    const [row, column] = [Math.floor(placeA), Math.floor(placeB)]
    const [upperA, upperB] = [placeA - row, placeB - column]
    const cell = row * columns + column
    const probability = probabilities[point]
    mass[cell] += probability * (1 - upperA) * (1 - upperB)
    mass[cell + 1] += probability * (1 - upperA) * upperB
    mass[cell + columns] += probability * upperA * (1 - upperB)
    mass[cell + columns + 1] += probability * upperA * upperB
  }
  return { starts: [axisA.start, axisB.start], lengths: [axisA.length, columns], mass }
}

/** The same along one axis. */
export function spreadLine({ energies, probabilities }: Measure, step: number): LineGrid {
  const { start, length } = axisOf(energies, step)
  const mass = new Float64Array(length)
  for (let point = 0; point < energies.length; point++) {
    const place = energies[point] / step - start
    const lower = Math.floor(place)
    mass[lower] += probabilities[point] * (1 - (place - lower))
    mass[lower + 1] += probabilities[point] * (place - lower)
  }
  return { start, mass }
}

function axisOf(energies: Float64Array, step: number): { start: number; length: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let point = 0; point < energies.length; point++) {
    if (energies[point] < low) low = energies[point]
    if (energies[point] > high) high = energies[point]
  }
  const start = Math.floor(low / step)
  return { start, length: Math.floor(high / step) - start + 2 }
}

/** The sum of two independent pairs of energies; cheap when the second has few places with mass. */
export function convolvedPlanes(plane: PlaneGrid, taps: PlaneGrid): PlaneGrid {
  const [rows, columns] = plane.lengths
  const [tapRows, tapColumns] = taps.lengths
  const lengths = [rows + tapRows - 1, columns + tapColumns - 1] as const
  const mass = new Float64Array(lengths[0] * lengths[1])
  for (let tapRow = 0; tapRow < tapRows; tapRow++)
    for (let tapColumn = 0; tapColumn < tapColumns; tapColumn++) {
      const tap = taps.mass[tapRow * tapColumns + tapColumn]
      if (tap === 0) continue
      for (let row = 0; row < rows; row++)
        addScaled(mass, (row + tapRow) * lengths[1] + tapColumn, plane.mass, row * columns, columns, tap)
    }
  return { starts: [plane.starts[0] + taps.starts[0], plane.starts[1] + taps.starts[1]], lengths, mass }
}

/** Adds an independent energy along one axis, 0 or 1. */
export function convolvedWithLine(plane: PlaneGrid, line: LineGrid, axis: 0 | 1): PlaneGrid {
  const length = line.mass.length
  const alongAxis: PlaneGrid =
    axis === 0
      ? { starts: [line.start, 0], lengths: [length, 1], mass: line.mass }
      : { starts: [0, line.start], lengths: [1, length], mass: line.mass }
  return convolvedPlanes(plane, alongAxis)
}

/** The sum of two independent energies. */
export function convolvedLines(first: LineGrid, second: LineGrid): LineGrid {
  const mass = new Float64Array(first.mass.length + second.mass.length - 1)
  for (let place = 0; place < second.mass.length; place++)
    addScaled(mass, place, first.mass, 0, first.mass.length, second.mass[place])
  return { start: first.start + second.start, mass }
}

function addScaled(
  to: Float64Array,
  toStart: number,
  from: Float64Array,
  fromStart: number,
  length: number,
  factor: number,
): void {
  for (let i = 0; i < length; i++) to[toStart + i] += factor * from[fromStart + i]
}

/**
 * Sums over all places before a corner.
 *
 * @returns Float64Array [row + 1, column + 1]
 */
export function cumulatedPlane({ lengths: [rows, columns], mass }: PlaneGrid): Float64Array {
  const before = new Float64Array((rows + 1) * (columns + 1))
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let column = 0; column < columns; column++) {
      sum += mass[row * columns + column]
      before[(row + 1) * (columns + 1) + column + 1] = before[row * (columns + 1) + column + 1] + sum
    }
  }
  return before
}
