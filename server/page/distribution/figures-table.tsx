import { energySymbol } from '../../../src/energy/model.ts'
import type { DistributionAnswer } from '../../../src/question/distribution.ts'

/** Moments, quantiles and counts of a distribution. */
export function FiguresTable({ answer }: { readonly answer: DistributionAnswer }) {
  const { band } = answer
  const rows: [name: string, value: string, interval?: readonly [number, number] | undefined][] = [
    ['Mean', electronvolts(answer.mean), band?.mean],
    ['Standard deviation', electronvolts(answer.standardDeviation), band?.standardDeviation],
    ['Skewness', dimensionless(answer.skewness)],
    ['Excess kurtosis', dimensionless(answer.excessKurtosis)],
    ['Minimum', electronvolts(answer.minimum), band?.minimum],
    ...Object.entries(answer.quantiles).map(([share, energy]): (typeof rows)[number] => [
      `${Number((100 * Number(share)).toPrecision(6))} % quantile`,
      electronvolts(energy),
      band?.quantiles[share],
    ]),
    ['Maximum', electronvolts(answer.maximum), band?.maximum],
    ['Fingerprints', grouped(answer.fingerprints)],
    ['Arrangements', grouped(answer.labelled)],
  ]
  return (
    <table id="figures">
      <caption>{energySymbol(answer)} / eV</caption>
      {band && (
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">{100 * band.level} % credible</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(([name, value, interval]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
            {band && <td>{interval?.map(electronvolts).join(' to ')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const electronvolts = (energy: number): string => energy.toFixed(4).replace('-', '−')

const dimensionless = (moment: number | null): string =>
  moment === null ? '–' : moment.toFixed(3).replace('-', '−')

const grouped = (count: string): string => BigInt(count).toLocaleString('en')
