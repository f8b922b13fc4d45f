import { ALLOY_DESCRIPTORS, type AlloyDescriptorName, type AlloyDescriptorValues } from './descriptors.ts'

/** An empirical limit on a descriptor that alloys of one phase keep. */
export interface SinglePhaseRule {
  readonly name: string
  readonly descriptor: AlloyDescriptorName
  /** Which alloys the limit was drawn from: cast, or annealed at 0.5 to 0.9 of the melting point. */
  readonly state: 'as cast' | 'annealed'
  /** Limits, both included. */
  readonly atLeast?: number
  readonly atMost?: number
  readonly source: string
}

/** A rule with what an alloy has to say to it; JSON as it stands. */
export interface RuleOutcome {
  readonly name: string
  readonly descriptor: AlloyDescriptorName
  readonly state: SinglePhaseRule['state']
  /** The limits in words, `<= 6.6 %`. */
  readonly threshold: string
  /** Null for Omega where the mixing enthalpy is zero, and for one element. */
  readonly value: number | null
  /** Null for one element, of which the rules say nothing. */
  readonly met: boolean | null
  readonly source: string
}

const YANG_ZHANG = 'Yang and Zhang, Mater. Chem. Phys. 132 (2012) 233, doi 10.1016/j.matchemphys.2011.11.021'
const WANG = 'Wang, Guo and Liu, JOM 66 (2014) 1966'

/** The usual rules for a solid solution of one phase, and the one for its being fcc. */
export const SINGLE_PHASE_RULES: readonly SinglePhaseRule[] = [
  {
    name: 'similar sizes',
    descriptor: 'sizeMismatch',
    state: 'as cast',
    atMost: 6.6,
    source: YANG_ZHANG,
  },
  {
    name: 'weak attraction and repulsion',
    descriptor: 'mixingEnthalpy',
    state: 'as cast',
    atLeast: -15,
    atMost: 5,
    source: 'Zhang et al., Adv. Eng. Mater. 10 (2008) 534, doi 10.1002/adem.200700240',
  },
  {
    name: 'entropy outweighs enthalpy',
    descriptor: 'omega',
    state: 'as cast',
    atLeast: 1.1,
    source: YANG_ZHANG,
  },
  {
    name: 'fcc rather than bcc',
    descriptor: 'valenceElectronConcentration',
    state: 'as cast',
    atLeast: 8,
    source: 'Guo et al., J. Appl. Phys. 109 (2011) 103505, doi 10.1063/1.3587228',
  },
  {
    name: 'similar sizes, annealed',
    descriptor: 'sizeMismatch',
    state: 'annealed',
    atMost: 3.3,
    source: WANG,
  },
  {
    name: 'weak attraction and repulsion, annealed',
    descriptor: 'mixingEnthalpy',
    state: 'annealed',
    atLeast: -7.5,
    atMost: 5,
    source: WANG,
  },
]

/** Mole fractions are known to 1e-9; a descriptor on its limit must not miss it by rounding. */
const ON_THE_LIMIT = 1e-7

/**
 * What the single-phase rules say of an alloy.
 *
 * @param values as `alloyDescriptors` gives them
 * @param elements how many the alloy has; of one the rules say nothing
 * @example ruleOutcomes(alloyDescriptors(alloy), alloy.size).every(({ met }) => met) // true for CoCrFeMnNi
 */
export const ruleOutcomes = (values: AlloyDescriptorValues, elements: number): RuleOutcome[] =>
  SINGLE_PHASE_RULES.map(rule => {
    const { name, descriptor, state, source } = rule
    const value = elements === 1 ? null : values[descriptor]
    return {
      name,
      descriptor,
      state,
      threshold: thresholdText(rule),
      value,
      met: elements === 1 ? null : isWithin(rule, value),
      source,
    }
  })

/** Omega is null where no enthalpy stands against the entropy, which meets its rule. */
const isWithin = ({ atLeast, atMost }: SinglePhaseRule, value: number | null): boolean =>
  value === null ||
  ((atLeast === undefined || value >= atLeast - ON_THE_LIMIT) &&
    (atMost === undefined || value <= atMost + ON_THE_LIMIT))

function thresholdText({ descriptor, atLeast, atMost }: SinglePhaseRule): string {
  const { unit } = ALLOY_DESCRIPTORS[descriptor]
  const limits =
    atLeast === undefined
      ? `<= ${atMost}`
      : atMost === undefined
        ? `>= ${atLeast}`
        : `${atLeast} to ${atMost}`
  return unit === '1' ? limits : `${limits} ${unit}`
}
