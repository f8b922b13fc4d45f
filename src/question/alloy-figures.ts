import { ALLOY_DESCRIPTORS, type AlloyDescriptorName } from '../alloy/descriptors.ts'
import { compositionFormula } from '../composition/formula.ts'
import type { TextTable } from '../output/text-table.ts'
import type { AlloyAnswer, DescriptorAnswer } from './alloy-descriptors.ts'

/** Whether the alloy mixes, in a sentence. */
export const verdictLine = ({ composition, verdict }: AlloyAnswer): string =>
  `${compositionFormula(new Map(Object.entries(composition)))}: a random fcc solid solution is ` +
  `${verdict.plausible ? '' : 'not '}plausible`

/** Every descriptor of an alloy with its name, in the order of tables. */
export const namedDescriptors = (answer: AlloyAnswer): (DescriptorAnswer & { readonly name: string })[] =>
  (Object.keys(ALLOY_DESCRIPTORS) as AlloyDescriptorName[]).map(name => ({ name, ...answer[name] }))

/** The descriptors with their units and formulas. */
export const descriptorFigures = (answer: AlloyAnswer): TextTable => ({
  header: ['descriptor', 'value', 'unit', 'formula'],
  rows: namedDescriptors(answer).map(({ title, value, unit, formula }) => [
    title,
    shown(value),
    unit === '1' ? '' : unit,
    formula,
  ]),
})

/** The single-phase rules with their limits, and whether they are met; null for one element, of which they say nothing. */
export function ruleFigures({ composition, rules }: AlloyAnswer): TextTable | null {
  if (Object.keys(composition).length === 1) return null
  return {
    header: ['rule', 'state', 'threshold', 'value', 'met', 'source'],
    rows: rules.map(({ name, state, threshold, value, met, source }) => [
      name,
      state,
      threshold,
      shown(value),
      met ? 'yes' : 'no',
      source,
    ]),
  }
}

const SIGNIFICANT_DIGITS = 5

const shown = (value: number | null): string =>
  value === null
    ? '-'
    : value.toLocaleString('en', { maximumSignificantDigits: SIGNIFICANT_DIGITS, useGrouping: false })
