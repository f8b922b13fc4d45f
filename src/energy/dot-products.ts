/** Sum of the products of two vectors of one length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number)
  return sum
}

/** The same with a weight for each product. */
export function weightedDot(a: ArrayLike<number>, b: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number) * (weights[k] as number)
  return sum
}

/** Adds a multiple of a vector to a sum of its length. */
export function addMultiple(sum: Float64Array, vector: ArrayLike<number>, factor: number): void {
  for (let k = 0; k < sum.length; k++) sum[k] += factor * (vector[k] as number)
}
