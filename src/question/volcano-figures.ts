import { compositionFormula } from '../composition/formula.ts'
import { energySymbol } from '../energy/model.ts'
import type { TextTable } from '../output/text-table.ts'
import { namedFormulaText } from './named-formula.ts'
import type { VolcanoAnswer } from './volcano.ts'

/** The pure metals on a volcano. */
export const metalFigures = (answer: VolcanoAnswer): TextTable => ({
  header: ['pure metal', `${energySymbol(answer)} / eV`, 'value', ''],
  rows: answer.pureMetals.map(({ element, energy, value, unseen }) => [
    element,
    energy.toFixed(4),
    significant(value),
    unseen ? 'no data, predicted' : '',
  ]),
})

/** What all sites of each composition give together. */
export function volcanoFigures(answer: VolcanoAnswer): TextTable {
  const { compositions } = answer
  const symbol = energySymbol(answer)
  const hasUnseen = compositions.some(({ unseenProbability }) => unseenProbability > 0)
  const isExtrapolated = compositions.some(
    ({ extrapolatedProbability }) => (extrapolatedProbability ?? 0) > 0,
  )
  return {
    header: [
      'composition',
      `mean ${symbol} / eV`,
      'sd / eV',
      'mean value of all sites',
      ...(hasUnseen ? ['without data'] : []),
      ...(isExtrapolated ? ['extrapolated'] : []),
    ],
    rows: compositions.map(({ name, composition, meanEnergy, standardDeviation, value, ...beyond }) => [
      namedFormulaText({ name, formula: compositionFormula(new Map(Object.entries(composition))) }),
      meanEnergy.toFixed(4),
      standardDeviation.toFixed(4),
      significant(value),
      ...(hasUnseen ? [percent(beyond.unseenProbability)] : []),
      ...(isExtrapolated ? [percent(beyond.extrapolatedProbability ?? 0)] : []),
    ]),
  }
}

const significant = (value: number): string => Number(value.toPrecision(6)).toString()

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
