import { formComparisonPlot } from '../../plots/form-comparison.ts'
import { aligned } from '../output/aligned.ts'
import { answerForms, type FormsAnswer, formsQuestion } from '../question/forms.ts'
import { formsTable } from '../question/forms-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { readRows, rowsOptions } from './fit-options.ts'
import { energyText } from './fit-text.ts'

export const formsCommand = () =>
  rowsOptions(
    command(
      'forms',
      'which form of a fit the data support: shared or own coefficients, with or without a ridge',
      'plot',
    ),
  )
    .option('--folds <n>', 'folds, each predicted by refits to the others (default: 10)')
    .option('--seed <n>', 'seed of the folds (default: 1)')
    .action((file: string, { json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const question = readQuestion(formsQuestion, fields)
          const { data, site } = await readRows(file, question)
          const answer = answerForms(question, data, site)
          return { answer, table: () => formsTable(answer), plot: () => formComparisonPlot(answer) }
        },
        ({ answer }) => formsText(answer),
      ),
    )

function formsText(answer: FormsAnswer): string {
  const { rows, groups, folds, seed, forms, warnings, conclusion } = answer
  return [
    `${answer.file}: ${energyText(answer)}`,
    `${rows} rows in ${groups} groups of one slab or fingerprint; ${folds} folds of whole groups, seed ${seed}, each predicted by refits to the others`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    aligned(
      ['form', 'ridge / rows', 'parameters', 'MAE / eV', 'RMSE / eV', 'R2', 'above the best', '+-'],
      forms.map(({ name, ridge, effectiveParameters, mae, rmse, r2, difference, standardError }) => [
        name,
        ridge === null ? '' : String(Number(ridge.toPrecision(3))),
        effectiveParameters.toFixed(1),
        ...[mae, rmse, r2].map(value => value?.toFixed(4) ?? ''),
        ...[difference, standardError].map(value => value?.toFixed(5) ?? ''),
      ]),
    ),
    'parameters and ridge are those of the fit to all rows; parameters are effective ones, the trace of the hat matrix',
    '',
    conclusion,
  ].join('\n')
}
