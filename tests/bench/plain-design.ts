import { coefficientStart } from '../../src/energy/parameters.ts'
import { type Candidates, candidateRow } from '../../src/inference/candidates.ts'
import { knowledge, learn, lessonOf } from '../../src/inference/design-knowledge.ts'
import type { Posterior } from '../../src/inference/posterior.ts'

/** The plain baseline: rows of largest variance, one after the other, x^T C x computed anew for every candidate each time. */
export function plainDesign(posterior: Posterior, candidates: Candidates, add: number): number[] {
  const { count, atoms, ensembles, places } = candidates
  const known = knowledge(posterior, [])
  const { covariance, size } = known
  const starts = posterior.layout.ensembles.map((_, ensemble) => coefficientStart(posterior.layout, ensemble))
  const row = new Int32Array(atoms + 1)
  const chosen: number[] = []
  for (let step = 0; step < add; step++) {
    let best = -1
    let most = -1
    for (let candidate = 0; candidate < count; candidate++) {
      if (chosen.includes(candidate)) continue
      const start = starts[ensembles[candidate]] as number
      row[0] = ensembles[candidate]
      for (let k = 0; k < atoms; k++) row[k + 1] = start + places[candidate * atoms + k]
      let variance = 0
      for (let k = 0; k <= atoms; k++)
        for (let l = 0; l <= atoms; l++) variance += covariance[row[k] * size + row[l]]
      if (variance > most) {
        best = candidate
        most = variance
      }
    }
    chosen.push(best)
    learn(known, lessonOf(known, candidateRow(candidates, posterior.layout, best)))
  }
  return chosen
}
