import { alloyMap } from '../../plots/alloy-map.ts'
import { compositionTitle } from '../../plots/composition-title.ts'
import { ALLOY_DESCRIPTORS, type AlloyDescriptorName } from '../alloy/descriptors.ts'
import { aligned } from '../output/aligned.ts'
import { type Table, tableOf } from '../output/table.ts'
import { type AlloyAnswer, alloyQuestion, answerAlloy } from '../question/alloy-descriptors.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'

export const alloyCommand = () =>
  command('alloy', 'what a composition is as an alloy, and whether it mixes', 'plot')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const answer = answerAlloy(readQuestion(alloyQuestion, fields))
          return { answer, table: () => descriptorTable(answer), plot: () => alloyMap(answer) }
        },
        ({ answer }) => text(answer),
      ),
    )

const descriptorsOf = (answer: AlloyAnswer) =>
  (Object.keys(ALLOY_DESCRIPTORS) as AlloyDescriptorName[]).map(name => ({ name, ...answer[name] }))

const descriptorTable = (answer: AlloyAnswer): Table =>
  tableOf(descriptorsOf(answer), {
    descriptor: ({ name }) => name,
    value: ({ value }) => value,
    unit: ({ unit }) => unit,
    formula: ({ formula }) => formula,
    source: ({ source }) => source,
  })

const SIGNIFICANT_DIGITS = 5

const shown = (value: number | null): string =>
  value === null
    ? '-'
    : value.toLocaleString('en', { maximumSignificantDigits: SIGNIFICANT_DIGITS, useGrouping: false })

function text(answer: AlloyAnswer): string {
  const { verdict, rules } = answer
  return [
    `${compositionTitle({ composition: answer.composition, layers: {} })}: a random fcc solid solution is ` +
      `${verdict.plausible ? '' : 'not '}plausible`,
    ...verdict.reasons.map(reason => `  ${reason}`),
    '',
    aligned(
      ['descriptor', 'value', 'unit', 'formula'],
      descriptorsOf(answer).map(({ title, value, unit, formula }) => [
        title,
        shown(value),
        unit === '1' ? '' : unit,
        formula,
      ]),
    ),
    ...(Object.keys(answer.composition).length === 1 ? [] : ['', ruleText(rules)]),
  ].join('\n')
}

const ruleText = (rules: AlloyAnswer['rules']): string =>
  aligned(
    ['rule', 'state', 'threshold', 'value', 'met', 'source'],
    rules.map(({ name, state, threshold, value, met, source }) => [
      name,
      state,
      threshold,
      shown(value),
      met ? 'yes' : 'no',
      source,
    ]),
  )
