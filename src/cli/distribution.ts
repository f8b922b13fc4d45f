import { Option } from 'commander'
import { energyHistogram } from '../../plots/energy-histogram.ts'
import type { EnergyDistribution } from '../distribution/distribution.ts'
import { readTrainingRows } from '../energy/training-rows.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { answerDistribution, histogramQuestion } from '../question/distribution.ts'
import { distributionTable } from '../question/distribution-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { findSite } from '../site/registry.ts'
import { loadAnyModel } from './any-model.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { distributionText } from './distribution-text.ts'
import { layerOption } from './layer-option.ts'

interface DistributionOptions extends SharedOptions {
  readonly dft?: string
}

export const distributionCommand = () =>
  command('distribution', 'how strongly the sites of an alloy bind, exactly', 'plot')
    .requiredOption(
      '--model <id or file>',
      'the energy model: an id that `models` lists, a .json file, or a .js or .mjs module',
    )
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option('--bin-width <eV>', 'width of the histogram bins (default: 0.01)')
    .addOption(
      new Option('--method <method>', 'how to compute (default: auto)').choices([
        'auto',
        'enumerate',
        'convolve',
        'sample',
      ]),
    )
    .addOption(
      new Option('--scale <scale>', 'height of the plot (default: probability)').choices([
        'probability',
        'density',
      ]),
    )
    .option('--target <eV>', 'an energy to mark in the plot')
    .option('--sites <count>', 'with the method sample: how many sites to draw (default: 1e7)')
    .option('--seed <number>', 'of the sites of the method sample, or of the draws (default: 1)')
    .option('--window <low,high>', 'energies in eV, ends included, whose probability to give: 1.0,1.2')
    .option('--broaden <eV>', 'also broaden by a Gaussian: by so many eV, or by the residual of the model')
    .option(
      '--uncertainty <fraction>',
      'mole fractions are known to this: 0.02 for +-2 %; gives the error of the mean',
    )
    .option(
      '--draws <count>',
      'credible intervals of everything, from so many draws of the coefficients: 1000; what the rows of the fit leave open, without the scatter of single sites (see --broaden)',
    )
    .option('--credible <level>', 'probability that each credible interval holds (default: 0.9)')
    .option('--dft <file.csv>', 'DFT rows to lay over the plot, in the format of `fit`')
    .action(({ json, out, dft, ...fields }: DistributionOptions) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const { scale, target, ...question } = readQuestion(histogramQuestion, fields)
          const model = await loadAnyModel(question.model)
          const answer = answerDistribution(question, () => model)
          const dftEnergies = dft === undefined ? undefined : await readDftEnergies(dft, answer)
          return {
            answer,
            table: () => distributionTable(answer),
            plot: () => energyHistogram(answer, { ...answer, scale, target, dftEnergies }),
          }
        },
        ({ answer }) => distributionText(answer),
      ),
    )

/** The energies of the rows whose ensemble the alloy has. */
async function readDftEnergies(file: string, { site, ensembles }: EnergyDistribution): Promise<number[]> {
  const names = new Set(ensembles.map(({ name }) => name))
  const { rows } = readTrainingRows(await readCsvTable(file), findSite(site))
  const energies = rows.filter(({ ensemble }) => names.has(ensemble)).map(({ energy }) => energy)
  if (energies.length === 0) throw new InputError(`${file} has no row with an ensemble of this composition`)
  return energies
}
