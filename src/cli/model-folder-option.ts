import { type Command, Option } from 'commander'
import { InputError } from '../input/input-error.ts'

const VARIABLE = 'SITESCAPE_MODEL_FOLDER'

/** Commands that read the whole folder whatever they are asked. */
const READ_ALL = ['models', 'serve']

/**
 * Gives a command the option `--model-folder`. Its models, of which some are code that runs, are read when the command is
 * asked for one by id, and only then.
 */
export function takeModelFolder(command: Command): void {
  command
    .addOption(
      new Option(
        '--model-folder <directory>',
        'models of your own, to be found by id as the built-in ones',
      ).env(VARIABLE),
    )
    .hook('preAction', async () => {
      const options = command.opts()
      const { modelFolder: path } = options
      const isVariable = command.getOptionValueSource('modelFolder') === 'env'
      // What a command asks knows no such field.
      delete options.modelFolder
      if (path === undefined || (isVariable && path === '')) return
      const isNeeded = READ_ALL.includes(command.name()) || namesAnId(options)
      if (!isVariable || isNeeded) await openFolder(path, isNeeded).catch(naming(isVariable))
    })
}

/** Whether one of the models that are asked for is not named by its path. */
function namesAnId({ model, models }: { model?: string | string[]; models?: string }): boolean {
  const names = [model ?? [], models?.split(',') ?? []].flat()
  return names.some(name => !/\.(json|m?js)$/.test(name))
}

async function openFolder(path: string, isNeeded: boolean): Promise<void> {
  const { modelFolderFiles, readModelFolder } = await import('../energy/model-folder.ts')
  if (!isNeeded) {
    modelFolderFiles(path)
    return
  }
  const [{ letModulesPrintOnStderr }, { useModelFolder }] = await Promise.all([
    import('./any-model.ts'),
    import('../energy/registry.ts'),
  ])
  letModulesPrintOnStderr()
  useModelFolder(await readModelFolder(path))
}

/** Who did not give the folder has to know where it comes from. */
const naming = (isVariable: boolean) => (error: unknown) => {
  throw isVariable && error instanceof InputError ? new InputError(`${VARIABLE}: ${error.message}`) : error
}
