import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isElement } from '../composition/elements.ts'
import { ensembleNames } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { SITE_DEFINITIONS } from '../site/catalogue.ts'
import { findSite } from '../site/registry.ts'
import type { CountRanges, EnergyModel } from './model.ts'
import { parameterCount, parameterLayout } from './parameters.ts'

const SITE_IDS = SITE_DEFINITIONS.map(({ id }) => id)

const perElement = z.record(z.string(), z.number())
const perZone = z.record(z.string(), perElement)
const element = z.string().refine(isElement, { error: issue => `unknown element "${String(issue.input)}"` })
const size = z.number().nonnegative()

/** How far entries that mirror each other may differ, relatively. */
const SYMMETRIC = 1e-6

const atoms = z.int().nonnegative()
const rangesPerZone = z.record(z.string(), z.record(z.string(), z.tuple([atoms, atoms])))

const modelShape = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  adsorbate: z.string().min(1),
  site: z.string(),
  elements: z.array(element).min(1),
  zones: z.array(z.strictObject({ name: z.string(), atoms: z.int().positive() })),
  ensembles: perElement,
  coefficients: z.union([perZone, z.record(z.string(), perZone)]),
  energy: z.strictObject({
    quantity: z.enum(['E', 'G']),
    unit: z.literal('eV'),
    reaction: z.string().min(1),
    zero: z.string().min(1),
  }),
  residual: z.strictObject({ mae: size, rmse: size, sd: size.nullable(), n: z.int().positive() }),
  source: z.strictObject({
    citation: z.string().min(1),
    doi: z.string().optional(),
    method: z.string().optional(),
  }),
  unseenEnsembles: z.array(z.string()),
  covariance: z.array(z.array(z.number())).optional(),
  training: z
    .strictObject({
      ridge: size.nullable(),
      freedom: size,
      rows: z.record(z.string(), z.int().nonnegative()),
      counts: z.union([rangesPerZone, z.record(z.string(), rangesPerZone)]),
      spread: size.nullable(),
    })
    .optional(),
})

/**
 * Reads and validates a model file.
 *
 * @throws InputError naming the file and the first field that is missing or wrong
 */
