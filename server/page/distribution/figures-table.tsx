import { energySymbol } from '../../../src/energy/model.ts'
import type { DistributionAnswer } from '../../../src/question/distribution.ts'

type Interval = readonly [number, number]

interface FigureRow {
  readonly name: string
  readonly value: string
  readonly interval?: Interval | undefined
}

/** Moments and quantiles of a distribution, then what of it has no unit. */
export function FiguresTable({ answer }: { readonly answer: DistributionAnswer }) {
  const { band } = answer
  const columns = band ? 3 : 2
  return (
    <table id="figures">
      <caption>Figures of the distribution</caption>
      {band && (
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">{100 * band.level} % credible</th>
          </tr>
        </thead>
      )}
      <FigureGroup title={`${energySymbol(answer)} / eV`} rows={energies(answer)} columns={columns} />
      <FigureGroup title="Shape and counts" rows={withoutUnit(answer)} columns={columns} />
    </table>
  )
}

interface FigureGroupProps {
  /** What the figures have in common, with their unit if they have one. */
  readonly title: string
  readonly rows: readonly FigureRow[]
  readonly columns: number
}

const FigureGroup = ({ title, rows, columns }: FigureGroupProps) => (
  <tbody>
    <tr>
      <th scope="rowgroup" colSpan={columns}>
        {title}
      </th>
    </tr>
    {rows.map(({ name, value, interval }) => (
      <tr key={name}>
        <th scope="row">{name}</th>
        <td>{value}</td>
        {columns > 2 && <td>{interval?.map(electronvolts).join(' to ')}</td>}
      </tr>
    ))}
  </tbody>
)

const energies = ({ band, ...answer }: DistributionAnswer): FigureRow[] => [
  { name: 'Mean', value: electronvolts(answer.mean), interval: band?.mean },
  {
    name: 'Standard deviation',
    value: electronvolts(answer.standardDeviation),
    interval: band?.standardDeviation,
  },
  { name: 'Minimum', value: electronvolts(answer.minimum), interval: band?.minimum },
  ...Object.entries(answer.quantiles).map(([share, energy]) => ({
    name: `${Number((100 * Number(share)).toPrecision(6))} % quantile`,
    value: electronvolts(energy),
    interval: band?.quantiles[share],
  })),
  { name: 'Maximum', value: electronvolts(answer.maximum), interval: band?.maximum },
]

const withoutUnit = (answer: DistributionAnswer): FigureRow[] => [
  { name: 'Skewness', value: dimensionless(answer.skewness) },
  { name: 'Excess kurtosis', value: dimensionless(answer.excessKurtosis) },
  { name: 'Fingerprints', value: grouped(answer.fingerprints) },
  { name: 'Arrangements', value: grouped(answer.labelled) },
]

const electronvolts = (energy: number): string => energy.toFixed(4).replace('-', '−')

const dimensionless = (moment: number | null): string =>
  moment === null ? '–' : moment.toFixed(3).replace('-', '−')

const grouped = (count: string): string => BigInt(count).toLocaleString('en')
