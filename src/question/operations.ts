import { ALLOY_OPERATIONS } from './alloy-operations.ts'
import { ENERGY_OPERATIONS } from './energy-operations.ts'
import { ROWS_OPERATIONS } from './rows-operations.ts'
import { SITE_OPERATIONS } from './site-operations.ts'

/** What questions are about, in the order of the data flow, and which they are. */
export const OPERATION_GROUPS = {
  'Sites and environments': SITE_OPERATIONS,
  Energies: ENERGY_OPERATIONS,
  Catalysts: ALLOY_OPERATIONS,
  'DFT rows': ROWS_OPERATIONS,
}

/**
 * All that can be asked, by the name that command line, API and `ask` share.
 *
 * @example Object.keys(OPERATIONS).includes('distribution') // true
 */
export const OPERATIONS = {
  ...SITE_OPERATIONS,
  ...ENERGY_OPERATIONS,
  ...ALLOY_OPERATIONS,
  ...ROWS_OPERATIONS,
}

/** The name of something that can be asked. */
export type OperationName = keyof typeof OPERATIONS

/** What an operation answers. */
export type AnswerTo<Name extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[Name]['answer']>>
