import { type Difference, differences } from '../distribution/difference.ts'
import { gridSums } from '../distribution/grid-sum.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../distribution/zone-sum.ts'
import { multisets } from '../environment/binomial.ts'
import { InputError } from '../input/input-error.ts'

/** How far the energy distributions of two compositions lie apart. */
export interface LabelledDifference extends Difference {
  readonly a: string
  readonly b: string
}

const MAXIMUM_COMPOSITIONS = 50

/** Alloys with more fingerprints than this are put on a grid of energies. */
const MAXIMUM_FINGERPRINTS = 2 ** 17

/** eV; the grid resolves a hundredth of it. */
const BIN_WIDTH = 0.01

/**
 * The differences between every two of some alloys' energy distributions: of all fingerprints where they are few,
 * else of energies on a grid, whose steps then count in the resolution.
 *
 * @param terms of each alloy, under one model
 * @throws InputError when there are not 2 to 50 alloys
 */
export function labelledDifferences(
  terms: readonly (readonly EnsembleTerm[])[],
  labels: readonly string[],
): LabelledDifference[] {
  checkDifferences(terms.length)
  const resolved = terms.map(resolvedSums)
  const between = differences(resolved.map(({ sums }) => sums))
  return labels.flatMap((a, first) =>
    labels.slice(first + 1).map((b, gap) => {
      const second = first + 1 + gap
      const { resolution, ...distances } = between(first, second)
      const moved = [first, second].reduce((sum, row) => sum + (resolved[row]?.resolution as number), 0)
      return { a, b, ...distances, resolution: resolution + moved }
    }),
  )
}

/** @throws InputError when there are not 2 to 50 compositions */
export function checkDifferences(compositions: number): void {
  if (!(compositions >= 2 && compositions <= MAXIMUM_COMPOSITIONS))
    throw new InputError(
      `differences are made of 2 to ${MAXIMUM_COMPOSITIONS} compositions, got ${compositions}`,
      { field: 'differences' },
    )
}

function resolvedSums(terms: readonly EnsembleTerm[]): { sums: EnsembleSum[]; resolution: number } {
  if (fingerprints(terms) <= MAXIMUM_FINGERPRINTS) return { sums: ensembleSums(terms), resolution: 0 }
  const { sums, grid } = gridSums(terms, BIN_WIDTH, Number.POSITIVE_INFINITY)
  return { sums, resolution: grid.splits * grid.step }
}

const fingerprints = (terms: readonly EnsembleTerm[]): bigint =>
  (terms[0]?.zones ?? []).reduce(
    (product, { atoms, weights }) => product * multisets(weights.length, atoms),
    BigInt(terms.length),
  )
