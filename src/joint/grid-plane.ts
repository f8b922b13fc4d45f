import { ORIGIN, product, zoneMeasure } from '../distribution/measure.ts'
import type { HalfOpen } from './energy-interval.ts'
import { lineBlocks, linesInOrder, sharedBlocks } from './grid-blocks.ts'
import type { JointGroup, JointState, Pair } from './pair-terms.ts'
import {
  convolvedLines,
  convolvedPlanes,
  convolvedWithLine,
  cumulatedPlane,
  type LineGrid,
  type PlaneGrid,
  spreadLine,
  spreadPoints,
} from './plane-grid.ts'
import { binIndex, type PlaneBins, type PlaneMeasure, upperEdge } from './plane-measure.ts'
import { planePoints } from './plane-points.ts'

/**
 * The plane measure of a group on a grid, for as many fillings as there may be: blocks of atoms are listed,
 * spread over the grid and convolved.
 *
 * @param step eV
 */
export function gridPlane(group: JointGroup, step: number): PlaneMeasure {
  const { starts, lengths, mass } = convolvedGroup(group, step)
  const before = cumulatedPlane({ starts, lengths, mass })
  const [rows, columns] = lengths
  const stride = columns + 1
  const rowsBelow = (threshold: number) => placesBelow(threshold, starts[0], rows, step)
  const columnsBelow = (threshold: number) => placesBelow(threshold, starts[1], columns, step)
  const between = (top: number, bottom: number, left: number, right: number) =>
    Math.max(
      0,
      before[bottom * stride + right] -
        before[bottom * stride + left] -
        (before[top * stride + right] - before[top * stride + left]),
    )

  const probability = (offsets: Pair<number>, [a, b]: Pair<HalfOpen>): number =>
    between(
      rowsBelow(a.from - offsets[0]),
      rowsBelow(a.to - offsets[0]),
      columnsBelow(b.from - offsets[1]),
      columnsBelow(b.to - offsets[1]),
    )

  const addToBins = (offsets: Pair<number>, weight: number, { grids: [gridA, gridB], mass }: PlaneBins) => {
    const lowest = offsets.map((offset, axis) => offset + starts[axis as 0 | 1] * step)
    const highest = offsets.map(
      (offset, axis) => offset + (starts[axis as 0 | 1] + lengths[axis as 0 | 1] - 1) * step,
    )
    const lastA = binIndex(highest[0] as number, gridA)
    const lastB = binIndex(highest[1] as number, gridB)
    for (let binA = binIndex(lowest[0] as number, gridA), top = 0; binA <= lastA; binA++) {
      const bottom = rowsBelow(upperEdge(binA, gridA) - offsets[0])
      for (let binB = binIndex(lowest[1] as number, gridB), left = 0; binB <= lastB; binB++) {
        const right = columnsBelow(upperEdge(binB, gridB) - offsets[1])
        mass[binA * gridB.length + binB] += weight * between(top, bottom, left, right)
        left = right
      }
      top = bottom
    }
  }

  const secondGiven = (states: readonly JointState[], within: HalfOpen) => {
    const places = states.map(({ offsets }) => offsets[1] / step + starts[1])
    const start = Math.floor(places.reduce((least, place) => Math.min(least, place), Infinity))
    const end = Math.floor(places.reduce((most, place) => Math.max(most, place), -Infinity)) + columns + 1
    const gathered = new Float64Array(end - start)
    for (const [state, { offsets, probability }] of states.entries()) {
      const [top, bottom] = [rowsBelow(within.from - offsets[0]), rowsBelow(within.to - offsets[0])]
      const first = Math.floor(places[state] as number)
      const upper = (places[state] as number) - first
      for (let column = 0; column < columns; column++) {
        const share = probability * between(top, bottom, column, column + 1)
        gathered[first - start + column] += share * (1 - upper)
        gathered[first - start + column + 1] += share * upper
      }
    }
    const energies = Float64Array.from(gathered, (_, place) => (start + place) * step)
    return { points: { energies, probabilities: gathered }, rest: ORIGIN }
  }

  return { probability, addToBins, secondGiven }
}

/** How many of the places (start + i) step lie below a threshold. */
const placesBelow = (threshold: number, start: number, places: number, step: number): number =>
  Math.max(0, Math.min(places, Math.ceil(threshold / step) - start))

function convolvedGroup({ shared, alone }: JointGroup, step: number): PlaneGrid {
  const [base, ...taps] = sharedBlocks(shared)
  let plane = spreadPoints(planePoints(base ?? []), step)
  for (const block of taps) plane = convolvedPlanes(plane, spreadPoints(planePoints(block), step))
  for (const axis of linesInOrder(plane.lengths)) {
    const line = lineBlocks(alone[axis])
      .map(zones => spreadLine(zones.map(zoneMeasure).reduce(product, ORIGIN), step))
      .reduce<LineGrid | null>((sum, next) => (sum === null ? next : convolvedLines(sum, next)), null)
    if (line !== null) plane = convolvedWithLine(plane, line, axis)
  }
  return plane
}
