import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { readTrainingRows, type TrainingRows } from '../energy/training-rows.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'

/** The rows of a fit and what they are rows of. */
export const rowsOptions = (command: Command): Command =>
  command
    .argument(
      '<file.csv>',
      'columns: ensemble, <zone>:<element>, energy (eV) and, if wanted, split (train or test) and slab',
    )
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .requiredOption('--adsorbate <name>', 'what adsorbs: OH')
    .option('--zones <a,b>', 'the zones to use (default: those of the header)')
    .addOption(new Option('--quantity <E or G>', 'what the energies are').choices(['E', 'G']).default('E'))
    .option('--reaction <text>', 'the adsorption reaction: H2O + * -> *OH + 1/2 H2')
    .option('--zero <text>', 'what has energy zero')

/** Which form to fit. */
export const formOptions = (command: Command): Command =>
  command
    .option(
      '--form <shared or per-ensemble>',
      'the same zone coefficients for all ensembles, or each its own (default: shared)',
    )
    .option(
      '--ridge [strength]',
      'hold coefficients together, as strongly as so many rows; without a number, as cross-validation chooses',
    )

/** How to hold out rows. */
export const schemeOptions = (command: Command): Command =>
  command.option(
    '--validate <scheme>',
    'loo, grouped-loo (rows of one slab or fingerprint together) or kfold=10 (likewise, with refits) (default: loo)',
  )

/** The rows of a file, their site, and the file's name. */
export async function readRows(
  file: string,
  { site: id, zones }: { readonly site: string; readonly zones?: string | undefined },
): Promise<{ readonly data: TrainingRows; readonly site: Site; readonly name: string }> {
  const site = findSite(id)
  const data = readTrainingRows(await readCsvTable(file), site, zones?.split(','))
  return { data, site, name: basename(file) }
}
