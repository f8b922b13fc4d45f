import type { ScanShown } from '../../../../plots/scan-picture.ts'
import { formulaOf } from '../../../../src/question/optimize-figures.ts'

/** The elements of a scan that are not held fixed. */
export const varied = ({ elements, bounds }: Pick<ScanShown, 'elements' | 'bounds'>): string[] =>
  elements.filter(element => bounds[element]?.lower !== bounds[element]?.upper)

/**
 * The composition of a point of a scan's picture, as a formula.
 *
 * @param datum a row of the picture: at. % by element that varies
 * @returns null for a row that is no composition, such as a label
 * @example drawnComposition(scan, { Ir: 20, Pt: 80, value: 0.57 }) // 'Ir20Pt80'
 */
export function drawnComposition(
  scan: Pick<ScanShown, 'elements' | 'bounds'>,
  datum: Readonly<Record<string, unknown>>,
): string | null {
  const free = varied(scan)
  if (free.some(element => typeof datum[element] !== 'number')) return null
  return formulaOf(
    Object.fromEntries(
      scan.elements.map(element => [
        element,
        free.includes(element) ? (datum[element] as number) / 100 : (scan.bounds[element]?.lower ?? 0),
      ]),
    ),
  )
}
