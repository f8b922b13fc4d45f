import { writeSync } from 'node:fs'
import { sampledHistogram } from '../../plots/sampled-histogram.ts'
import { whenStopped } from '../output/interruption.ts'
import { progressBar } from '../output/progress.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerSample, DEFAULT_SITES, exactQuantiles, sampleQuestion } from '../question/sample.ts'
import { sampleTable } from '../question/sample-table.ts'
import type { SampledDistribution } from '../sampling/sampled.ts'
import { loadAnyModel } from './any-model.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { sampleText } from './sample-text.ts'

export const sampleCommand = () =>
  command('sample', 'how strongly randomly drawn sites of an alloy bind, with standard errors', 'plot')
    .requiredOption(
      '--model <id or file>',
      'the energy model: an id that `models` lists, a .json file, or a .js or .mjs module with a function',
    )
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option('--sites <count>', 'how many sites to draw, up to 1e12 (default: 1e7)')
    .option('--seed <number>', 'the same seed gives the same sites (default: a new one, which is printed)')
    .option('--bin-width <eV>', 'width of the histogram bins (default: 0.01)')
    .option('--workers <count>', 'threads to draw in; they do not change the result (default: as it pays)')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const question = readQuestion(sampleQuestion, fields)
          const { sites = DEFAULT_SITES } = question
          const model = await loadAnyModel(question.model)
          const answer = await watched(sites, onSites => answerSample(question, model, onSites))
          return {
            answer,
            exact: () => exactQuantiles(question, model, answer),
            table: () => sampleTable(answer),
            plot: () => sampledHistogram(answer),
          }
        },
        ({ answer, exact }) => sampleText(answer, exact()),
      ),
    )

/** Draws under a progress bar; when it is stopped, says how far it came. */
async function watched(
  sites: number,
  draw: (onSites: (sites: number) => void) => Promise<SampledDistribution>,
): Promise<SampledDistribution> {
  let drawn = 0
  const forget = whenStopped(() => {
    writeSync(
      process.stderr.fd,
      `sitescape: stopped after ${drawn.toLocaleString('en')} of ${sites.toLocaleString('en')} sites; no file was written\n`,
    )
  })
  const bar = progressBar('sample', sites)
  try {
    return await draw(more => {
      drawn += more
      bar.update(drawn)
    })
  } finally {
    forget()
    bar.clear()
  }
}
