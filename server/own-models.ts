import { isDeepStrictEqual } from 'node:util'
import { builtInModelIds } from '../src/energy/built-in-models.ts'
import type { EnergyModel } from '../src/energy/model.ts'
import { validateModel } from '../src/energy/model-file.ts'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { inField } from '../src/input/in-field.ts'
import { InputError } from '../src/input/input-error.ts'
import { OWN_MODELS } from './request-fields.ts'

/**
 * Reads the models that came with a request.
 *
 * @param folder models that the server offers beside the built-in ones
 * @returns by id
 * @throws InputError for one that is none, or whose id is that of another
 * @example readOwnModels([]).size // 0
 */
export function readOwnModels(
  given: readonly unknown[],
  folder?: ModelFolder,
): ReadonlyMap<string, EnergyModel> {
  const own = new Map<string, EnergyModel>()
  for (const [index, json] of given.entries())
    inField(OWN_MODELS.field, json, () => addTo(own, json, index, folder), OWN_MODELS.allowed)
  return own
}

function addTo(
  own: Map<string, EnergyModel>,
  json: unknown,
  index: number,
  folder: ModelFolder | undefined,
): void {
  const model = validateModel(json, `own model ${index + 1}`)
  const known = own.get(model.id)
  const isTaken = builtInModelIds().includes(model.id) || folder?.models.has(model.id)
  if (isTaken || (known !== undefined && !isDeepStrictEqual(known, model)))
    throw new InputError(`the id "${model.id}" of an own model is that of another; give it one of its own`)
  own.set(model.id, model)
}
