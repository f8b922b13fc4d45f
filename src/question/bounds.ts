import { z } from 'zod'
import { type CompositionBounds, compositionBounds } from '../composition/bounds.ts'
import { isElement } from '../composition/elements.ts'
import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { readDecimal } from '../input/decimal.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { readElementSymbols } from './element-symbols.ts'
import { field } from './field.ts'
import { numberText } from './read-question.ts'

/** The fields that say which compositions to search. */
export const boundsFields = {
  elements: field(
    z.string().optional(),
    'the elements that may take part: symbols like Ir,Pd,Pt (default: all of the model)',
    'Ir,Pd,Pt',
  ),
  min: field(
    numberText('the least mole fraction', 'mole fraction from 0 to 1').optional(),
    'least mole fraction of each element: from 0 to 1 (default: 0)',
    0.05,
  ),
  max: field(
    numberText('the greatest mole fraction', 'mole fraction from 0 to 1').optional(),
    'greatest mole fraction of each element: from 0 to 1 (default: 1)',
    0.5,
  ),
  bounds: field(
    z.string().optional(),
    'bounds of single elements as mole fractions: Ir=0.05:0.35, or Pd=0.2 to fix one',
    'Ir=0.05:0.35,Pd=0.2',
  ),
}

/** Fields as `boundsFields` reads them. */
export interface BoundsQuestion {
  /** `Ir,Pt`; all elements of the model by default. */
  readonly elements?: string | undefined
  /** Each element at least. */
  readonly min?: number | undefined
  /** Each element at most. */
  readonly max?: number | undefined
  /** `Ir=0.05:0.35,Pd=0.2`, in place of `min` and `max`; one number fixes the mole fraction. */
  readonly bounds?: string | undefined
}

/** The fields that may leave no composition, the most telling first. */
const LIMITING = ['bounds', 'max', 'min'] as const

const NO_BOUNDS: ReadonlyMap<string, readonly [number, number]> = new Map()

/**
 * Reads which compositions of a model's elements to search.
 *
 * @throws InputError for elements or bounds that cannot be read, repeat, are not the model's, or leave no composition
 * @example readBounds({ max: 0.35, bounds: 'Pd=0.2' }, loadModel('irpdptrhru-oh'))
 */
export function readBounds(question: BoundsQuestion, model: EnergyModel): CompositionBounds {
  const elements = inField('elements', question.elements, text =>
    text === undefined ? model.elements : readElements(text, model),
  )
  const { min = 0, max = 1 } = question
  for (const [name, value] of Object.entries({ min, max }))
    if (!(value >= 0 && value <= 1))
      throw new InputError(`${name} must be a mole fraction from 0 to 1, got ${value}`, { field: name })
  const own = inField('bounds', question.bounds, text =>
    text === undefined ? NO_BOUNDS : readOwnBounds(text, elements, model),
  )
  const limiting = LIMITING.find(name => question[name] !== undefined) ?? 'elements'
  return inField(limiting, question[limiting], () =>
    compositionBounds(
      elements.map(element => {
        const [lower, upper] = own.get(element) ?? [min, max]
        return [element, lower, upper]
      }),
    ),
  )
}

function readElements(text: string, model: EnergyModel): string[] {
  const elements = readElementSymbols(text)
  checkCoverage(model, elements)
  return elements
}

function readOwnBounds(
  text: string,
  elements: readonly string[],
  model: EnergyModel,
): Map<string, readonly [number, number]> {
  const bounds = new Map<string, readonly [number, number]>()
  for (const part of text.split(',')) {
    const [, element, range = ''] = /^\s*([A-Za-z]+)\s*=(.*)$/.exec(part) ?? []
    const [lower = null, upper = lower, ...rest] = range.split(':').map(readDecimal)
    if (element === undefined || lower === null || upper === null || rest.length > 0)
      throw new InputError(
        `bounds are given like Ir=0.05:0.35, or Pd=0.2 to fix a mole fraction; cannot read "${part}"`,
      )
    if (!isElement(element)) throw new InputError(`unknown element "${element}" in the bounds "${text}"`)
    if (bounds.has(element)) throw new InputError(`element ${element} appears twice in the bounds "${text}"`)
    checkCoverage(model, [element])
    if (!elements.includes(element))
      throw new InputError(`element ${element} has bounds, but the elements are ${elements.join(', ')}`)
    bounds.set(element, [lower, upper])
  }
  return bounds
}
