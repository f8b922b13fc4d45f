/**
 * Point masses sorted into buckets of equal width, so that the probability below any energy is found by looking at a
 * few of them. Filling it anew for other energies allocates nothing.
 */
export interface EnergyBuckets {
  /** Float64Array [point], summing to 1. */
  readonly probabilities: Float64Array
  /** Float64Array [point, 2]: energy (eV) and probability, bucket by bucket, in one bucket in the order given. */
  readonly points: Float64Array
  /** Int32Array [bucket + 1]: where each bucket's points start. */
  readonly starts: Int32Array
  /** Float64Array [bucket + 1]: probability before each bucket. */
  readonly before: Float64Array
  /** Int32Array [point]: a place to count in. */
  readonly places: Int32Array
  /** eV */
  lowest: number
  /** Buckets per eV. */
  density: number
}

/** Points that a bucket has on average. */
const POINTS_PER_BUCKET = 4

export function energyBuckets(probabilities: Float64Array): EnergyBuckets {
  const points = probabilities.length
  const buckets = Math.max(1, Math.ceil(points / POINTS_PER_BUCKET))
  return {
    probabilities,
    points: new Float64Array(2 * points),
    starts: new Int32Array(buckets + 1),
    before: new Float64Array(buckets + 1),
    places: new Int32Array(points),
    lowest: 0,
    density: 0,
  }
}

/**
 * @param energies Float64Array [point], eV
 * @param lowest, highest of them
 */
export function fillBuckets(
  buckets: EnergyBuckets,
  energies: Float64Array,
  lowest: number,
  highest: number,
): void {
  const { probabilities, points, starts, before, places } = buckets
  const count = starts.length - 1
  const density = highest > lowest ? (count * (1 - 1e-9)) / (highest - lowest) : 0
  buckets.lowest = lowest
  buckets.density = density
  starts.fill(0)
  for (let point = 0; point < energies.length; point++) {
    const bucket = ((energies[point] - lowest) * density) | 0
    places[point] = bucket
    starts[bucket]++
  }
  for (let bucket = 0, first = 0; bucket <= count; bucket++) {
    const own = starts[bucket]
    starts[bucket] = first
    first += own
  }
  for (let point = 0; point < energies.length; point++) {
    const place = 2 * starts[places[point]]++
    points[place] = energies[point]
    points[place + 1] = probabilities[point]
  }
  // Each start has moved to the next one.
  for (let bucket = count; bucket > 0; bucket--) starts[bucket] = starts[bucket - 1]
  starts[0] = 0
  // Bucket by bucket at the end: adding to memory point by point would wait for the sum before.
  for (let bucket = 0, place = 0; bucket < count; bucket++) {
    let sum = 0
    for (const end = 2 * starts[bucket + 1]; place < end; place += 2) sum += points[place + 1]
    before[bucket + 1] = before[bucket] + sum
  }
}

/**
 * The probability of the points below an energy, eV. It is the same between two energies with no point between them, to
 * the last digit: a bucket is summed in the order in which it was filled.
 */
export function bucketsBelow(
  { lowest, density, starts, before, points }: EnergyBuckets,
  energy: number,
): number {
  const count = starts.length - 1
  if (!(energy > lowest)) return 0
  const bucket = Math.floor((energy - lowest) * density)
  if (bucket >= count) return before[count]
  const end = 2 * starts[bucket + 1]
  let sum = 0
  for (let place = 2 * starts[bucket]; place < end; place += 2)
    if (points[place] < energy) sum += points[place + 1]
  return before[bucket] + sum
}

/** The points from an energy (included) to another (excluded), in no order. */
export function bucketPoints(
  { lowest, density, starts, points }: EnergyBuckets,
  low: number,
  high: number,
): [energy: number, mass: number][] {
  const last = starts.length - 2
  const bucketOf = (energy: number) => Math.min(last, Math.max(0, Math.floor((energy - lowest) * density)))
  const end = 2 * starts[bucketOf(high) + 1]
  const found: [number, number][] = []
  for (let place = 2 * starts[bucketOf(low)]; place < end; place += 2)
    if (points[place] >= low && points[place] < high) found.push([points[place], points[place + 1]])
  return found
}
