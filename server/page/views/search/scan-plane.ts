import { objectiveTitle, objectiveUnit } from '../../../../src/descriptor/objective.ts'
import { formulaOf } from '../../../../src/question/optimize-figures.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'
import type { SurfaceMap } from '../map/map-surface.tsx'

/** The elements of a scan that are not held fixed. */
export const variedElements = ({ elements, bounds }: Pick<ScanAnswer, 'elements' | 'bounds'>): string[] =>
  elements.filter(element => bounds[element]?.lower !== bounds[element]?.upper)

/**
 * A scan of three elements as mixtures of three corners. A corner has all that the elements which are held leave.
 *
 * @param scan of which `best` lists every composition
 * @example scanPlane(answer).corners.map(({ label }) => label) // ['Ir', 'Pd', 'Pt']
 */
export function scanPlane(scan: ScanAnswer): SurfaceMap {
  const { bounds, objective, best } = scan
  const varied = variedElements(scan)
  const held = Object.entries(bounds).flatMap(([element, { lower }]) =>
    varied.includes(element) || lower === 0 ? [] : [[element, lower] as const],
  )
  const rest = 1 - held.reduce((sum, [, fraction]) => sum + fraction, 0)
  return {
    step: scan.step / rest,
    corners: varied.map(element => {
      const composition = Object.fromEntries([[element, rest], ...held])
      return { label: formulaOf(composition), composition }
    }),
    descriptor: { title: objectiveTitle(objective), unit: objectiveUnit(objective) },
    points: best.map(({ composition, value }) => {
      const [first = 0, second = 0, third = 0] = varied.map(element => (composition[element] ?? 0) / rest)
      return { shares: [first, second, third], value }
    }),
  }
}
