import type { ObjectiveQuestion } from '../../src/question/objective.ts'
import type { Address } from './address.ts'
import type { FieldChanges } from './fields.ts'

/** An option of an objective, as a field of the page. */
export interface ObjectiveOption {
  readonly name: Exclude<keyof ObjectiveQuestion, 'objective'>
  readonly label: string
  readonly unit?: string
  /** What it is unless it is given. */
  readonly placeholder: string
  readonly hint?: string
  /** Of those that must be given, what stands in the field at first, by adsorbate; `other` for all others. */
  readonly first?: Readonly<Record<string, string>>
}

/** Something to average over the sites of an alloy, as the page offers it. */
export interface ObjectiveChoice {
  readonly title: string
  /** The adsorbates that it is defined for; all unless given. */
  readonly adsorbates?: readonly string[]
  readonly options: readonly ObjectiveOption[]
}

const temperature = (kelvin: string): ObjectiveOption => ({
  name: 'temperature',
  label: 'Temperature',
  unit: 'K',
  placeholder: kelvin,
})

/** Every objective by its name, in the order of the list. */
export const OBJECTIVES: Readonly<Record<string, ObjectiveChoice>> = {
  orr: {
    title: 'Oxygen reduction current (ORR)',
    adsorbates: ['OH', 'O'],
    options: [
      {
        name: 'optimum',
        label: 'Optimum ΔG',
        unit: 'eV',
        placeholder: '0.1',
        hint: 'relative to Pt; positive binds weaker',
      },
      { name: 'potential', label: 'Potential eU', unit: 'eV', placeholder: '0.82', hint: 'against RHE' },
      { name: 'diffusionLimit', label: 'Diffusion limit', placeholder: '1', hint: 'a number, or none' },
      {
        name: 'referenceEnergy',
        label: 'Energy on Pt',
        unit: 'eV',
        placeholder: "the model's",
        hint: 'zero of ΔG',
      },
      temperature('298.15'),
    ],
  },
  her: {
    title: 'Hydrogen evolution exchange current (HER)',
    adsorbates: ['H'],
    options: [
      {
        name: 'correction',
        label: 'Free-energy correction',
        unit: 'eV',
        placeholder: 'none',
        hint: 'ΔG − ΔE, for a model of electronic energies',
      },
      temperature('298.15'),
    ],
  },
  sabatier: {
    title: 'Sabatier activity',
    options: [
      {
        name: 'optimum',
        label: 'Optimum energy',
        unit: 'eV',
        placeholder: '1.10',
        hint: "on the model's own scale",
        first: { OH: '1.10', O: '1.90', other: '0' },
      },
      temperature('300'),
    ],
  },
  window: {
    title: 'Share of sites in an energy window',
    options: [
      {
        name: 'from',
        label: 'From',
        unit: 'eV',
        placeholder: 'open',
        first: { OH: '1.0', O: '1.8', other: '-0.1' },
      },
      {
        name: 'to',
        label: 'To',
        unit: 'eV',
        placeholder: 'open',
        first: { OH: '1.2', O: '2.0', other: '0.1' },
      },
    ],
  },
  mean: { title: 'Mean energy', options: [] },
  expression: {
    title: 'Expression of the energy',
    options: [
      {
        name: 'formula',
        label: 'Formula of E, in eV',
        placeholder: 'exp(-abs(E - 1.1))',
        first: { OH: 'exp(-abs(E - 1.1) / 0.1)', O: 'exp(-abs(E - 1.9) / 0.1)', other: 'exp(-abs(E) / 0.1)' },
      },
    ],
  },
}

/** Every field that an objective may take. */
export const OBJECTIVE_FIELDS: readonly string[] = [
  'objective',
  ...new Set(Object.values(OBJECTIVES).flatMap(({ options }) => options.map(({ name }) => name))),
]

/** The objectives that suit an adsorbate, the usual one first. */
export const objectivesFor = (adsorbate: string): string[] =>
  Object.keys(OBJECTIVES).filter(name => OBJECTIVES[name]?.adsorbates?.includes(adsorbate) ?? true)

/** What is averaged where the address does not say. */
export interface UsualObjective {
  readonly objective: string
  readonly adsorbate: string
}

/** The usual objective of a model's adsorbate; undefined until the model is known. */
export const usualObjective = (
  model: { readonly adsorbate: string } | undefined,
): UsualObjective | undefined =>
  model && { objective: objectivesFor(model.adsorbate)[0] as string, adsorbate: model.adsorbate }

/**
 * The objective of the address as fields of a question: its name and its own options, and no other's.
 *
 * @param usual where the address names none; those of its options that must be given start from an example
 * @returns nothing where there is none
 * @example useAnswer('volcano', { model, composition, ...objectiveOf(address, usualObjective(model)) })
 */
export function objectiveOf(
  address: Pick<Address, 'text'>,
  usual?: UsualObjective,
): Readonly<Record<string, string>> {
  const chosen = address.text('objective')
  const objective = chosen || usual?.objective
  if (objective === undefined) return {}
  const options = OBJECTIVES[objective]?.options ?? []
  const values = options.map(option => {
    const first = chosen === '' ? firstValue(option, usual?.adsorbate ?? '') : null
    return [option.name, address.text(option.name, first ?? '')] as const
  })
  return Object.fromEntries([['objective', objective], ...values.filter(([, value]) => value !== '')])
}

/** What stands at first in the field of an option that must be given; null for others. */
const firstValue = ({ first }: ObjectiveOption, adsorbate: string): string | null =>
  first === undefined ? null : (first[adsorbate] ?? (first.other as string))

/**
 * What changes in the address when another objective is chosen: options of one name mean other things to other objectives,
 * so none is kept, and those that must be given start from an example.
 *
 * @param objective '' for none
 * @example objectiveChanges('sabatier', 'OH').optimum // '1.10'
 */
export function objectiveChanges(objective: string, adsorbate: string): FieldChanges {
  const options = OBJECTIVES[objective]?.options ?? []
  return {
    ...Object.fromEntries(OBJECTIVE_FIELDS.map(name => [name, null])),
    objective,
    ...Object.fromEntries(options.map(option => [option.name, firstValue(option, adsorbate)])),
  }
}

/** An energy window to start from, in eV, as the page writes one. */
export const exampleWindow = (adsorbate: string): string => {
  const { from, to } = objectiveChanges('window', adsorbate)
  return `${from},${to}`
}
