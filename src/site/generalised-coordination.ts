import { type Facet, isInside } from '../lattice/facet.ts'
import { neighboursOf } from '../lattice/neighbours.ts'
import { type Vector, vectorKey } from '../lattice/vector.ts'
import type { Site } from './site.ts'

/** Nearest neighbours of an atom inside the crystal. */
const coordinationOf = (facet: Facet, atom: Vector): number =>
  neighboursOf(atom).filter(neighbour => isInside(facet, neighbour)).length

/**
 * Generalised coordination number of a site: the sum of the coordination numbers of the ensemble's nearest
 * neighbours, each counted once and the ensemble itself left out, over how many such neighbours the same ensemble has in the bulk:
 * sum over j of CN(j) / CN_max. CN_max is 12 for top sites, 18 for bridges of touching atoms, 22 for hollows of three and 26 for square
 * hollows of four; for ensembles whose atoms do not all touch, as the fcc(110) long bridge, it is counted in the same way.
 * An ensemble in the bulk has 12.
 *
 * Calle-Vallejo et al., Angew. Chem. Int. Ed. 53 (2014) 8316, doi 10.1002/anie.201402958, and Science 350 (2015) 185,
 * doi 10.1126/science.aab3501. The crystal is ideal and relaxation is left out.
 *
 * @returns 0 to 12, dimensionless
 * @example generalisedCoordination(findSite('fcc111-top')) // 7.5
 */
export function generalisedCoordination({ facet, ensemble, zones }: Site): number {
  const touched = new Set(ensemble.map(vectorKey))
  const inBulk = new Set(
    ensemble
      .flatMap(neighboursOf)
      .map(vectorKey)
      .filter(key => !touched.has(key)),
  )
  const sum = zones
    .flatMap(({ positions }) => positions)
    .reduce((total, atom) => total + coordinationOf(facet, atom), 0)
  return sum / inBulk.size
}
