import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { InputError } from '../input/input-error.ts'
import type { ModuleObjective } from './module-objective.ts'
import type { EnergyFunction } from './objective-kind.ts'

/** Whether a text names a module and not an objective. */
export const isObjectivePath = (text: string): boolean => /\.m?js$/.test(text)

/**
 * Loads an objective: an ES module that exports the texts `name`, `unit` and `relativeTo`, and the function
 * `value(energy)` of an energy in eV. The module runs with all the rights of this process, so only a person's own
 * command line may name one.
 *
 * @throws InputError when there is no such file, it fails as it loads, or an export is missing or wrong
 * @example const objective = await loadObjectiveModule('./my-objective.mjs')
 */
export async function loadObjectiveModule(path: string): Promise<ModuleObjective> {
  if (!existsSync(path)) throw new InputError(`cannot read the objective ${path}`)
  let exported: Record<string, unknown>
  try {
    exported = await import(pathToFileURL(resolve(path)).href)
  } catch (error) {
    throw new InputError(`the objective ${path} fails as it loads: ${messageOf(error)}`)
  }
  const text = (field: string) => {
    const given = exported[field]
    if (typeof given !== 'string' || given.trim() === '')
      throw new InputError(`the objective ${path} must export ${field} as a text, got ${inspect(given)}`)
    return given
  }
  const { value } = exported
  if (typeof value !== 'function')
    throw new InputError(`the objective ${path} must export value as a function, got ${inspect(value)}`)
  return {
    name: 'module',
    path,
    title: text('name'),
    unit: text('unit'),
    relativeTo: text('relativeTo'),
    value: checked(path, value as EnergyFunction),
  }
}

/** The function of a module; it throws InputError where it fails or gives no finite number. */
const checked =
  (path: string, value: EnergyFunction): EnergyFunction =>
  energy => {
    let found: unknown
    try {
      found = value(energy)
    } catch (error) {
      throw new InputError(`the objective ${path} fails at E = ${energy} eV: ${messageOf(error)}`)
    }
    if (typeof found === 'number' && Number.isFinite(found)) return found
    throw new InputError(
      `the objective ${path} must give a finite number at E = ${Number(energy.toPrecision(12))} eV, got ${inspect(found)}`,
    )
  }

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : inspect(error))
