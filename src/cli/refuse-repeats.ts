import type { Command } from 'commander'
import { InputError } from '../input/input-error.ts'

/** Makes a command refuse an option that is given twice, unless the option says how to gather its values. */
export function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    const { parseArg, argChoices } = option
    const gathers = parseArg !== undefined && argChoices === undefined
    if (gathers || !(option.required || option.optional)) continue
    option.argParser((value: string, previous: string | undefined) => {
      if (previous !== undefined && previous !== option.defaultValue)
        throw new InputError(
          `${option.long} is given twice, as "${previous}" and "${value}"; it takes one value`,
        )
      return argChoices === undefined ? value : parseArg?.(value, previous)
    })
  }
}
