import type { TopLevelSpec } from 'vega-lite'
import { type Objective, objectiveText, objectiveTitle } from '../src/descriptor/objective.ts'
import { energySymbol } from '../src/energy/model.ts'
import { InputError } from '../src/input/input-error.ts'
import { binaryCurve } from './binary-curve.ts'
import { type EnergyOwner, energyReference } from './energy-axis.ts'
import { ternaryMap } from './ternary-map.ts'

/** A scan whose values are to be drawn. */
export interface ScanShown extends EnergyOwner {
  readonly site: string
  readonly objective: Objective
  readonly elements: readonly string[]
  readonly step: number
  readonly bounds: Readonly<Record<string, { readonly lower: number; readonly upper: number }>>
  readonly warnings: readonly string[]
}

/** A composition, its mole fractions in the order of the scan's elements, and its value. */
export interface ScanPoint {
  readonly fractions: readonly number[]
  readonly value: number
}

/** Elements that a picture can show side by side. */
const CURVE = 2
const MAP = 3

/**
 * The elements of a scan that vary, which its picture shows.
 *
 * @throws InputError when they are not two or three
 */
export function variedElements({ elements, bounds }: Pick<ScanShown, 'elements' | 'bounds'>): string[] {
  const varied = elements.filter(element => bounds[element]?.lower !== bounds[element]?.upper)
  if (varied.length !== CURVE && varied.length !== MAP)
    throw new InputError(
      `a picture of a scan shows two or three elements that vary, got ${varied.length} (${varied.join(', ')}); ` +
        'choose them by elements, or fix the others by bounds',
    )
  return varied
}

/**
 * A scan as a picture: a curve over two elements that vary, or a ternary map of three.
 *
 * @param side of a map's triangle, pixels; 440 by default
 * @throws InputError when another number of elements varies
 * @example scanPicture(answer, points)
 */
export function scanPicture(scan: ScanShown, points: readonly ScanPoint[], side?: number): TopLevelSpec {
  const varied = variedElements(scan)
  const { elements, bounds, objective, step, adsorbate, site, model, warnings } = scan
  const places = varied.map(element => elements.indexOf(element))
  const held = elements.filter(element => !varied.includes(element) && bounds[element]?.lower !== 0)
  const shown = {
    title: `*${adsorbate} on ${site} of ${varied.join('–')} alloys`,
    subtitle: [
      objectiveText(objective, energySymbol(scan)),
      ...energyReference(scan),
      `model ${model}; every composition in steps of ${Number((100 * step).toPrecision(6))} at. %, exact`,
      ...warnings,
    ],
    valueTitle: objectiveTitle(objective),
    ...(held.length > 0 && {
      fixed: held
        .map(element => `${element} ${Number((100 * (bounds[element]?.lower ?? 0)).toPrecision(6))} %`)
        .join(', '),
    }),
  }
  const of = (fractions: readonly number[]) => places.map(place => fractions[place] as number)
  if (varied.length === CURVE)
    return binaryCurve({
      ...shown,
      elements: varied as [string, string],
      points: points.map(({ fractions, value }) => ({ fractions: of(fractions) as [number, number], value })),
    })
  return ternaryMap({
    ...shown,
    step,
    ...(side !== undefined && { side }),
    elements: varied as [string, string, string],
    points: points.map(({ fractions, value }) => ({
      fractions: of(fractions) as [number, number, number],
      value,
    })),
  })
}
