import { atomicPercent } from '../../../../plots/composition-part.ts'
import type { MapAnswer, MapPoint } from '../../../../src/question/map.ts'

/**
 * A mixture and its value in words.
 *
 * @example pointText(map, point) // ['Ir 20 %, PdRu 80 %', '0.8432 eV']
 */
export const pointText = (map: MapShown, { shares, value }: MapPoint): [string, string] => [
  mixtureText(map, shares),
  valueText(map, value),
]

type MapShown = Pick<MapAnswer, 'corners'> & {
  readonly descriptor: Pick<MapAnswer['descriptor'], 'unit'>
}

const mixtureText = ({ corners }: MapShown, shares: MapPoint['shares']): string =>
  corners
    .flatMap(({ label }, index) =>
      (shares[index] as number) > 0 ? [`${label} ${atomicPercent(shares[index] as number)} %`] : [],
    )
    .join(', ')

const SIGNIFICANT_DIGITS = 6

function valueText({ descriptor }: MapShown, value: number | null): string {
  if (value === null) return 'no value'
  const unit = descriptor.unit === '1' ? '' : ` ${descriptor.unit}`
  return `${Number(value.toPrecision(SIGNIFICANT_DIGITS))}${unit}`
}
