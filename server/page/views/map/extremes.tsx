import type { MapAnswer, MapPoint } from '../../../../src/question/map.ts'
import { pointText } from './point-text.ts'

interface ExtremesProps {
  readonly map: MapAnswer
  readonly onTake: (point: MapPoint) => void
}

/** The mixtures of the highest and the lowest value, to take as the composition. */
export function Extremes({ map, onTake }: ExtremesProps) {
  const lowest = map.points.reduce<MapPoint | null>(
    (least, point) =>
      point.value !== null && point.value < (least?.value ?? Number.POSITIVE_INFINITY) ? point : least,
    null,
  )
  if (map.best === null || lowest === null) return null
  return (
    <section class="table-scroll" aria-label="Highest and lowest value">
      <table class="figures">
        <thead>
          <tr>
            <td />
            <th scope="col" class="text">
              Mixture
            </th>
            <th scope="col">{map.descriptor.title}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {(
            [
              ['Highest', map.best],
              ['Lowest', lowest],
            ] as const
          ).map(([name, point]) => (
            <Extreme key={name} name={name} map={map} point={point} onTake={onTake} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface ExtremeProps extends ExtremesProps {
  readonly name: string
  readonly point: MapPoint
}

function Extreme({ name, map, point, onTake }: ExtremeProps) {
  const [mixture, value] = pointText(map, point)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="text">{mixture}</td>
      <td>{value}</td>
      <td>
        <button
          type="button"
          class="small"
          aria-label={`Take the mixture of the ${name.toLowerCase()} value`}
          onClick={() => onTake(point)}
        >
          Take
        </button>
      </td>
    </tr>
  )
}
