import { writeSync } from 'node:fs'
import type { Command } from 'commander'
import { objectiveText } from '../descriptor/objective.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import { whenStopped } from '../output/interruption.ts'
import { progressBar } from '../output/progress.ts'
import { openStreamedTable } from '../output/streamed-table.ts'
import { alignedTable } from '../output/text-table.ts'
import { significant } from '../question/optimize-figures.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerScan, planScan, type Scan, type ScanAnswer, scanQuestion } from '../question/scan.ts'
import { bestFigures } from '../question/scan-figures.ts'
import { scanColumns, scanRows } from '../question/scan-rows.ts'
import type { ScanLine } from '../search/scan-lines.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { boundsOptions, objectiveOptions, objectivePlugIn } from './search-options.ts'

/** Signals and the progress bar get their turn this often. */
const PAUSE_MILLISECONDS = 50

export const scanCommand = (): Command =>
  objectiveOptions(
    boundsOptions(
      command('scan', 'every composition of a grid, and the best of them', 'plot')
        .requiredOption(
          '--model <id or file>',
          'the energy model: an id that `models` lists, or a .json file',
        )
        .option('--step <fraction>', 'grid step as a mole fraction; it has to divide 1 (default: 0.05)')
        .option('--top <n>', 'how many of the best to give (default: 20)'),
    ),
  )
    .addOption(layerOption())
    .option(
      '--uncertainty <fraction>',
      'mole fractions are known to this: 0.02 for +-2 %; gives errors of the best values',
    )
    .option('--yes', 'go on with more than 20 million compositions')
    .addHelpText(
      'after',
      '\n.csv and .parquet get every composition, as a stream; the picture shows two or three elements.',
    )
    .action(async ({ json, out, ...fields }: SharedOptions & { readonly objective: string }) => {
      const plugIn = await objectivePlugIn(fields.objective)
      const planned = planScan(readQuestion(scanQuestion, fields), loadModel, plugIn)
      if (out !== undefined && /\.(csv|parquet)$/.test(out))
        return respond({ json }, 'plot', async () => ({ answer: await streamed(planned, out) }), textOf)
      return respond({ json, out }, 'plot', () => drawn(planned, out), textOf)
    })

/** Writes every composition to a table while the scan goes on. */
async function streamed(planned: Scan, path: string): Promise<ScanAnswer> {
  const table = await openStreamedTable(path, scanColumns(planned))
  try {
    const rows = scanRows(planned, table.write)
    const answer = await watched(planned, rows.add)
    await rows.end()
    await table.finish()
    process.stderr.write(`wrote ${path}\n`)
    return answer
  } finally {
    await table.discard()
  }
}

/** Keeps the values for a picture, if one is wanted. */
async function drawn(planned: Scan, path: string | undefined) {
  if (path === undefined || /(?<!\.vl)\.json$/.test(path)) return { answer: await watched(planned) }
  const [{ scanPicture }, { scanPoints }] = await Promise.all([
    import('../../plots/scan-picture.ts'),
    import('../../plots/scan-points.ts'),
  ])
  const { points, add } = scanPoints(planned)
  const answer = await watched(planned, line => void add(line))
  return { answer, plot: () => scanPicture(answer, points) }
}

/** Runs a scan under a progress bar; when it is stopped, says how far it came. */
async function watched(
  planned: Scan,
  add?: (line: ScanLine) => Promise<void> | undefined,
): Promise<ScanAnswer> {
  const total = planned.grid.compositions
  let done = 0
  const forget = whenStopped(() => {
    writeSync(
      process.stderr.fd,
      `sitescape: stopped after ${done.toLocaleString('en')} of ${total.toLocaleString('en')} compositions; no file was written\n`,
    )
  })
  const bar = progressBar('scan', total)
  let paused = performance.now()
  try {
    return await answerScan(planned, (line, before) => {
      done = before
      const added = add?.(line)
      const now = performance.now()
      if (now - paused < PAUSE_MILLISECONDS) return added
      paused = now
      bar.update(before)
      return added === undefined ? turn() : added.then(turn)
    })
  } finally {
    forget()
    bar.clear()
  }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

function textOf({ answer }: { readonly answer: ScanAnswer }): string {
  const { adsorbate, site, energy, objective, model, elements, step, warnings } = answer
  return [
    `*${adsorbate} on ${site} of ${elements.join('-')} alloys, random, in steps of ${step}`,
    `${objectiveText(objective, energySymbol(answer))}`,
    `${energySymbol(answer)} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; exact at each of ${answer.compositions.toLocaleString('en')} compositions`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    `mean ${significant(answer.mean)}, standard deviation ${significant(answer.standardDeviation)}, from ${significant(answer.minimum)} to ${significant(answer.maximum)}`,
    '',
    alignedTable(bestFigures(answer)),
  ].join('\n')
}
