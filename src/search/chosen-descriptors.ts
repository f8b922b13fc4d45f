import { restrictsCounts } from '../distribution/extrapolation.ts'
import { InputError } from '../input/input-error.ts'
import type { ComparerSettings } from './comparer-settings.ts'
import {
  type ComparisonDescriptorName,
  checkDescriptor,
  DEFAULT_DESCRIPTORS,
  isModelDescriptor,
} from './comparison-descriptors.ts'
/**
 * The descriptors of a comparison, checked against what else was asked for.
 *
 * @throws InputError for a model given twice, and for a descriptor that is unknown, given twice, or lacks what it needs
 * @example chosenDescriptors({ models: [], descriptors: ['mixingEntropy'] }) // ['mixingEntropy']
 */
export function chosenDescriptors({
  models,
  descriptors,
  window,
  objective,
}: ComparerSettings): ComparisonDescriptorName[] {
  const ids = models.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new InputError(`model ${twice} is given twice`, { field: 'model' })
  if (descriptors === undefined) {
    if (models.length === 0)
      throw new InputError('compare needs a model, or descriptors of the alloy alone, like mixingEntropy', {
        field: 'model',
      })
    return [
      ...DEFAULT_DESCRIPTORS,
      ...(models.some(restrictsCounts) ? (['extrapolatedProbability'] as const) : []),
      ...(objective === undefined ? [] : (['objective'] as const)),
    ]
  }
  const needed = { windowProbability: window, objective } as Record<string, unknown>
  const names = descriptors.map((name, index) => {
    checkDescriptor(name)
    if (descriptors.indexOf(name) !== index)
      throw new InputError(`the descriptor ${name} is given twice`, { field: 'descriptors' })
    if (isModelDescriptor(name) && models.length === 0)
      throw new InputError(`the descriptor ${name} needs a model`, { field: 'model' })
    if (name in needed && needed[name] === undefined)
      throw new InputError(
        `the descriptor ${name} needs ${name === 'objective' ? 'an objective' : 'a window'} to be given`,
        { field: name === 'objective' ? 'objective' : 'window' },
      )
    return name
  })
  if (names.length === 0)
    throw new InputError('compare needs at least one descriptor, got none', { field: 'descriptors' })
  for (const [name, given] of Object.entries({ windowProbability: window, objective }))
    if (given !== undefined && !names.includes(name as ComparisonDescriptorName))
      names.push(name as ComparisonDescriptorName)
  const onGrid = names.includes('quantiles') || names.includes('histogram')
  return onGrid && !names.includes('resolution') ? [...names, 'resolution'] : names
}
