import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import { aligned } from '../output/aligned.ts'
import type { DesignAnswer } from '../question/design.ts'
import type { ChosenEnvironment } from '../question/design-rows.ts'

/** A design as text for people. */
export function designText(answer: DesignAnswer): string {
  const { adsorbate, site, energy, model, residual, definition, costs, seed, unseenProbability } = answer
  const symbol = energySymbol(answer)
  return [
    `*${adsorbate} on ${site}, for ${alloysText(answer)}`,
    definition,
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; a DFT energy lies about it with a standard deviation of ${residual.toFixed(4)} eV`,
    `${candidatesText(answer)}; a slab costs ${costs.slab}, a site ${costs.site}; seed ${seed}`,
    ...answer.warnings.map(warning => `warning: ${warning}`),
    '',
    ...outcomeText(answer),
    ...(unseenProbability.before > 0
      ? [
          `on ensembles without data: ${percent(unseenProbability.before)} of the sites now, ${percent(unseenProbability.after)} after these rows`,
        ]
      : []),
    '',
    rowsText(answer, symbol),
  ].join('\n')
}

const alloysText = ({ compositions, layers }: DesignAnswer): string =>
  compositions
    .map(({ composition, weight }) =>
      compositions.length === 1
        ? compositionTitle({ composition, layers })
        : `${compositionTitle({ composition, layers })} (weight ${number(weight)})`,
    )
    .join(', ')

function candidatesText({ candidates }: DesignAnswer): string {
  const [count, slabs] = [candidates.count, candidates.slabs].map(value => value.toLocaleString('en'))
  return candidates.from === null
    ? `chosen from ${count} sites on ${slabs} random slabs of ${candidates.size}`
    : `chosen from the ${count} rows of ${candidates.from}, on ${slabs} slabs`
}

function outcomeText({
  uncertainty,
  energyError,
  chosen,
  random,
  slabs,
  cost,
  criterion,
}: DesignAnswer): string[] {
  const { quantity, unit, before, after } = uncertainty
  const suffix = unit === '1' ? '' : ` ${unit}`
  const { mean, low, high } = random.after.at(-1) as (typeof random.after)[number]
  return [
    `${quantity}: ${number(before)}${suffix} now, ${number(after)}${suffix} with these ${chosen.length} rows on ${slabs} ${slabs === 1 ? 'slab' : 'slabs'} at a cost of ${number(cost)}`,
    `random rows at that cost: ${number(mean)}${suffix}, ${number(low)} to ${number(high)} in ${random.runs} draws`,
    ...(criterion === 'distribution'
      ? []
      : [
          `standard error of a site's energy, root mean square: ${number(energyError.before)} eV now, ${number(energyError.after)} eV with them`,
        ]),
  ]
}

/** Per criterion the unit of a gain. */
const GAINS: Readonly<Record<DesignAnswer['criterion'], string>> = {
  'd-optimal': 'gain / nat',
  distribution: 'gain / meV^2',
  activity: 'gain',
}

function rowsText(
  { chosen, criterion, uncertainty, compositions, candidates }: DesignAnswer,
  symbol: string,
): string {
  const isListed = candidates.from !== null
  const zones = Object.keys(chosen[0]?.zones ?? {})
  const gain = (value: number) => number(criterion === 'distribution' ? 1e6 * value : value)
  const hasUnseen = chosen.some(({ unseen }) => unseen)
  return aligned(
    [
      '',
      'slab',
      isListed ? 'row' : 'site',
      ...(compositions.length > 1 && !isListed ? ['composition'] : []),
      'ensemble',
      ...zones,
      `${symbol} / eV`,
      '+-',
      GAINS[criterion],
      'cost',
      `after${uncertainty.unit === '1' ? '' : ` / ${uncertainty.unit}`}`,
      ...(hasUnseen ? [''] : []),
    ],
    chosen.map(row => [
      String(row.rank),
      row.slab,
      String(isListed ? row.row : row.place),
      ...(compositions.length > 1 && !isListed
        ? [compositionTitle({ composition: row.composition ?? {}, layers: {} })]
        : []),
      row.ensemble,
      ...zones.map(zone => countsText(row.zones[zone] ?? {})),
      row.energy.toFixed(4),
      row.standardError.toFixed(4),
      gain(row.gain),
      number(row.totalCost),
      number(row.uncertainty),
      ...(hasUnseen ? [row.unseen ? 'no data, predicted' : ''] : []),
    ]),
  )
}

const countsText = (counts: ChosenEnvironment['zones'][string]): string =>
  Object.entries(counts)
    .map(([element, count]) => `${element}${count}`)
    .join('')

/** Smaller figures would be mostly zeros. */
const SMALL = 1e-3

const number = (value: number): string =>
  value !== 0 && Math.abs(value) < SMALL ? value.toExponential(3) : Number(value.toPrecision(4)).toString()

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
