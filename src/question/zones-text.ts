/**
 * The atoms of a fingerprint by zone.
 *
 * @example zonesText({ surface: { Ir: 1, Pt: 5 }, subsurface: { Pt: 3 } }) // 'surface Ir1Pt5, subsurface Pt3'
 */
export const zonesText = (zones: Readonly<Record<string, Readonly<Record<string, number>>>>): string =>
  Object.entries(zones)
    .map(
      ([zone, counts]) =>
        `${zone} ${Object.entries(counts)
          .map(([element, count]) => `${element}${count}`)
          .join('')}`,
    )
    .join(', ')
