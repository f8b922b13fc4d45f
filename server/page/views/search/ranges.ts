/** The bounds of an element's mole fraction as they were typed. */
export interface RangeTexts {
  readonly least: string
  readonly most: string
}

/** Elements with bounds of their own. */
export type Ranges = ReadonlyMap<string, RangeTexts>

/**
 * Reads the field `bounds`, `Ir=0.05:0.35,Pd=0.2`, without judging it: what was typed stays, the server says what is
 * wrong with it.
 *
 * @example readRanges('Ir=0.05:0.35,Pd=0.2').get('Pd') // { least: '0.2', most: '0.2' }
 */
export const readRanges = (text: string): Ranges =>
  new Map(
    // A comma within a number, 0,05, parts no elements.
    text.split(/,(?=\s*[A-Za-z]+\s*=)/).flatMap((part): [string, RangeTexts][] => {
      const [, element, range] = /^\s*([A-Za-z]+)\s*=(.*)$/s.exec(part) ?? []
      if (element === undefined || range === undefined) return []
      const [least = '', ...rest] = range.split(':')
      return [[element, { least, most: rest.length > 0 ? rest.join(':') : least }]]
    }),
  )

/** The field `bounds` of ranges; one that fixes a mole fraction is one number. */
export const rangesText = (ranges: Ranges): string =>
  [...ranges]
    .map(([element, { least, most }]) => `${element}=${least === most ? least : `${least}:${most}`}`)
    .join(',')

/**
 * Ranges after one end of one of them was typed. An element has both ends of its own or none, so the other end becomes
 * the one that held so far, and an element with neither goes back to the common bounds.
 *
 * @param common the bounds of elements without bounds of their own
 */
export function withEnd(
  ranges: Ranges,
  element: string,
  end: keyof RangeTexts,
  typed: string,
  common: RangeTexts,
): Ranges {
  const changed = new Map(ranges)
  const other = end === 'least' ? 'most' : 'least'
  const before = ranges.get(element)
  const kept = before?.[other] ?? common[other]
  if (typed.trim() === '' && (before === undefined || kept === common[other])) changed.delete(element)
  else changed.set(element, { least: kept, most: kept, [end]: typed.trim() === '' ? common[end] : typed })
  return changed
}
