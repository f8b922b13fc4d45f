import { types } from 'node:util'
import { ensembleNames } from '../environment/ensembles.ts'
import { lineIn, moduleUrl, thrownText, valueText } from '../input/foreign-value.ts'
import { InputError } from '../input/input-error.ts'
import { SITE_DEFINITIONS } from '../site/catalogue.ts'
import { findSite } from '../site/registry.ts'
import type { EnergyModel } from './model.ts'
import { validateModel } from './model-file.ts'
import { PlugInError } from './plug-in-error.ts'

/** Per zone, how many atoms of each element it holds; every element of the model is listed, absent ones with 0. */
export type ZoneCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** An energy model that is a function, not coefficients: it can be enumerated or sampled, never convolved. */
export interface CodeModel
  extends Pick<
    EnergyModel,
    'id' | 'title' | 'adsorbate' | 'site' | 'elements' | 'zones' | 'energy' | 'source' | 'unseenEnsembles'
  > {
  /**
   * Adsorption energy of one fingerprint, eV; negative binds stronger.
   *
   * @param ensemble its elements sorted and joined, `Ir-Ir-Pd`
   */
  readonly energyOf: (ensemble: string, zones: ZoneCounts) => number
  /** The module that it comes from, if any. */
  readonly file?: string | undefined
}

/** Whether a model is a function. */
export const isCodeModel = (model: EnergyModel | CodeModel): model is CodeModel => 'energyOf' in model

/** Whether a text names a module and not a model file or an id. */
export const isCodeModelPath = (text: string): boolean => /\.m?js$/.test(text)

/**
 * Loads a code model: an ES module that exports `id`, `title`, `adsorbate`, `site`, `elements`, `zones`, `energy`,
 * `source`, the function `energyOf` and, if some ensembles rest on no data, `unseenEnsembles`; by name or as one
 * default export. The module runs with all the rights of this process.
 *
 * @throws InputError when there is no such file, it fails as it loads, or an export is missing or wrong
 * @example const model = await loadCodeModel('./my-model.mjs')
 */
export async function loadCodeModel(path: string): Promise<CodeModel> {
  const { loadModule } = await import('./load-module.ts')
  return validateCodeModel(await loadModule(path), `code model ${path}`, path)
}

/**
 * Validates a code model; what it has beyond the fields of one is ignored.
 *
 * @param exported an object with the fields of a code model
 * @param name what to call it in an error
 * @param file the module that it comes from, to be named when it fails later
 * @throws InputError naming the first field that is missing or wrong
 * @example validateCodeModel({ ...fields, energyOf: () => 0.5 }, 'my model').id
 */
export function validateCodeModel(exported: object, name: string, file?: string): CodeModel {
  const fields = { unseenEnsembles: [], ...exported } as unknown as CodeModel
  const { id, title, adsorbate, site, elements, zones, energy, source, unseenEnsembles } = fields
  if (fields.energyOf === undefined) throw new InputError(`${name}: energyOf is missing`)
  if (typeof fields.energyOf !== 'function')
    throw new InputError(`${name}: energyOf must be a function, got ${valueText(fields.energyOf)}`)
  const model: CodeModel = {
    ...{ id, title, adsorbate, site, elements, zones, energy, source, unseenEnsembles, file },
    energyOf: (ensemble, counts) => fields.energyOf(ensemble, counts),
  }
  validateModel(withoutEnergies(model), name)
  return model
}

/**
 * The linear model with the same site, elements and zones that gives every fingerprint 0 eV: what holds for linear
 * models, their energies apart, holds for code models by way of it.
 *
 * @param elements those whose ensembles it needs to have
 */
export function withoutEnergies(model: CodeModel, elements = model.elements): EnergyModel {
  const { energyOf: _energyOf, file: _file, ...fields } = model
  const { site, zones } = fields
  const zeros = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, 0]))
  // Before it is validated a model can hold anything; validation then stops at the field that keeps these empty.
  const isNamed =
    elements?.length > 0 &&
    isListOfNames(elements) &&
    Array.isArray(zones) &&
    isListOfNames(zones.map(zone => zone?.name))
  const known = SITE_IDS.includes(site) && isNamed
  return {
    ...fields,
    ensembles: known ? zeros(ensembleNames(elements, findSite(site).ensemble.length)) : {},
    coefficients: known ? Object.fromEntries(zones.map(({ name }) => [name, zeros(model.elements)])) : {},
    residual: { mae: 0, rmse: 0, sd: null, n: 1 },
  }
}

const SITE_IDS = SITE_DEFINITIONS.map(({ id }) => id)

const isListOfNames = (names: unknown): boolean =>
  Array.isArray(names) && names.every(name => typeof name === 'string')

/**
 * The energy that a code model gives a fingerprint, eV.
 *
 * @throws PlugInError naming the model, its file and the fingerprint when it fails or gives no finite number
 * @example codeEnergy(model, 'Pt', { surface: { Ir: 2, Pt: 4 }, subsurface: { Ir: 0, Pt: 3 } })
 */
export function codeEnergy(model: CodeModel, ensemble: string, zones: ZoneCounts): number {
  let energy: unknown
  try {
    energy = model.energyOf(ensemble, zones)
  } catch (error) {
    throw failure(model, ensemble, zones, error)
  }
  if (typeof energy === 'number' && Number.isFinite(energy)) return energy
  // Left alone, a promise that fails later would end the process with a stack trace.
  if (types.isPromise(energy)) energy.catch(() => {})
  const fingerprint = fingerprintText(ensemble, zones)
  throw new PlugInError(
    `${nameOf(model)} must give a finite number of eV for ${fingerprint}, got ${valueText(energy)}`,
    `model ${model.id} gives no finite number for ${fingerprint}`,
  )
}

function failure(model: CodeModel, ensemble: string, zones: ZoneCounts, error: unknown): PlugInError {
  const fingerprint = fingerprintText(ensemble, zones)
  const line = model.file === undefined ? undefined : lineIn(moduleUrl(model.file), error)
  return new PlugInError(
    `${nameOf(model, line)} fails for ${fingerprint}: ${thrownText(error)}`,
    `model ${model.id} fails for ${fingerprint}`,
  )
}

/** `model step (models/step.mjs, line 12)`. */
function nameOf({ id, file }: CodeModel, line?: string): string {
  const place = [file, line].filter(part => part !== undefined).join(', ')
  return place === '' ? `model ${id}` : `model ${id} (${place})`
}

/** `ensemble Pt, surface Ir2Pt4, subsurface Pt3`. */
function fingerprintText(ensemble: string, zones: ZoneCounts): string {
  const fillings = Object.entries(zones).map(([zone, counts]) => {
    const present = Object.entries(counts).filter(([, count]) => count > 0)
    return `${zone} ${present.map(([element, count]) => `${element}${count}`).join('')}`
  })
  return [`ensemble ${ensemble}`, ...fillings].join(', ')
}
