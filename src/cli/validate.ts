import { Option } from 'commander'
import { learningCurvePlot } from '../../plots/learning-curve.ts'
import { parityPlot } from '../../plots/parity.ts'
import { residualPlot } from '../../plots/residuals.ts'
import { validationReport } from '../../plots/validation-report.ts'
import { InputError } from '../input/input-error.ts'
import { writeWholeFile } from '../output/whole-file.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerValidate, type ValidateAnswer, validateQuestion } from '../question/validate.ts'
import { validateTable } from '../question/validate-table.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { formOptions, readRows, rowsOptions, schemeOptions } from './fit-options.ts'
import { validateText } from './validate-text.ts'

const PICTURES = {
  parity: parityPlot,
  residuals: residualPlot,
  'learning-curve': learningCurvePlot,
} as const

type Picture = keyof typeof PICTURES

interface ValidateOptions extends SharedOptions {
  readonly picture?: Picture
}

export const validateCommand = () =>
  schemeOptions(
    formOptions(
      rowsOptions(
        command('validate', 'how far a fit can be trusted: errors of rows that it has not seen', 'plot'),
      ),
    ),
  )
    .option('--repeats <n>', 'of the learning curve; 0 for none (default: 10)')
    .option('--seed <n>', 'seed of folds and learning curve (default: 1)')
    .addOption(
      new Option('--picture <name>', 'which picture --out draws (default: parity; .html: a report)').choices(
        Object.keys(PICTURES),
      ),
    )
    .addHelpText(
      'after',
      '\n.csv and .parquet get a line per row; .html without --picture is a report with all pictures and tables.',
    )
    .action(async (file: string, { json, out, picture, ...fields }: ValidateOptions) => {
      if (picture !== undefined && !/\.(svg|png|html|vl\.json)$/.test(out ?? ''))
        throw new InputError(`picture ${picture} goes with --out to a .svg, .png, .html or .vl.json file`)
      const question = readQuestion(validateQuestion, fields)
      if (picture === 'learning-curve' && question.repeats === 0)
        throw new InputError('the picture learning-curve needs repeats, got 0')
      const isReport = picture === undefined && out !== undefined && out.endsWith('.html')
      const answered = async () => {
        const { data, site } = await readRows(file, question)
        const answer = answerValidate(question, data, site)
        if (isReport) await writeReport(out, answer)
        return {
          answer,
          table: () => validateTable(answer),
          plot: () => PICTURES[picture ?? 'parity'](answer),
        }
      }
      return respond({ json, out: isReport ? undefined : out }, 'plot', answered, ({ answer }) =>
        validateText(answer),
      )
    })

async function writeReport(path: string, answer: ValidateAnswer): Promise<void> {
  await writeWholeFile(path, await validationReport(answer))
  process.stderr.write(`wrote ${path}\n`)
}
