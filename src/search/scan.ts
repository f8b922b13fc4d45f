import FlatQueue from 'flatqueue'
import type { SimplexGrid } from '../composition/simplex-grid.ts'
import type { HomogeneousPolynomial } from '../polynomial/homogeneous-polynomial.ts'
import { type ScanLine, scanLines } from './scan-lines.ts'

/** A composition of a grid and its value. */
export interface ScannedComposition {
  /** Int32Array [element], in steps of the grid. */
  readonly steps: Int32Array
  readonly value: number
}

/** What a scan saw. */
export interface ScanSummary {
  /** How many compositions. */
  readonly compositions: number
  readonly mean: number
  /** Of the compositions, as the whole population. */
  readonly standardDeviation: number
  readonly minimum: number
  readonly maximum: number
  /** The highest values, best first; equal ones in the order of the grid. */
  readonly best: readonly ScannedComposition[]
}

/** What to do with each line of a scan; it is awaited only if it gives a promise. */
export type LineVisitor = (line: ScanLine, done: number) => Promise<void> | undefined

/**
 * Evaluates a polynomial at every composition of a grid, in one pass that keeps only the best.
 *
 * @param polynomial in at least two mole fractions
 * @param top how many of the best to keep
 * @param visit sees each line, with the number of compositions that came before
 * @example await scan(objectivePolynomial(model, objective, elements), simplexGrid(0.01, lower, upper), 20)
 */
export async function scan(
  polynomial: HomogeneousPolynomial,
  grid: SimplexGrid,
  top: number,
  visit?: LineVisitor,
): Promise<ScanSummary> {
  const best = bestOf(top)
  let compositions = 0
  let minimum = Number.POSITIVE_INFINITY
  let maximum = Number.NEGATIVE_INFINITY
  let origin: number | null = null
  let sum = 0
  let squares = 0
  for (const line of scanLines(polynomial, grid)) {
    const waited = visit?.(line, compositions)
    if (waited !== undefined) await waited
    origin ??= line.values[0]
    for (let i = 0; i < line.length; i++) {
      const value = line.values[i]
      if (value < minimum) minimum = value
      if (value > maximum) maximum = value
      const difference = value - origin
      sum += difference
      squares += difference * difference
      if (value > best.threshold()) best.add(line, i)
    }
    compositions += line.length
  }
  const meanDifference = sum / compositions
  return {
    compositions,
    mean: (origin ?? 0) + meanDifference,
    standardDeviation: Math.sqrt(Math.max(0, squares / compositions - meanDifference ** 2)),
    minimum,
    maximum,
    best: best.inOrder(),
  }
}

/** Keeps the highest values seen. */
function bestOf(top: number) {
  const queue = new FlatQueue<ScannedComposition & { readonly seen: number }>()
  let seen = 0
  let threshold = top > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return {
    threshold: () => threshold,
    add(line: ScanLine, index: number) {
      const value = line.values[index]
      queue.push({ steps: stepsOf(line, index), value, seen: seen++ }, value)
      if (queue.length > top) queue.pop()
      if (queue.length === top) threshold = queue.peekValue() as number
    },
    inOrder(): ScannedComposition[] {
      const found = Array.from(
        { length: queue.length },
        () => queue.pop() as ScannedComposition & { seen: number },
      )
      return found
        .sort((a, b) => b.value - a.value || a.seen - b.seen)
        .map(({ steps, value }) => ({ steps, value }))
    },
  }
}

/** The steps of one composition of a line. */
export function stepsOf({ leading, left, first }: ScanLine, index: number): Int32Array {
  const steps = new Int32Array(leading.length + 2)
  steps.set(leading)
  steps[leading.length] = first + index
  steps[leading.length + 1] = left - first - index
  return steps
}
