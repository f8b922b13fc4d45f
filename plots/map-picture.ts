import type { TopLevelSpec } from 'vega-lite'
import type { Objective } from '../src/descriptor/objective.ts'
import { objectiveTitle } from '../src/descriptor/objective.ts'
import { InputError } from '../src/input/input-error.ts'
import { atomicPercent } from './composition-part.ts'
import { type EnergyOwner, energyReference } from './energy-axis.ts'
import type { Fractions } from './ternary-cells.ts'
import { ternaryMap } from './ternary-map.ts'

/** A map of a descriptor over the mixtures of three compositions. */
export interface MapShown extends Partial<EnergyOwner> {
  readonly site?: string
  readonly corners: readonly { readonly label: string }[]
  readonly step: number
  readonly descriptor: { readonly title: string; readonly unit: string }
  readonly objective?: Objective
  readonly definition?: string
  readonly points: readonly { readonly shares: Fractions; readonly value: number | null }[]
  readonly warnings: readonly string[]
}

/**
 * A descriptor over the mixtures of three compositions, as a triangle; where it has no value, the triangle is white.
 *
 * @param side of the triangle, pixels; 440 by default
 * @throws InputError when it has a value nowhere, or as `ternaryMap` does
 * @example mapPicture(answerMap(question, loadModel))
 */
export function mapPicture(map: MapShown, side?: number): TopLevelSpec {
  const { corners, step, descriptor, objective, definition, site, adsorbate, warnings } = map
  const points = map.points.flatMap(({ shares, value }) =>
    value === null ? [] : [{ fractions: shares, value }],
  )
  if (points.length === 0)
    throw new InputError(`${descriptor.title} has no value anywhere on this map, so there is nothing to draw`)
  const labels = corners.map(({ label }) => label) as [string, string, string]
  const best = points.reduce((most, point) => (point.value > most.value ? point : most))
  const unit = descriptor.unit === '1' ? '' : ` / ${descriptor.unit}`
  return ternaryMap({
    elements: labels,
    points,
    step,
    best,
    bestName: mixtureName(labels, best.fractions),
    title: `${adsorbate === undefined ? '' : `*${adsorbate} on ${site} of `}${labels.join('–')} mixtures`,
    subtitle: [
      definition ?? `${descriptor.title}${unit}`,
      ...(map.energy === undefined || map.adsorbate === undefined
        ? []
        : [...energyReference(map as EnergyOwner), `model ${map.model}`]),
      `every mixture in steps of ${atomicPercent(step)} %, exact`,
      ...warnings,
    ],
    ...(side !== undefined && { side }),
    valueTitle: objective === undefined ? `${descriptor.title}${unit}` : objectiveTitle(objective),
  })
}

/** `Ir 20 % Pt 80 %`; shares of the corners, which need not be elements. */
const mixtureName = (labels: readonly string[], shares: readonly number[]): string =>
  labels
    .flatMap((label, index) =>
      (shares[index] as number) > 0 ? [`${label} ${atomicPercent(shares[index] as number)} %`] : [],
    )
    .join(' ')
