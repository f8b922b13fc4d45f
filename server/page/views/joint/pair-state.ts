import type { Pair } from '../../../../src/joint/pair-terms.ts'
import { readCondition, readWindow } from '../../../../src/question/joint-windows.ts'
import type { ModelCard } from '../../../../src/question/models.ts'
import type { Address } from '../../address.ts'
import { modelOf } from '../../alloy.ts'
import { type Partners, partnersOf } from './partners.ts'

/** Which two energies the address asks for, and what of them. */
export interface PairState {
  readonly ids: Pair<string>
  /** Null until the models are known, or where there is none of such a name. */
  readonly cards: Pair<ModelCard> | null
  readonly partners: Partners
  /** The rank of the neighbours; '' for the usual one. */
  readonly neighbour: string
  readonly windows: readonly string[]
  readonly given: string
}

/**
 * Reads the pair from the address: the page's model, and another where it names none, or itself beside itself where there
 * is no other.
 */
export function pairState(address: Pick<Address, 'text' | 'list'>, models: readonly ModelCard[]): PairState {
  const id = modelOf(address as Address)
  const first = models.find(model => model.id === id)
  const partners = first === undefined ? { possible: [], impossible: [] } : partnersOf(first, models)
  const secondId = address.text('model2') || (partners.possible[0]?.id ?? id)
  const second = models.find(model => model.id === secondId)
  return {
    ids: [id, secondId],
    cards: first === undefined || second === undefined ? null : [first, second],
    partners,
    // At the very same site a model beside itself says nothing.
    neighbour: address.text('neighbour') || (id === secondId ? '1' : ''),
    windows: address.list('pairWindow'),
    given: address.text('given'),
  }
}

/** What is wrong with a window of a pair, in the words of the server; null when it can be read. */
export const windowFault = (window: string, cards: Pair<ModelCard> | null): string | null =>
  cards === null ? null : messageOf(() => readWindow(window, cards))

/** What is wrong with a condition. */
export const conditionFault = (given: string, cards: Pair<ModelCard> | null): string | null =>
  cards === null || given === '' ? null : messageOf(() => readCondition(given, cards))

function messageOf(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (error) {
    return (error as Error).message
  }
}
