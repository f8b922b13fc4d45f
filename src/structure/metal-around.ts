import { centreOf } from './placed-adsorbate.ts'
import type { Atom, Point, Structure } from './structure.ts'

/** No adsorbate touches what is farther away, angstrom. */
const REACH = 4

/**
 * Metal atoms and their images near the centre of an ensemble.
 *
 * @param cell whose first vector is along x and third along z
 * @returns those within 4 angstrom along each axis
 */
export function metalAround(
  metal: readonly Atom[],
  cell: Structure['cell'],
  ensemble: readonly Point[],
): { element: string; position: Point }[] {
  const [[ax], [bx, by]] = cell
  const [x, y, z] = centreOf(ensemble)
  return metal
    .filter(({ position }) => Math.abs(position[2] - z) < REACH)
    .flatMap(({ element, position }) => {
      // The image along b nearest below, then along a, and as many on from there as are within reach.
      const images: { element: string; position: Point }[] = []
      for (let j = Math.ceil((y - REACH - position[1]) / by); position[1] + j * by <= y + REACH; j++) {
        const alongB = position[0] + j * bx
        for (let i = Math.ceil((x - REACH - alongB) / ax); alongB + i * ax <= x + REACH; i++)
          images.push({ element, position: [alongB + i * ax, position[1] + j * by, position[2]] })
      }
      return images
    })
}
