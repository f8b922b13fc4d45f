import { InputError } from '../input/input-error.ts'
import { lineBlocks, linesInOrder, sharedBlocks } from './grid-blocks.ts'
import type { JointGroup } from './pair-terms.ts'
import { pointCount } from './point-count.ts'

/** 1, 2 and 5 times powers of ten, in eV; a finer one would be beyond any model, a coarser one no help. */
const STEPS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005]

/** Half a second's work; and what one question may ask for, in a minute or so. */
const WORK_WANTED = 2e8
const WORK_ALLOWED = 3e10
const CELLS_WANTED = 2 ** 21
const CELLS_ALLOWED = 2 ** 23

/**
 * The finest grid that takes below a second for all groups, or else the coarsest.
 *
 * @throws InputError when even that would take over a minute
 * @returns its step, eV
 */
export function gridStep(groups: readonly JointGroup[]): number {
  const fits = (step: number, cells: number, work: number) => {
    const costs = groups.map(group => gridCost(group, step))
    return costs.every(cost => cost.cells <= cells) && sum(costs.map(cost => cost.work)) <= work
  }
  const finest = STEPS.find(step => fits(step, CELLS_WANTED, WORK_WANTED))
  if (finest !== undefined) return finest
  const coarsest = STEPS.at(-1) as number
  if (!fits(coarsest, CELLS_ALLOWED, WORK_ALLOWED))
    throw new InputError(
      `the joint distribution would take over ${WORK_ALLOWED.toLocaleString('en')} operations even on a grid of ${coarsest} eV`,
    )
  return coarsest
}

/** How far the grid may move any probability along either axis, eV: less than a step per block, and one for the states. */
export function gridResolution(groups: readonly JointGroup[], step: number): number {
  const blocks = groups.map(
    ({ shared, alone }) =>
      1 + sharedBlocks(shared).length + Math.max(...alone.map(zones => lineBlocks(zones).length)),
  )
  const most = blocks.reduce((a, b) => Math.max(a, b))
  return Number((most * step).toPrecision(6))
}

/** The size of a group's plane and the additions that making it takes. */
function gridCost({ shared, alone }: JointGroup, step: number): { cells: number; work: number } {
  const [base = [], ...taps] = sharedBlocks(shared)
  const places = (terms: readonly { readonly atoms: number; readonly weights: Float64Array }[]) =>
    sum(terms.map(({ atoms, weights }) => atoms * (Math.max(...weights) - Math.min(...weights)))) / step + 1
  const lengthsOf = (terms: typeof shared) =>
    ([0, 1] as const).map(axis => places(terms.map(term => ({ ...term, weights: term.weights[axis] }))))
  const lengths = lengthsOf(base) as [number, number]
  let work = 4 * pointCount(base)
  for (const block of taps) {
    work += lengths[0] * lengths[1] * 4 * pointCount(block)
    for (const [axis, length] of lengthsOf(block).entries()) lengths[axis as 0 | 1] += length
  }
  for (const axis of linesInOrder(lengths)) {
    if (alone[axis].length === 0) continue
    const length = places(alone[axis])
    work += lengths[0] * lengths[1] * length
    lengths[axis] += length
  }
  const cells = lengths[0] * lengths[1]
  return { cells, work: work + 4 * cells }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
