import { ensembleName } from '../../../../src/environment/ensembles.ts'
import type { Site } from '../../../../src/site/site.ts'

/**
 * How a file of rows looks for a site: its header, and a row of an alloy of two elements.
 *
 * @example exampleRows(findSite('fcc111-top'))
 * // ensemble,surface:Ir,surface:Pt,subsurface:Ir,subsurface:Pt,energy
 * // Ir,2,4,1,2,0.52
 */
export function exampleRows({ ensemble, zones }: Site): string {
  const header = zones.flatMap(({ name }) => [`${name}:Ir`, `${name}:Pt`])
  const counts = zones.flatMap(({ atoms }) => [Math.floor(atoms / 3), atoms - Math.floor(atoms / 3)])
  const touched = ensembleName(ensemble.map((_, atom) => (atom === 0 ? 'Ir' : 'Pt')))
  return [['ensemble', ...header, 'energy'].join(), [touched, ...counts, '0.52'].join()].join('\n')
}
