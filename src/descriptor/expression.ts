import { InputError } from '../input/input-error.ts'
import { compileFormula } from './formula.ts'
import type { ObjectiveKind } from './objective-kind.ts'

/** The user's own function of the energy, in the unit and relative to what the user means; see `compileFormula`. */
export interface Expression {
  readonly name: 'expression'
  /** Of E in eV: `exp(-abs(E - 1.1) / (kB * 300))`. */
  readonly formula: string
}

export const EXPRESSION: ObjectiveKind<Expression> = {
  energyFunction: ({ formula }) => {
    const value = compileFormula(formula)
    return energy => {
      const found = value(energy)
      if (Number.isFinite(found)) return found
      throw new InputError(
        `the expression "${formula}" is ${found} at E = ${Number(energy.toPrecision(12))} eV; ` +
          'it has to be a finite number at the energy of every site',
        { field: 'formula' },
      )
    }
  },
  text: ({ formula }, symbol) => `mean of the expression ${formula}, E being ${symbol} in eV`,
  title: () => 'Mean of the expression',
  column: 'expression',
  unit: () => 'as the expression says',
  best: () => null,
}
