import { field } from './field.ts'
import { numberText, windowText } from './read-question.ts'

/** The bins of energies. */
export const binWidthField = field(
  numberText('the bin width', 'eV').optional(),
  'width of the bins of energy: a positive number of eV (default: 0.01)',
  0.02,
)

/** Energies whose probability is wanted. */
export const windowField = field(
  windowText.optional(),
  'energies in eV whose probability to give, both ends included: two numbers, the lower first, like 1.0,1.2',
  '1.0,1.2',
)
