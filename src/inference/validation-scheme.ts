import type { CrossValidation } from '../energy/fit-errors.ts'

/** How rows are held out: one by one, group by group, or in folds that a seed draws and that keep groups together. */
export type ValidationScheme =
  | { readonly kind: 'loo' }
  | { readonly kind: 'grouped-loo' }
  | { readonly kind: 'kfold'; readonly folds: number; readonly seed: number }

export const LEAVE_ONE_OUT: ValidationScheme = { kind: 'loo' }

/** What a result says of its scheme. */
export const schemeSummary = (
  scheme: ValidationScheme,
): Pick<CrossValidation, 'kind' | 'groupsTogether' | 'folds' | 'seed'> => ({
  kind: scheme.kind,
  groupsTogether: scheme.kind !== 'loo',
  ...(scheme.kind === 'kfold' && { folds: scheme.folds, seed: scheme.seed }),
})

/**
 * A scheme in words.
 *
 * @example schemeText({ kind: 'kfold', folds: 10, seed: 1 }) // '10 folds, seed 1'
 */
export function schemeText(scheme: Pick<CrossValidation, 'kind' | 'folds' | 'seed'>): string {
  if (scheme.kind === 'loo') return 'leave one out'
  return scheme.kind === 'grouped-loo' ? 'leave one group out' : `${scheme.folds} folds, seed ${scheme.seed}`
}
