import type { ScanPoint } from '../../../../plots/scan-picture.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'

/**
 * The values of a scan as its picture takes them.
 *
 * @param scan of which `best` lists every composition
 */
export const scanPoints = ({ elements, best }: ScanAnswer): ScanPoint[] =>
  best.map(({ composition, value }) => ({
    fractions: elements.map(element => composition[element] ?? 0),
    value,
  }))
