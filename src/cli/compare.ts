import { type Command, Option } from 'commander'
import { loadModel } from '../energy/registry.ts'
import { InputError } from '../input/input-error.ts'
import { compareQuestion, planComparison } from '../question/compare.ts'
import {
  type CandidateSource,
  candidatesFromCsv,
  candidatesFromTexts,
} from '../question/compare-candidates.ts'
import { type ReadyComparison, readyComparison } from '../question/compare-ready.ts'
import type { CandidateSurvey } from '../question/compare-survey.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, type SharedOptions } from './command.ts'
import { pictureSink } from './compare-picture.ts'
import { runComparison } from './compare-run.ts'
import { jsonFileSink, jsonPrinter, keptRows, type RowSink, tableSink } from './compare-sinks.ts'
import { comparisonText } from './compare-text.ts'
import { writerFor } from './out.ts'
import { objectiveOptions, objectivePlugIn } from './search-options.ts'

interface CompareOptions extends SharedOptions {
  readonly csv?: string
  readonly objective?: string
}

/** A table for people shows so many rows. */
const MOST_TEXT_ROWS = 100

/** Failures are told on stderr up to here. */
const MOST_TOLD_FAILURES = 10

export const compareCommand = () =>
  optionalObjective(
    command('compare', 'set compositions side by side', 'plot')
      .argument(
        '[compositions...]',
        'Ir20Pd20Pt60, IrPdPt (equimolar), Ir=0.2,Pt=0.8, or with a name: "as cast: IrPt"',
      )
      .addOption(modelOption())
      .option('--models <ids or files>', 'several energy models, with commas between them')
      .option(
        '--csv <file>',
        'any number of compositions from a CSV with the column composition and, if wanted, name, and +- (an error of all mole fractions) or Ir+- and so on',
      )
      .option(
        '--descriptors <names>',
        'what to tell of each: mean,standardDeviation,quantiles,histogram,mixingEntropy and so on (default: a first look)',
      )
      .option('--window <low,high>', 'energies in eV, ends included, whose probability to give: 1.0,1.2')
      .option('--quantiles <shares>', 'of the descriptor quantiles (default: 0.05,0.25,0.5,0.75,0.95)')
      .option('--bin-width <eV>', 'of the descriptor histogram (default: 0.05)')
      .option(
        '--uncertainty <fraction>',
        'mole fractions are known to this: 0.02 for +-2 %; gives error bars, unless a row says its own',
      )
      .option('--differences', 'how far every two distributions lie apart, for at most 50 compositions'),
  )
    .option('--keep-going', 'leave out the rows that cannot be compared, and tell them at the end')
    .addHelpText(
      'after',
      '\n.csv and .parquet get every composition, as a stream; .html is a report with pictures and the table; .svg, .png and .vl.json lay distributions over each other.',
    )
    .action(async (compositions: string[], options: CompareOptions) => {
      const { json, out, csv, ...fields } = options
      const write = out === undefined ? undefined : writerFor(out, 'plot')
      const plugIn = await objectivePlugIn(fields.objective ?? '')
      const plan = planComparison(readQuestion(compareQuestion, fields), loadModel, plugIn)
      const source = await sourceOf(compositions, csv)
      const ready = await readyComparison(plan, source)
      const file = out === undefined || write === undefined ? [] : [await fileSink(ready, out, write)]
      await runComparison(ready, source, [...file, json ? jsonPrinter(ready) : textPrinter(ready)])
      if (ready.survey.failed > 0) process.stderr.write(failureText(source, ready.survey))
    })

/** The objective's options, of which none is needed here. */
function optionalObjective(command: Command): Command {
  for (const option of objectiveOptions(command).options)
    if (option.long === '--objective') option.makeOptionMandatory(false)
  return command
}

const modelOption = (): Option =>
  new Option(
    '--model <id or file>',
    'the energy model: an id that `models` lists, or a .json file; repeat for more',
  ).argParser((model: string, models: string[] | undefined) => [...(models ?? []), model])

async function sourceOf(compositions: readonly string[], csv: string | undefined): Promise<CandidateSource> {
  if (compositions.length > 0 && csv !== undefined)
    throw new InputError('give compositions either as arguments or by --csv, not both')
  if (csv !== undefined) return candidatesFromCsv(csv)
  if (compositions.length === 0) throw new InputError('compare needs compositions, as arguments or by --csv')
  return candidatesFromTexts(compositions)
}

function fileSink(
  ready: ReadyComparison,
  out: string,
  write: ReturnType<typeof writerFor>,
): Promise<RowSink> | RowSink {
  if (/\.(csv|parquet)$/.test(out)) return tableSink(ready, out)
  if (/(?<!\.vl)\.json$/.test(out)) return jsonFileSink(ready, out)
  return pictureSink(ready, out, write)
}

const textPrinter = (ready: ReadyComparison): RowSink =>
  keptRows(MOST_TEXT_ROWS, async (rows, known) => {
    process.stdout.write(`${comparisonText(ready, rows, known)}\n`)
  })

function failureText({ place }: CandidateSource, { rows, failed, failures }: CandidateSurvey): string {
  const told = failures.slice(0, MOST_TOLD_FAILURES)
  return [
    `sitescape: ${failed.toLocaleString('en')} of ${(rows + failed).toLocaleString('en')} compositions failed`,
    ...told.map(({ row, error }) => `  ${place(row) || `composition ${row}: `}${error}`),
    ...(failed > told.length ? [`  and ${(failed - told.length).toLocaleString('en')} more`] : []),
    '',
  ].join('\n')
}
