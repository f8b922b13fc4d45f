import { z } from 'zod'
import { isElement } from '../composition/elements.ts'
import { countEnvironments } from '../environment/count.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import { zoneAnswers } from './sites.ts'

/** `count`: a site, and either how many elements or which. */
export const countQuestion = z.strictObject({ site: z.string(), elements: z.string() })

/**
 * The answer to `count`: how many environments a site has; counts are text, as they grow without bound.
 *
 * @example answerCount({ site: 'fcc111-top', elements: '5' }).fingerprints // '36750'
 */
export function answerCount(question: z.output<typeof countQuestion>) {
  const site = findSite(question.site)
  const elements = readElementCount(question.elements)
  const { labelled, fingerprints, distinct } = countEnvironments(site, elements)
  return {
    site: site.id,
    elements,
    atoms: site.atoms,
    zones: zoneAnswers(site),
    symmetryOrder: site.symmetry.length,
    labelled: labelled.toString(),
    fingerprints: fingerprints.toString(),
    distinct: distinct.toString(),
  }
}

const MAXIMUM_ELEMENTS = 118

function readElementCount(text: string): number {
  const allowed = 'give a whole number from 1 to 118 or different symbols like Ir,Pd,Pt'
  if (/^\s*[+-]?[\d.]/.test(text)) {
    const count = Number(text)
    if (Number.isInteger(count) && count >= 1 && count <= MAXIMUM_ELEMENTS) return count
    throw new InputError(`elements: ${allowed}, got "${text}"`)
  }
  const symbols = text.split(',').map(symbol => symbol.trim())
  const unknown = symbols.find(symbol => !isElement(symbol))
  if (unknown !== undefined) throw new InputError(`unknown element "${unknown}" in elements: ${allowed}`)
  const repeated = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index)
  if (repeated !== undefined)
    throw new InputError(`element ${repeated} appears twice in elements: ${allowed}`)
  return symbols.length
}
