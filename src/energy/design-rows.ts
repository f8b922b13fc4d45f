import { ensembleAtoms } from '../environment/ensembles.ts'
import type { TrainingRow } from './training-rows.ts'

/** A row of the design matrix of shared coefficients: which ensemble it has, then its atoms by zone and element. */
export const designRow = (
  row: Pick<TrainingRow, 'ensemble' | 'counts'>,
  ensembles: readonly string[],
): number[] => [...ensembles.map(name => (name === row.ensemble ? 1 : 0)), ...row.counts]

/**
 * Atoms of each element in each ensemble: [ensemble][element].
 *
 * @param elements sorted, as the ensembles name them
 */
export const ensembleCounts = (ensembles: readonly string[], elements: readonly string[]): number[][] =>
  ensembles.map(name => {
    const atoms = ensembleAtoms(name)
    return elements.map(element => atoms.filter(atom => atom === element).length)
  })
