import { InputError } from '../input/input-error.ts'
import { multisets } from './binomial.ts'
import { elementDraw } from './element-draw.ts'
import { fillingAt, fillingRank } from './filling-rank.ts'
import type { Random } from './random.ts'
import type { FilledGroup } from './site-groups.ts'

/** Atoms of each element in each group, [group][element]. */
export type Fingerprint = readonly (readonly number[])[]

/**
 * How many fingerprints the groups have; their ids run from 0 to one less.
 *
 * @example fingerprintCount(siteGroups(findSite('fcc111-top'), unlayered(parseComposition('IrPdPtRhRu')))) // 36750n
 */
export const fingerprintCount = (groups: readonly FilledGroup[]): bigint =>
  groups.reduce((product, { size, elements }) => product * multisets(elements.length, size), 1n)

/**
 * Id of a fingerprint: the last group's filling counts fastest.
 *
 * @example fingerprintId(groups, fingerprintAt(groups, 42n)) // 42n
 */
export const fingerprintId = (groups: readonly FilledGroup[], fingerprint: Fingerprint): bigint =>
  groups.reduce(
    (id, { size, elements }, group) =>
      id * multisets(elements.length, size) + fillingRank(fingerprint[group] as readonly number[]),
    0n,
  )

/**
 * The fingerprint of an id.
 *
 * @throws InputError when there is no such id
 * @example fingerprintAt(groups, 0n) // all atoms of the first element
 */
export function fingerprintAt(groups: readonly FilledGroup[], id: bigint): Fingerprint {
  const count = fingerprintCount(groups)
  if (id < 0n || id >= count)
    throw new InputError(`fingerprint ids run from 0 to ${count - 1n}, got ${id}`, { field: 'from' })
  const fillings: number[][] = []
  let rest = id
  for (const { size, elements } of [...groups].reverse()) {
    const base = multisets(elements.length, size)
    fillings.unshift(fillingAt(rest % base, size, elements.length))
    rest /= base
  }
  return fillings
}

/**
 * Arrangements of labelled atoms that share a fingerprint: prod over groups of size! / prod(n_i!).
 *
 * @example fingerprintMultiplicity([[1, 0], [2, 4], [3, 0]]) // 15n
 */
export const fingerprintMultiplicity = (fingerprint: Fingerprint): bigint =>
  fingerprint.reduce((product, counts) => product * multinomial(counts), 1n)

/**
 * Probability of a fingerprint in the random alloy.
 *
 * @example fingerprintProbability(groups, fingerprintAt(groups, 0n))
 */
export const fingerprintProbability = (groups: readonly FilledGroup[], fingerprint: Fingerprint): number =>
  groups.reduce(
    (product, { fractions }, group) =>
      (fingerprint[group] as readonly number[]).reduce(
        (share, count, element) => share * (fractions[element] as number) ** count,
        product,
      ),
    Number(fingerprintMultiplicity(fingerprint)),
  )

/**
 * A fingerprint that the random alloy shows, drawn atom by atom.
 *
 * @example drawFingerprint(groups, seededRandom(1))
 */
export const drawFingerprint = (groups: readonly FilledGroup[], random: Random): Fingerprint =>
  groups.map(({ size, fractions }) => {
    const counts = new Array<number>(fractions.length).fill(0)
    const draw = elementDraw(fractions, random)
    for (let atom = 0; atom < size; atom++) counts[draw()]++
    return counts
  })

/**
 * A fingerprint drawn so that each is as likely as any other, whatever the composition.
 *
 * @example drawUniformFingerprint(groups, seededRandom(1))
 */
export function drawUniformFingerprint(groups: readonly FilledGroup[], random: Random): Fingerprint {
  const count = fingerprintCount(groups)
  const bits = count.toString(2).length
  for (;;) {
    const id = randomBits(bits, random)
    if (id < count) return fingerprintAt(groups, id)
  }
}

function randomBits(bits: number, random: Random): bigint {
  let value = 0n
  for (let bit = 0; bit < bits; bit++) value = (value << 1n) | (random() < 0.5 ? 0n : 1n)
  return value
}

function multinomial(counts: readonly number[]): bigint {
  let [result, total] = [1n, 0n]
  for (const count of counts)
    for (let i = 1n; i <= BigInt(count); i++) {
      total++
      result = (result * total) / i
    }
  return result
}
