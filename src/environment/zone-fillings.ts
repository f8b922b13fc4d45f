/** Every way to fill equivalent positions with elements, positions not told apart. */
export interface ZoneFillings {
  /** Positions of the zone. */
  readonly size: number
  /** Elements to fill them with. */
  readonly elements: number
  /** How many fillings: C(elements + size - 1, size). */
  readonly length: number
  /** Uint8Array [filling, element]: atoms of each element. */
  readonly counts: Uint8Array
  /** Float64Array [filling]: arrangements of labelled positions that share the filling, size! / prod(n_i!). */
  readonly multiplicities: Float64Array
}

/** Lists of no more fillings than this are kept once they are made: every composition of some elements needs the same. */
const MOST_KEPT = 4096
const kept = new Map<string, ZoneFillings>()

/**
 * All fillings of a zone, ordered as words of sorted elements: AAA, AAB, AAC, ABB, ...
 *
 * @param size positions, from 1; multiplicities stay exact up to 18
 * @param elements number of elements, from 1
 * @example zoneFillings(3, 2).multiplicities // [1, 3, 3, 1]
 */
export function zoneFillings(size: number, elements: number): ZoneFillings {
  const key = `${size} ${elements}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = listedFillings(size, elements)
  if (made.length <= MOST_KEPT) kept.set(key, made)
  return made
}

function listedFillings(size: number, elements: number): ZoneFillings {
  const counts: number[] = []
  const multiplicities: number[] = []
  const current = new Array<number>(elements).fill(0)
  const fill = (element: number, remaining: number, multiplicity: number) => {
    if (element === elements - 1) {
      current[element] = remaining
      counts.push(...current)
      multiplicities.push(multiplicity)
      return
    }
    for (let count = remaining; count >= 0; count--) {
      current[element] = count
      fill(element + 1, remaining - count, multiplicity * choose(remaining, count))
    }
  }
  fill(0, size, 1)
  return {
    size,
    elements,
    length: multiplicities.length,
    counts: Uint8Array.from(counts),
    multiplicities: Float64Array.from(multiplicities),
  }
}

function choose(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}
