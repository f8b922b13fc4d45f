import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { fitModel } from '../energy/fit.ts'
import type { ErrorSummary } from '../energy/fit-errors.ts'
import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { validateModel } from '../energy/model-file.ts'
import { readTrainingRows } from '../energy/training-rows.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { aligned } from '../output/aligned.ts'
import { writeWholeFile } from '../output/whole-file.ts'
import { findSite } from '../site/registry.ts'
import { jsonText } from './out.ts'

interface FitOptions {
  readonly site: string
  readonly adsorbate: string
  readonly zones?: string
  readonly id?: string
  readonly title?: string
  readonly quantity: 'E' | 'G'
  readonly reaction?: string
  readonly zero?: string
  readonly citation?: string
  readonly doi?: string
  readonly json?: true
  readonly out?: string
}

const NOT_STATED = 'not stated'

export const fitCommand = () =>
  new Command('fit')
    .description('fit an energy model to DFT rows')
    .argument(
      '<file.csv>',
      'columns: ensemble, <zone>:<element>, energy (eV) and, if wanted, split (train or test)',
    )
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .requiredOption('--adsorbate <name>', 'what adsorbs: OH')
    .option('--zones <a,b>', 'the zones to use (default: those of the header)')
    .option('--id <id>', 'id of the model (default: the name of the file)')
    .option('--title <text>', 'title of the model')
    .addOption(new Option('--quantity <E or G>', 'what the energies are').choices(['E', 'G']).default('E'))
    .option('--reaction <text>', 'the adsorption reaction: H2O + * -> *OH + 1/2 H2')
    .option('--zero <text>', 'what has energy zero')
    .option('--citation <text>', 'where the rows come from')
    .option('--doi <doi>', 'and its DOI')
    .option('--json', 'print one JSON document and nothing else')
    .option('--out <model.json>', 'write the model')
    .action(async (file: string, options: FitOptions) => {
      if (options.out !== undefined && !/(?<!\.vl)\.json$/.test(options.out))
        throw new InputError(`a model is written as .json, got "${options.out}"`)
      const site = findSite(options.site)
      const data = readTrainingRows(await readCsvTable(file), site, options.zones?.split(','))
      const fitted = fitModel(data, site, identityOf(file, options))
      const model = validateModel(fitted.model, 'the fitted model')
      const unstated = (['reaction', 'zero'] as const).filter(name => options[name] === undefined)
      if (unstated.length > 0)
        process.stderr.write(
          `the ${unstated.join(' and the ')} of these energies ${unstated.length > 1 ? 'are' : 'is'} not stated; ` +
            `give ${unstated.map(name => `--${name}`).join(' and ')}\n`,
        )
      if (options.out !== undefined) {
        await writeWholeFile(options.out, jsonText(model))
        process.stderr.write(`wrote ${options.out}\n`)
      }
      const answer = {
        model: model.id,
        site: site.id,
        adsorbate: model.adsorbate,
        energy: model.energy,
        ...fitted.report,
      }
      process.stdout.write(options.json ? jsonText(answer) : `${text(answer)}\n`)
    })

function identityOf(file: string, options: FitOptions) {
  const id = options.id ?? basename(file).replace(/\.csv$/i, '')
  return {
    id,
    title: options.title ?? `*${options.adsorbate} on ${options.site}, fitted to ${basename(file)}`,
    adsorbate: options.adsorbate,
    energy: {
      quantity: options.quantity,
      unit: 'eV' as const,
      reaction: options.reaction ?? NOT_STATED,
      zero: options.zero ?? NOT_STATED,
    },
    source: {
      citation: options.citation ?? `fitted to ${basename(file)}`,
      ...(options.doi !== undefined && { doi: options.doi }),
    },
  }
}

type FitAnswer = Pick<EnergyModel, 'site' | 'adsorbate' | 'energy'> & { model: string } & ReturnType<
    typeof fitModel
  >['report']

function text(answer: FitAnswer): string {
  const errors = (name: string, { n, mae, rmse }: ErrorSummary) => [
    name,
    String(n),
    mae?.toFixed(4) ?? '',
    rmse?.toFixed(4) ?? '',
  ]
  const unseen = answer.unseenEnsembles
  return [
    `model ${answer.model}: ${energySymbol(answer)} in eV on ${answer.site}, reaction: ${answer.energy.reaction}, zero: ${answer.energy.zero}`,
    `rank ${answer.rank} of ${answer.columns} columns (each zone sums to a constant, so only energies are unique)`,
    ...(answer.rank < answer.fullRank
      ? [
          `warning: unique energies need rank ${answer.fullRank}; with these rows some energies are arbitrary, add rows`,
        ]
      : []),
    '',
    aligned(
      ['rows', 'n', 'MAE / eV', 'RMSE / eV'],
      [
        errors('train', answer.train),
        errors('test', answer.test),
        errors('leave one out', answer.crossValidation),
      ],
    ),
    '',
    unseen.length === 0
      ? 'every ensemble has data'
      : `ensembles without data, predicted from the others: ${unseen.join(', ')}`,
  ].join('\n')
}
