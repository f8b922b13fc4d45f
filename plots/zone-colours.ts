/** Colour of the ensemble in pictures of sites. */
export const ENSEMBLE_COLOUR = '#d62728'

/** Colour of the crystal around a site, which belongs to no zone. */
export const CRYSTAL_COLOUR = '#ededed'

/**
 * Colours of a site's zones in their order, each far (CIELAB distance) from the ensemble's and the crystal's, from white
 * and from those before it, the least over normal vision, protanopia, deuteranopia and tritanopia (Machado et al. 2009,
 * doi 10.1109/TVCG.2009.113). Found among the palettes of Okabe and Ito, Tol, Tableau and ColorBrewer.
 */
const ZONE_COLOURS: readonly string[] = [
  '#005ab5',
  '#f0e442',
  '#99ddff',
  '#aa3377',
  '#ffbb78',
  '#aaaa00',
  '#44bb99',
  '#e377c2',
  '#ee6677',
]

/**
 * One colour per zone, told apart with colour-blindness too.
 *
 * @returns colours as #rrggbb: [zone]
 * @throws Error for more than 9 zones, as further colours could not be told apart
 * @example zoneColours(2) // ['#005ab5', '#f0e442']
 */
export function zoneColours(zones: number): string[] {
  if (zones > ZONE_COLOURS.length)
    throw new Error(`a picture holds at most ${ZONE_COLOURS.length} zones, got ${zones}`)
  return ZONE_COLOURS.slice(0, zones)
}
