import { z } from 'zod'
import { ALLOY_DESCRIPTORS, type AlloyDescriptorName, alloyDescriptors } from '../alloy/descriptors.ts'
import { ruleOutcomes } from '../alloy/single-phase-rules.ts'
import { randomAlloyVerdict } from '../alloy/verdict.ts'
import { parseComposition } from '../composition/formula.ts'
import { inField } from '../input/in-field.ts'
import { compositionField } from './alloy.ts'

/** `alloy`: a composition. */
export const alloyQuestion = z.strictObject({ composition: compositionField })

/** A descriptor as it stands in the answer; `unit` is `1` for a number without unit, `value` null without meaning. */
export interface DescriptorAnswer {
  readonly title: string
  readonly value: number | null
  readonly unit: string
  readonly formula: string
  readonly source: string
}

/**
 * The answer to `alloy`: each descriptor by its name, the single-phase rules, and the verdict on a random fcc solid
 * solution with its reasons.
 *
 * @throws InputError for a composition that cannot be read, or an element without data
 * @example answerAlloy({ composition: 'CoCrFeMnNi' }).mixingEnthalpy.value // -4.16
 */
export function answerAlloy(question: z.output<typeof alloyQuestion>) {
  const composition = inField('composition', question.composition, parseComposition)
  const values = alloyDescriptors(composition)
  const descriptors = Object.fromEntries(
    Object.entries(ALLOY_DESCRIPTORS).map(([name, { title, unit, formula, source }]) => [
      name,
      { title, value: values[name as AlloyDescriptorName], unit, formula, source },
    ]),
  ) as Record<AlloyDescriptorName, DescriptorAnswer>
  return {
    composition: Object.fromEntries(composition) as Readonly<Record<string, number>>,
    ...descriptors,
    rules: ruleOutcomes(values, composition.size),
    verdict: randomAlloyVerdict(composition),
  }
}

/** The answer to `alloy`, as JSON. */
export type AlloyAnswer = ReturnType<typeof answerAlloy>
