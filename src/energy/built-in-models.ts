import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { unknownName } from '../input/nearest-name.ts'
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
