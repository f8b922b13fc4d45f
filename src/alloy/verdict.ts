import type { Composition } from '../composition/composition.ts'
import { ELEMENT_PROPERTIES } from '../composition/element-properties.ts'
import { pairMixingEnthalpy } from '../composition/mixing-enthalpies.ts'
import { ALLOY_DESCRIPTORS, type AlloyDescriptorValues, alloyDescriptors } from './descriptors.ts'
import { type RuleOutcome, ruleOutcomes } from './single-phase-rules.ts'

/** Whether random sites on an fcc lattice are a fair picture of an alloy; JSON as it stands. */
export interface RandomAlloyVerdict {
  /** Every rule for alloys as cast is met; for one element, that it is fcc. */
  readonly plausible: boolean
  /** Sentences; rules that are not met come first. */
  readonly reasons: readonly string[]
}

const CAVEAT =
  'The rules are empirical and drawn from bulk alloys: they know nothing of segregation to the surface, ' +
  'of short-range order or of particle size, and a value near a limit decides little.'

/**
 * Whether the assumption behind every distribution, a random fcc solid solution, is plausible for an alloy: by the
 * single-phase rules for alloys as cast. The rules for annealed alloys, the pairs of elements and the crystals of the
 * pure metals are among the reasons, and decide nothing.
 *
 * @throws InputError for an element without data
 * @example randomAlloyVerdict(parseComposition('CoCrFeMnNi')).plausible // true
 */
export function randomAlloyVerdict(composition: Composition): RandomAlloyVerdict {
  const values = alloyDescriptors(composition)
  const [first] = composition.keys()
  if (composition.size === 1) return pureVerdict(first as string)
  const outcomes = ruleOutcomes(values, composition.size)
  const cast = outcomes.filter(({ state }) => state === 'as cast')
  const annealed = outcomes.filter(({ state }) => state === 'annealed')
  return {
    plausible: cast.every(({ met }) => met),
    reasons: [
      ...cast.filter(({ met }) => !met).map(castSentence),
      ...cast.filter(({ met }) => met).map(castSentence),
      annealedSentence(annealed),
      balanceSentence(values),
      ...pairSentences(composition),
      ...crystalSentences(composition),
      CAVEAT,
    ],
  }
}

function pureVerdict(element: string): RandomAlloyVerdict {
  const crystal = ELEMENT_PROPERTIES[element]?.crystal
  return {
    plausible: crystal === 'fcc',
    reasons: [
      `${element} is one element, so all its sites of a kind are alike and nothing mixes.`,
      crystal === 'fcc'
        ? `${element} is fcc.`
        : `${element} is ${crystal === 'other' ? 'not fcc' : `${crystal}, not fcc`}, so fcc sites are a model of it and no more.`,
    ],
  }
}

function castSentence({ descriptor, threshold, value, met, source }: RuleOutcome): string {
  const { title } = ALLOY_DESCRIPTORS[descriptor]
  const shown = value === null ? 'the mixing enthalpy is zero' : `${title} ${measured(value, descriptor)} is`
  return `As cast, ${shown} ${met ? 'within' : 'outside'} the rule ${threshold} (${source.split(',')[0]}).`
}

function annealedSentence(outcomes: readonly RuleOutcome[]): string {
  const missed = outcomes.filter(({ met }) => !met)
  const limits = (rules: readonly RuleOutcome[]) =>
    rules
      .map(({ descriptor, threshold }) => `${ALLOY_DESCRIPTORS[descriptor].title} ${threshold}`)
      .join(' and ')
  return missed.length === 0
    ? `The narrower limits for alloys annealed at 0.5 to 0.9 of the melting point (${limits(outcomes)}) hold too.`
    : `Annealed at 0.5 to 0.9 of the melting point it may order or separate: ${limits(missed)} ${missed.length === 1 ? 'does' : 'do'} not hold.`
}

function balanceSentence({ mixingEnthalpy, crossoverTemperature }: AlloyDescriptorValues): string {
  const [enthalpy, temperature] = [mixingEnthalpy as number, crossoverTemperature as number]
  if (temperature === 0) return 'No mixing enthalpy stands against the ideal entropy.'
  return (
    `The ideal entropy outweighs the enthalpy above ${measured(temperature, 'crossoverTemperature')}; ` +
    `below, the alloy tends to ${enthalpy < 0 ? 'order' : 'separate'}.`
  )
}

/** The mean hides what single pairs do: the two that stand out. */
function pairSentences(composition: Composition): string[] {
  const elements = [...composition.keys()]
  const pairs = elements
    .flatMap((a, index) => elements.slice(index + 1).map(b => ({ a, b, enthalpy: pairMixingEnthalpy(a, b) })))
    .sort((p, q) => p.enthalpy - q.enthalpy)
  const [lowest, highest] = [pairs[0], pairs.at(-1)] as const
  const said = [
    lowest !== undefined && lowest.enthalpy < 0
      ? `${lowest.a}-${lowest.b} attract each other most (${lowest.enthalpy} kJ/mol at equal parts)`
      : [],
    highest !== undefined && highest.enthalpy > 0
      ? `${highest.a}-${highest.b} repel each other most (${highest.enthalpy} kJ/mol at equal parts)`
      : [],
  ].flat()
  return said.length === 0 ? [] : [`Of its pairs, ${said.join(' and ')}.`]
}

function crystalSentences(composition: Composition): string[] {
  const strangers = [...composition.keys()].filter(element => ELEMENT_PROPERTIES[element]?.crystal !== 'fcc')
  if (strangers.length === 0) return []
  const share = strangers.reduce((sum, element) => sum + (composition.get(element) as number), 0)
  return [
    `${strangers.join(', ')} (${rounded(100 * share)} % of the atoms) ${strangers.length === 1 ? 'is' : 'are'} not fcc when pure; ` +
      'the rule of valence electrons tells fcc from bcc, not from hcp.',
  ]
}

const measured = (value: number, descriptor: keyof AlloyDescriptorValues): string => {
  const { unit } = ALLOY_DESCRIPTORS[descriptor]
  return unit === '1' ? rounded(value) : `${rounded(value)} ${unit}`
}

const rounded = (value: number): string => String(Number(value.toPrecision(3)))