export function readModelFile(path: string): EnergyModel {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new InputError(`cannot read the model file ${path}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new InputError(`the model file ${path} is not JSON`)
  }
  return validateModel(json, `model file ${path}`)
}

/**
 * Validates a model of the JSON form.
 *
 * @param json the parsed JSON
 * @param name what to call it in an error
 * @throws InputError naming the first field that is missing or wrong
 * @example validateModel(JSON.parse(text), 'my model').elements
 */
export function validateModel(json: unknown, name: string): EnergyModel {
  const parsed = modelShape.safeParse(json)
  if (!parsed.success)
    throw new InputError(`${name}: ${fieldFault(json, parsed.error.issues[0] as z.core.$ZodIssue)}`)
  const model: EnergyModel = parsed.data
  const fault = SITE_IDS.includes(model.site)
    ? inconsistency(model)
    : `site: ${unknownName('site', model.site, SITE_IDS).message}`
  if (fault !== undefined) throw new InputError(`${name}: ${fault}`)
  return model
}

function fieldFault(json: unknown, { path, message }: z.core.$ZodIssue): string {
  const field = path.join('.') || 'the document'
  const value = path.reduce<unknown>((parent, key) => (parent as Record<PropertyKey, unknown>)[key], json)
  return value === undefined ? `${field} is missing` : `${field}: ${message}`
}

function inconsistency(model: EnergyModel): string | undefined {
  const site = findSite(model.site)
  const { elements } = model
  const names = ensembleNames(elements, site.ensemble.length)
  const zoneNames = model.zones.map(zone => zone.name)
  if (new Set(elements).size < elements.length) return `elements: one appears twice (${elements.join(', ')})`
  if (new Set(zoneNames).size < zoneNames.length) return `zones: one appears twice (${zoneNames.join(', ')})`
  for (const { name, atoms } of model.zones) {
    const zone = [...site.zones, ...site.zonesBeyond].find(candidate => candidate.name === name)
    if (zone === undefined) return `zones: site ${site.id} has no zone "${name}"`
    if (zone.atoms !== atoms) return `zones: ${name} of site ${site.id} has ${zone.atoms} atoms, got ${atoms}`
  }
  const strangers = model.unseenEnsembles.filter(name => !names.includes(name))
  if (strangers.length > 0) return `unseenEnsembles: ${strangers[0]} is no ensemble of the elements`
  return (
    keyFault('ensembles', model.ensembles, names) ??
    perZoneFault('coefficients', model.coefficients, model, names) ??
    trainingFault(model, names) ??
    covarianceFault(model)
  )
}

function trainingFault(model: EnergyModel, ensembles: readonly string[]): string | undefined {
  if (model.training === undefined) return undefined
  const { rows, counts } = model.training
  const fault =
    keyFault('training.rows', rows, ensembles) ?? perZoneFault('training.counts', counts, model, ensembles)
  if (fault !== undefined) return fault
  const isPerEnsemble = Object.keys(counts).some(key => ensembles.includes(key))
  for (const [path, zones] of isPerEnsemble ? Object.entries(counts) : [['', counts] as const])
    for (const { name, atoms: most } of model.zones)
      for (const [element, [low, high]] of Object.entries((zones as CountRanges)[name] ?? {}))
        if (low > high || high > most)
          return `training.counts.${path === '' ? '' : `${path}.`}${name}: ${element} has fewest ${low} and most ${high} of ${most} atoms`
  return undefined
}

function covarianceFault(model: EnergyModel): string | undefined {
  const { covariance } = model
  if (covariance === undefined) return undefined
  const size = parameterCount(parameterLayout(model))
  const widths = covariance.map(row => row.length)
  if (covariance.length !== size || widths.some(width => width !== size))
    return `covariance: the model has ${size} parameters, so it needs ${size} rows of ${size} numbers`
  for (const [i, row] of covariance.entries()) {
    const variance = row[i] as number
    if (variance < 0) return `covariance: the variance of parameter ${i + 1} is negative, ${variance}`
    for (const [j, value] of row.entries()) {
      const mirrored = covariance[j]?.[i] as number
      if (Math.abs(value - mirrored) > SYMMETRIC * Math.max(Math.abs(value), Math.abs(mirrored)))
        return `covariance: row ${i + 1}, column ${j + 1} is ${value}, but column and row exchanged ${mirrored}`
    }
  }
  return undefined
}

/** What is wrong with values by zone and element, or by ensemble, zone and element. */
function perZoneFault(
  field: string,
  values: object,
  { elements, zones: sizes }: EnergyModel,
  ensembles: readonly string[],
): string | undefined {
  const zones = sizes.map(({ name }) => name)
  const faultOfZones = (path: string, perZoneWeights: object) =>
    keyFault(path, perZoneWeights, zones) ??
    Object.entries(perZoneWeights)
      .map(([zone, weights]) => keyFault(`${path}.${zone}`, weights, elements))
      .find(fault => fault !== undefined)
  if (!Object.keys(values).some(key => ensembles.includes(key))) return faultOfZones(field, values)
  return (
    keyFault(field, values, ensembles) ??
    Object.entries(values)
      .map(([ensemble, weights]) => faultOfZones(`${field}.${ensemble}`, weights))
      .find(fault => fault !== undefined)
  )
}

function keyFault(path: string, object: object, expected: readonly string[]): string | undefined {
  const missing = expected.find(key => !Object.hasOwn(object, key))
  if (missing !== undefined) return `${path}: ${missing} is missing`
  const known = new Set(expected)
  const extra = Object.keys(object).find(key => !known.has(key))
  return extra === undefined ? undefined : `${path}: ${extra} is not among ${expected.join(', ')}`
}
