import type { Command } from 'commander'
import { layerOption } from './layer-option.ts'

/** The options of commands about two energies: models, alloy, and how their sites lie to each other. */
export const pairOptions = (own: Command): Command =>
  own
    .requiredOption('--models <A,B>', 'two energy models: ids that `models` lists, or .json files')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option(
      '--neighbour <rank>',
      '0 the very same site, 1 the nearest pair, 2 the next (default: 0 for models of one site, else 1)',
    )
