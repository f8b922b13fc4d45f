import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { isCodeModelPath } from './code-model.ts'
import type { EnergyModel } from './model.ts'
import { readModelFile } from './model-file.ts'

const builtInFolder = new URL('models/', import.meta.url)
const loaded = new Map<string, EnergyModel>()

/**
 * Ids of the models that come with the package, sorted.
 *
 * @example builtInModelIds()[0] // 'agaucupdpt-co'
 */
export const builtInModelIds = (): string[] =>
  readdirSync(builtInFolder)
    .map(file => file.replace(/\.json$/, ''))
    .sort()

/**
 * A built-in model by its id.
 *
 * @throws InputError naming the nearest id when there is no such model
 */
export function builtInModel(id: string): EnergyModel {
  const known = loaded.get(id)
  if (known !== undefined) return known
  const ids = builtInModelIds()
  if (!ids.includes(id)) throw unknownName('model', id, ids)
  const model = readModelFile(fileURLToPath(new URL(`${id}.json`, builtInFolder)))
  loaded.set(id, model)
  return model
}

/**
 * An energy model by id, or by path when the text ends in `.json`.
 *
 * @throws InputError when there is no such model or its file is not valid
 * @example loadModel('irpdptrhru-oh').energy.reaction // 'H2O + * -> *OH + 1/2 H2'
 */
export function loadModel(idOrPath: string): EnergyModel {
  if (isCodeModelPath(idOrPath))
    throw new InputError(`model ${idOrPath} is code, which only distribution and sample can use`)
  return idOrPath.endsWith('.json') ? readModelFile(idOrPath) : builtInModel(idOrPath)
}
