import { parse } from 'node:path'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { builtInModel, builtInModelIds } from './built-in-models.ts'
import { type CodeModel, isCodeModel, isCodeModelPath } from './code-model.ts'
import type { EnergyModel } from './model.ts'
import { readModelFile } from './model-file.ts'
import type { FolderFault, ModelFolder } from './model-folder.ts'
import { PlugInError } from './plug-in-error.ts'

/**
 * A model by its id, of a folder or built in.
 *
 * @throws InputError naming the nearest id when there is no such model; PlugInError when a file of the folder keeps it from
 * being used
 * @example modelById('d-band-toy', await readModelFolder('examples/models')).title
 */
export function modelById(id: string, folder?: ModelFolder): EnergyModel | CodeModel {
  if (folder === undefined) return builtInModel(id)
  const claimed = folder.faults.find(fault => fault.id === id)
  if (claimed !== undefined) throw unusable(id, claimed)
  const own = folder.models.get(id)
  if (own !== undefined) return own.model
  const ids = builtInModelIds()
  if (ids.includes(id)) return builtInModel(id)
  const namesake = folder.faults.find(({ files }) => files.some(file => parse(file).name === id))
  if (namesake !== undefined) throw unusable(id, namesake)
  const { message } = unknownName('model', id, [...folder.models.keys(), ...ids])
  const broken = folder.faults.flatMap(({ files }) => files).length
  if (broken === 0) throw new InputError(message)
  const files = broken === 1 ? '1 file' : `${broken} files`
  throw new InputError(
    `${message}; ${files} of the model folder cannot be used, and the command models says why`,
  )
}

const unusable = (id: string, { message }: FolderFault): PlugInError =>
  new PlugInError(message, `model ${id} of this server cannot be used`)

/**
 * A model where only a linear one will do.
 *
 * @throws InputError for a code model
 */
export function linearModel(model: EnergyModel | CodeModel): EnergyModel {
  if (isCodeModel(model)) throw codeRefused(model.id)
  return model
}

const codeRefused = (name: string): InputError =>
  new InputError(`model ${name} is code, which only distribution and sample can use`)

let folderInUse: ModelFolder | undefined

/**
 * Lets `loadModel` find the models of a folder, beside the built-in ones, from now on.
 *
 * @param folder undefined for none
 * @example useModelFolder(await readModelFolder('examples/models'))
 */
export function useModelFolder(folder: ModelFolder | undefined): void {
  folderInUse = folder
}

/** The folder that `loadModel` finds models in, if any. */
export const modelFolderInUse = (): ModelFolder | undefined => folderInUse

/**
 * An energy model by id, or by path when the text ends in `.json`.
 *
 * @throws InputError when there is no such model, its file is not valid, or it is code
 * @example loadModel('irpdptrhru-oh').energy.reaction // 'H2O + * -> *OH + 1/2 H2'
 */
export function loadModel(idOrPath: string): EnergyModel {
  if (isCodeModelPath(idOrPath)) throw codeRefused(idOrPath)
  return idOrPath.endsWith('.json') ? readModelFile(idOrPath) : linearModel(modelById(idOrPath, folderInUse))
}
