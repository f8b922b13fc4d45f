import type { Command } from 'commander'

/** The options that say what to average over the sites. */
export const objectiveOptions = (command: Command): Command =>
  command
    .requiredOption('--objective <name>', 'sabatier (activity), window (probability) or mean (energy)')
    .option('--optimum <eV>', 'sabatier: the best energy')
    .option('--temperature <K>', 'sabatier: the temperature (default: 300)')
    .option('--from <eV>', 'window: its lower end, included')
    .option('--to <eV>', 'window: its higher end, included')

/** The options that say which compositions to search. */
export const boundsOptions = (command: Command): Command =>
  command
    .option('--elements <symbols>', 'the elements that may take part: Ir,Pd,Pt (default: all of the model)')
    .option('--min <fraction>', 'least mole fraction of each element (default: 0)')
    .option('--max <fraction>', 'greatest mole fraction of each element (default: 1)')
    .option('--bounds <ranges>', 'bounds of single elements, Ir=0.05:0.35, or Pd=0.2 to fix one')
