import { countFingerprints } from '../environment/count.ts'
import { InputError } from '../input/input-error.ts'
import type { EnsembleTerm } from './terms.ts'

/** A bound on the work that one question may ask for. */
const MAXIMUM_FINGERPRINTS = 20_000_000_000n

/**
 * How many fingerprints an enumeration stands for.
 *
 * @throws InputError when there are too many
 */
export function enumerableFingerprints(terms: readonly EnsembleTerm[]): bigint {
  const perEnsemble = (terms[0]?.zones ?? []).map(zone =>
    countFingerprints([zone.atoms], zone.weights.length),
  )
  const fingerprints = perEnsemble.reduce((product, count) => product * count, BigInt(terms.length))
  if (fingerprints > MAXIMUM_FINGERPRINTS)
    throw new InputError(
      `enumeration would visit ${fingerprints.toLocaleString('en')} fingerprints; at most ${MAXIMUM_FINGERPRINTS.toLocaleString('en')} are allowed`,
    )
  return fingerprints
}
