import type { JointDistribution } from '../src/joint/joint.ts'

/** Bins of a joint distribution, as many as a picture shows. */
export interface ShownBins {
  readonly starts: readonly [number, number]
  /** eV */
  readonly width: number
  /** By the bin of the first energy, then of the second. */
  readonly probability: readonly (readonly number[])[]
}

/** More cells along an axis cannot be told apart, and make the file large. */
const MOST_BINS = 120

/** What may be left out at either end of an axis. */
const LEFT_OUT = 1e-5

/** A bin of a joint distribution with its edges, eV. */
export interface JointCell {
  readonly lowA: number
  readonly highA: number
  readonly lowB: number
  readonly highB: number
  readonly probability: number
}

/** The bins without almost empty ends, then united by as many as it takes to have few. */
export function shownBins({ bins }: Pick<JointDistribution, 'bins'>): ShownBins {
  const { starts, width, probability } = bins
  const [rows, columns] = marginals(probability).map(trimmed) as [[number, number], [number, number]]
  const ends = [rows, columns] as const
  const united = Math.max(...ends.map(([first, end]) => Math.ceil((end - first) / MOST_BINS)))
  const [shownRows, shownColumns] = ends.map(([first, end]) => Math.ceil((end - first) / united))
  const shown = Array.from({ length: shownRows as number }, () =>
    new Array<number>(shownColumns as number).fill(0),
  )
  for (let row = rows[0]; row < rows[1]; row++)
    for (let column = columns[0]; column < columns[1]; column++) {
      const to = shown[Math.floor((row - rows[0]) / united)] as number[]
      const place = Math.floor((column - columns[0]) / united)
      to[place] = (to[place] as number) + (probability[row]?.[column] as number)
    }
  return {
    starts: [edge(starts[0], rows[0], width), edge(starts[1], columns[0], width)],
    width: united * width,
    probability: shown,
  }
}

/** The sums over rows and over columns. */
export const marginals = (
  probability: readonly (readonly number[])[],
): readonly [readonly number[], readonly number[]] => [
  probability.map(row => row.reduce((sum, share) => sum + share, 0)),
  (probability[0] ?? []).map((_, column) =>
    probability.reduce((sum, row) => sum + (row[column] as number), 0),
  ),
]

/** The first bin that matters, and the one after the last. */
function trimmed(shares: readonly number[]): [number, number] {
  let [first, end] = [0, shares.length]
  for (let sum = shares[0] as number; sum < LEFT_OUT && first < end - 1; sum += shares[first] as number)
    first++
  for (
    let sum = shares[end - 1] as number;
    sum < LEFT_OUT && end - 1 > first;
    sum += shares[end - 1] as number
  )
    end--
  return [first, end]
}

/** The bins with any probability. */
export const jointCells = ({ starts, width, probability }: ShownBins): JointCell[] =>
  probability.flatMap((shares, row) =>
    shares.flatMap((share, column) =>
      share > 0
        ? [
            {
              lowA: edge(starts[0], row, width),
              highA: edge(starts[0], row + 1, width),
              lowB: edge(starts[1], column, width),
              highB: edge(starts[1], column + 1, width),
              probability: Number(share.toPrecision(6)),
            },
          ]
        : [],
    ),
  )

/** The edges of an axis. */
export const shownEdges = ({ starts, width, probability }: ShownBins, axis: 0 | 1): [number, number] => [
  starts[axis],
  edge(starts[axis], axis === 0 ? probability.length : (probability[0]?.length ?? 0), width),
]

const edge = (start: number, bin: number, width: number): number =>
  Number((start + bin * width).toPrecision(12))
