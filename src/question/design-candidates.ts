import { parseComposition } from '../composition/formula.ts'
import type { EnergyModel } from '../energy/model.ts'
import { candidatesInTable, type ListedCandidates } from '../inference/candidates-listed.ts'
import { candidatesOnSlabs, type SlabCandidates } from '../inference/candidates-on-slabs.ts'
import { type TargetAlloy, targetAlloys } from '../inference/criterion.ts'
import type { CsvTable } from '../input/csv-table.ts'
import { readDecimal } from '../input/decimal.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import { readSlabSize } from '../structure/slab-cell.ts'
import { readLayers } from './alloy.ts'
import type { DesignQuestion } from './design.ts'
import { defaultSize } from './structure.ts'

const DEFAULT_CANDIDATES = 100_000

/**
 * Compositions as users type them, each with its weight behind a colon if it is not 1.
 *
 * @throws InputError for a composition or a weight that cannot be read
 * @example readTargets({ compositions: ['Ir20Pt80:2', 'IrPt'] })[0].weight // 2/3
 */
export function readTargets({
  compositions,
  layer,
}: Pick<DesignQuestion, 'compositions' | 'layer'>): TargetAlloy[] {
  const layers = readLayers([layer ?? []].flat())
  return targetAlloys(
    [compositions].flat().map(text => {
      const [, formula = text, weight = '1'] = /^(.*):([^:]*)$/s.exec(text) ?? []
      const value = readDecimal(weight)
      if (value === null)
        throw new InputError(
          `the weight of a composition is a number behind a colon, like ${formula}:2; got "${text}"`,
          { field: 'compositions' },
        )
      return {
        alloy: { bulk: inField('compositions', formula, parseComposition), layers },
        weight: value,
      }
    }),
  )
}

/**
 * Sites of random slabs of the alloys.
 *
 * @throws InputError for a size that cannot be read, or a count that is out of range
 */
export function slabCandidatesFor(
  { size, candidates = DEFAULT_CANDIDATES }: DesignQuestion,
  model: EnergyModel,
  targets: readonly TargetAlloy[],
  seed: number,
): SlabCandidates {
  const own = inField('size', size, text =>
    text === undefined ? defaultSize(findSite(model.site)) : readSlabSize(text),
  )
  return candidatesOnSlabs(model, targets, { size: own, count: candidates, seed })
}

/**
 * The rows of a user's file.
 *
 * @throws InputError when the question also says which slabs to draw, or a row cannot be
 */
export function listedCandidatesFor(
  { size, candidates }: DesignQuestion,
  listed: CsvTable,
  model: EnergyModel,
): ListedCandidates {
  if (size !== undefined || candidates !== undefined)
    throw new InputError(
      `the file ${listed.file} says which candidates there are; leave out the ${size === undefined ? 'number of candidates' : 'size of slabs'}`,
      { field: size === undefined ? 'candidates' : 'size' },
    )
  return inField('environments', listed, table => candidatesInTable(table, model))
}
