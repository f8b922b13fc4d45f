import { InputError } from '../input/input-error.ts'
import { adsorptionEnergy } from './adsorption-energy.ts'
import type { GivenEnergy } from './energies-table.ts'
import { checkEnvironment, type ExpectedEnvironment } from './expected-environments.ts'
import type { NamedStructure } from './read-structure.ts'
import { analyseSlab, type SlabAnalysis } from './slab-analysis.ts'

/** What is asked of the rows, and what tables say of the structures. */
export interface FitRowsOptions {
  /** The site that every adsorbate should be on. */
  readonly site?: string | undefined
  /** Formula of what should adsorb. */
  readonly adsorbate?: string | undefined
  /** The zones to count; those of the first shell by default. */
  readonly zones?: readonly string[] | undefined
  /** The metals that there may be; those that are counted by default. */
  readonly elements?: readonly string[] | undefined
  /** Share of the nearest-neighbour distance. */
  readonly tolerance?: number | undefined
  /** Of what adsorbs in the gas phase, eV. */
  readonly reference?: number | undefined
  /** What a table of energies says; null for nothing. */
  readonly energyOf?: ((name: string) => GivenEnergy | null) | undefined
  /** What an index says; without one, nothing is compared. */
  readonly environmentOf?: ((name: string) => ExpectedEnvironment | null) | undefined
}

/** A structure that was analysed and has an energy. */
export interface AnalysedStructure {
  readonly file: string
  readonly analysis: SlabAnalysis
  readonly energy: number
  readonly split: 'train' | 'test' | null
}

/**
 * Analyses a structure, compares it with its index and finds its energy.
 *
 * @throws InputError when it makes no row, with a sentence that begins with "it"
 */
export function analysedStructure(
  { name, structure, error }: NamedStructure,
  options: FitRowsOptions,
): AnalysedStructure {
  if (structure === null) throw new InputError(error)
  const expected = options.environmentOf?.(name) ?? null
  if (options.environmentOf !== undefined && expected === null)
    throw new InputError('the index has no row for it')
  const given = options.energyOf?.(name) ?? null
  const analysis = analyseSlab(structure, {
    site: expected?.site == null ? options.site : undefined,
    adsorbate: options.adsorbate ?? expected?.adsorbate ?? undefined,
    tolerance: options.tolerance,
  })
  if (expected !== null) checkEnvironment(analysis, expected)
  if (options.site !== undefined && analysis.site !== options.site)
    throw new InputError(`its adsorbate is on ${analysis.site}, not on ${options.site}`)
  const stranger = options.elements && analysis.metals.find(metal => !options.elements?.includes(metal))
  if (stranger !== undefined)
    throw new InputError(
      `it holds ${stranger}, which is not among the elements ${options.elements?.join(', ')}`,
    )
  return {
    file: name,
    analysis,
    energy: adsorptionEnergy(structure.facts, given, options.reference),
    split: given?.split ?? null,
  }
}
