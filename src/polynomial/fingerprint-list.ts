import { zoneFillings } from '../environment/zone-fillings.ts'

/** Ways to fill some atoms, with the energy that each adds: the building blocks of all fingerprints. */
export interface FingerprintList {
  readonly length: number
  /** Float64Array [way], eV. */
  readonly energies: Float64Array
  /** Float64Array [way]: labelled arrangements that share it. */
  readonly multiplicities: Float64Array
  /** Uint8Array [way, variable]: how often each variable, an element of a block, occurs. */
  readonly exponents: Uint8Array
}

/** One way that adds nothing. */
export const nothing = (variables: number): FingerprintList => ({
  length: 1,
  energies: Float64Array.of(0),
  multiplicities: Float64Array.of(1),
  exponents: new Uint8Array(variables),
})

/**
 * The fillings of a zone.
 *
 * @param first the first variable of the zone's block
 * @param variables of all blocks together
 */
export function zoneList(
  atoms: number,
  weights: readonly number[],
  first: number,
  variables: number,
): FingerprintList {
  const { length, counts, multiplicities } = zoneFillings(atoms, weights.length)
  const energies = new Float64Array(length)
  const exponents = new Uint8Array(length * variables)
  for (let filling = 0, entry = 0; filling < length; filling++)
    for (let element = 0; element < weights.length; element++, entry++) {
      energies[filling] += counts[entry] * (weights[element] as number)
      exponents[filling * variables + first + element] = counts[entry]
    }
  return { length, energies, multiplicities, exponents }
}

/** Every way of one list with every way of another. */
export function pairsOf(a: FingerprintList, b: FingerprintList): FingerprintList {
  const variables = a.exponents.length / a.length
  const length = a.length * b.length
  const energies = new Float64Array(length)
  const multiplicities = new Float64Array(length)
  const exponents = new Uint8Array(length * variables)
  for (let i = 0, pair = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++, pair++) {
      energies[pair] = a.energies[i] + b.energies[j]
      multiplicities[pair] = a.multiplicities[i] * b.multiplicities[j]
      for (let variable = 0; variable < variables; variable++)
        exponents[pair * variables + variable] =
          a.exponents[i * variables + variable] + b.exponents[j * variables + variable]
    }
  return { length, energies, multiplicities, exponents }
}

/**
 * Ensembles, each with its b as energy.
 *
 * @param first the first variable of the ensemble's block
 * @param variables of all blocks together
 */
export function ensembleList(
  ensembles: readonly { readonly energy: number; readonly counts: readonly number[] }[],
  first: number,
  variables: number,
): FingerprintList {
  const exponents = new Uint8Array(ensembles.length * variables)
  for (const [way, { counts }] of ensembles.entries()) exponents.set(counts, way * variables + first)
  return {
    length: ensembles.length,
    energies: Float64Array.from(ensembles, ({ energy }) => energy),
    multiplicities: Float64Array.from(ensembles, ({ counts }) => multinomial(counts)),
    exponents,
  }
}

/** (n_1 + n_2 + ...)! / (n_1! n_2! ...) */
function multinomial(counts: readonly number[]): number {
  let [result, total] = [1, 0]
  for (const count of counts) for (let i = 1; i <= count; i++) result = (result * ++total) / i
  return result
}
