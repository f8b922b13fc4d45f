import type { Candidates } from './candidates.ts'

/** The fingerprint of a candidate, equal for two exactly when ensemble and counts of all zones are. */
export const fingerprintKey = ({ atoms, ensembles, places }: Candidates, candidate: number): string =>
  `${ensembles[candidate]} ${places.slice(candidate * atoms, (candidate + 1) * atoms).sort()}`

/**
 * Marks every candidate with the fingerprint of one, itself included.
 *
 * @param isTaken Uint8Array [candidate]
 */
export function markRepeats(
  { count, atoms, ensembles, places }: Candidates,
  candidate: number,
  isTaken: Uint8Array,
): void {
  const ensemble = ensembles[candidate]
  const own = places.subarray(candidate * atoms, (candidate + 1) * atoms)
  const counts = new Int32Array(1 + own.reduce((a, b) => Math.max(a, b), 0))
  for (let k = 0; k < atoms; k++) counts[own[k]]++
  const left = new Int32Array(counts.length)
  for (let other = 0; other < count; other++) {
    if (ensembles[other] !== ensemble) continue
    left.set(counts)
    let k = 0
    // Both have as many atoms, so that none is wanting exactly when none is left over.
    for (const start = other * atoms; k < atoms; k++) {
      const place = places[start + k]
      if (place >= left.length || left[place] === 0) break
      left[place]--
    }
    if (k === atoms) isTaken[other] = 1
  }
}
