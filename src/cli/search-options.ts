import type { Command } from 'commander'
import { isObjectivePath, loadObjectiveModule } from '../descriptor/load-objective-module.ts'
import type { ModuleObjective } from '../descriptor/module-objective.ts'

/** The options that say what to average over the sites. */
export const objectiveOptions = (command: Command): Command =>
  command
    .requiredOption(
      '--objective <name or file>',
      'sabatier (activity), orr (oxygen reduction current), her (hydrogen exchange current), window (probability), ' +
        'mean (energy), expression, or a .js or .mjs module',
    )
    .option('--optimum <eV>', 'sabatier: the best energy; orr: the best ΔG relative to Pt (default: 0.10)')
    .option('--temperature <K>', 'sabatier (default: 300), orr, her (default: 298.15)')
    .option('--potential <eV>', 'orr: eU (default: 0.82)')
    .option('--diffusion-limit <j>', 'orr: the limiting current per site, or none (default: 1)')
    .option('--reference-energy <eV>', 'orr: the energy on Pt, for a model without Pt')
    .option('--correction <eV>', 'her: ΔG - ΔE, for a model of electronic energies, like 0.24')
    .option('--from <eV>', 'window: its lower end, included (default: open)')
    .option('--to <eV>', 'window: its higher end, included (default: open)')
    .option(
      '--formula <expression>',
      'expression: a function of E in eV, like "exp(-abs(E - 1.1) / (kB * 300))"',
    )

/**
 * The objective of the module that `--objective` names, if it names one.
 *
 * @throws InputError when the module cannot be used
 */
export const objectivePlugIn = async (objective: string): Promise<ModuleObjective | undefined> =>
  isObjectivePath(objective) ? loadObjectiveModule(objective) : undefined

/** The options that say which compositions to search. */
export const boundsOptions = (command: Command): Command =>
  command
    .option('--elements <symbols>', 'the elements that may take part: Ir,Pd,Pt (default: all of the model)')
    .option('--min <fraction>', 'least mole fraction of each element (default: 0)')
    .option('--max <fraction>', 'greatest mole fraction of each element (default: 1)')
    .option('--bounds <ranges>', 'bounds of single elements, Ir=0.05:0.35, or Pd=0.2 to fix one')
