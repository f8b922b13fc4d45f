import { Console } from 'node:console'
import { type CodeModel, isCodeModelPath, loadCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { loadModel, modelById, modelFolderInUse } from '../energy/registry.ts'

/** A model by id, linear or code, by path of a JSON file, or by path of a module. */
export async function loadAnyModel(name: string): Promise<EnergyModel | CodeModel> {
  if (name.endsWith('.json')) return loadModel(name)
  if (!isCodeModelPath(name)) return modelById(name, modelFolderInUse())
  letModulesPrintOnStderr()
  return loadCodeModel(name)
}

/** Sends what modules print by `console` to stderr, as stdout is for the answer. */
export function letModulesPrintOnStderr(): void {
  globalThis.console = new Console(process.stderr, process.stderr)
}
