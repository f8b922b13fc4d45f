import { ALLOY_DESCRIPTORS, type AlloyDescriptor, type AlloyDescriptorName } from '../alloy/descriptors.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { MODEL_DESCRIPTORS, type ModelDescriptor, type ModelDescriptorName } from './model-descriptors.ts'

/** What a comparison can tell of a composition: under a model, or of the alloy alone. */
export type ComparisonDescriptorName = ModelDescriptorName | AlloyDescriptorName

/** What is told unless something else is asked for. */
export const DEFAULT_DESCRIPTORS: readonly ModelDescriptorName[] = [
  'mean',
  'standardDeviation',
  'skewness',
  'excessKurtosis',
  'minimum',
  'maximum',
  'windowProbability',
  'unseenProbability',
]

/** Every descriptor of a comparison by its name. */
export const COMPARISON_DESCRIPTORS: Readonly<
  Record<ComparisonDescriptorName, ModelDescriptor | AlloyDescriptor>
> = { ...MODEL_DESCRIPTORS, ...ALLOY_DESCRIPTORS }

export const isModelDescriptor = (name: string): name is ModelDescriptorName =>
  Object.hasOwn(MODEL_DESCRIPTORS, name)

export const isAlloyDescriptor = (name: string): name is AlloyDescriptorName =>
  Object.hasOwn(ALLOY_DESCRIPTORS, name)

/** @throws InputError naming the nearest descriptor when there is no such one */
export function checkDescriptor(name: string): asserts name is ComparisonDescriptorName {
  if (!isModelDescriptor(name) && !isAlloyDescriptor(name))
    throw new InputError(unknownName('descriptor', name, Object.keys(COMPARISON_DESCRIPTORS)).message, {
      field: 'descriptors',
    })
}
