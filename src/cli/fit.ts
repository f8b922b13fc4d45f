import { Command } from 'commander'
import { InputError } from '../input/input-error.ts'
import { jsonText } from '../output/json-text.ts'
import { writeWholeFile } from '../output/whole-file.ts'
import { answerFit, fitQuestion } from '../question/fit.ts'
import { modelText } from '../question/fit-text.ts'
import { readQuestion } from '../question/read-question.ts'
import type { SharedOptions } from './command.ts'
import { formOptions, readRows, rowsOptions, schemeOptions } from './fit-options.ts'
import { fitText } from './fit-text.ts'

export const fitCommand = () =>
  schemeOptions(formOptions(rowsOptions(new Command('fit').description('fit an energy model to DFT rows'))))
    .option('--seed <n>', 'seed of the folds (default: 1)')
    .option('--id <id>', 'id of the model (default: the name of the file)')
    .option('--title <text>', 'title of the model')
    .option('--citation <text>', 'where the rows come from')
    .option('--doi <doi>', 'and its DOI')
    .option('--json', 'print one JSON document and nothing else')
    .option('--out <model.json>', 'write the model')
    .action(async (file: string, { json, out, ...fields }: SharedOptions) => {
      if (out !== undefined && !/(?<!\.vl)\.json$/.test(out))
        throw new InputError(`a model is written as .json, got "${out}"`)
      const question = readQuestion(fitQuestion, fields)
      const { data, site, name } = await readRows(file, question)
      const { model, answer } = answerFit(question, data, site, name)
      const text = modelText(model)
      warnOfUnstated(question)
      if (out !== undefined) {
        await writeWholeFile(out, text)
        process.stderr.write(`wrote ${out}\n`)
      }
      process.stdout.write(json ? jsonText(answer) : `${fitText(answer)}\n`)
    })

/** Says on stderr which parts of the energies' definition are missing, as models of different ones must not be mixed. */
function warnOfUnstated(question: {
  readonly reaction?: string | undefined
  readonly zero?: string | undefined
}): void {
  const unstated = (['reaction', 'zero'] as const).filter(name => question[name] === undefined)
  if (unstated.length > 0)
    process.stderr.write(
      `the ${unstated.join(' and the ')} of these energies ${unstated.length > 1 ? 'are' : 'is'} not stated; ` +
        `give ${unstated.map(name => `--${name}`).join(' and ')}\n`,
    )
}
