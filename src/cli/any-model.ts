import { type CodeModel, isCodeModelPath, loadCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'

/**
 * A model by id, by path of a JSON file, or by path of a module. What a module prints goes to stderr, as stdout is for
 * the answer.
 */
export async function loadAnyModel(name: string): Promise<EnergyModel | CodeModel> {
  if (!isCodeModelPath(name)) return loadModel(name)
  console.log = console.error
  console.info = console.error
  return loadCodeModel(name)
}
