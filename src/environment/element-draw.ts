import type { Random } from './random.ts'

/**
 * Makes a function that draws elements with the odds of their mole fractions.
 *
 * @param fractions mole fractions, summing to 1
 * @returns draws the index of an element
 * @example const draw = elementDraw([0.2, 0.8], seededRandom(1)); draw()
 */
export function elementDraw(fractions: Iterable<number>, random: Random): () => number {
  let sum = 0
  const upTo = Float64Array.from(fractions, fraction => {
    sum += fraction
    return sum
  })
  // Rounding may leave the sum just below 1, and a draw above it.
  upTo[upTo.length - 1] = 1
  return () => {
    const u = random()
    let element = 0
    while (u >= upTo[element]) element++
    return element
  }
}
