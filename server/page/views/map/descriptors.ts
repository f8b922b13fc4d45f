import { ALLOY_DESCRIPTORS } from '../../../../src/alloy/descriptors.ts'
import type { ModelDescriptorName } from '../../../../src/search/model-descriptors.ts'

/** What a model tells of a mixture in one number. */
const OF_MODEL: readonly (readonly [ModelDescriptorName, string])[] = [
  ['mean', 'Mean energy'],
  ['standardDeviation', 'Standard deviation of the energies'],
  ['minimum', 'Lowest energy'],
  ['maximum', 'Highest energy'],
  ['objective', 'Objective, such as an activity'],
  ['windowProbability', 'Share of sites in an energy window'],
  ['skewness', 'Skewness of the energies'],
  ['excessKurtosis', 'Excess kurtosis of the energies'],
  ['unseenProbability', 'Share of sites without data'],
  ['extrapolatedProbability', 'Share of sites with extrapolated atom counts'],
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What can be mapped: the name, and what the list calls it. */
export const MAP_DESCRIPTORS: readonly (readonly [name: string, title: string])[] = [
  ...OF_MODEL,
  ...Object.entries(ALLOY_DESCRIPTORS).map(
    ([name, { title }]) => [name, `Alloy: ${capital(title)}`] as const,
  ),
]

/** Whether a descriptor follows from the composition alone, without an energy model. */
export const isOfAlloy = (descriptor: string): boolean => Object.hasOwn(ALLOY_DESCRIPTORS, descriptor)
