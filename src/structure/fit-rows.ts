import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { type AnalysedStructure, analysedStructure, type FitRowsOptions } from './analysed-structure.ts'
import type { NamedStructure } from './read-structure.ts'
import { checkedTolerance, type SlabAnalysis } from './slab-analysis.ts'
import { zoneSize } from './slab-fingerprint.ts'

/** One structure as a row of a fit. */
export interface FitRow {
  readonly file: string
  /** The same for all rows of one slab, as `slabIdentity` has it. */
  readonly slab: string
  readonly split: 'train' | 'test' | null
  readonly ensemble: string
  /** Atoms by zone and element, [zone * elements + element]. */
  readonly counts: readonly number[]
  /** Adsorption energy, eV. */
  readonly energy: number
  /** Whether an atom serves several positions by its periodic images, or neighbours its own image. */
  readonly repeatedAtoms: boolean
}

/** A structure that makes no row, and why. */
export interface RefusedStructure {
  readonly file: string
  readonly reason: string
}

/** Rows of one site and one adsorbate, and what made none. */
export interface FitRows {
  readonly site: string
  readonly adsorbate: string
  readonly elements: readonly string[]
  readonly zones: readonly { readonly name: string; readonly atoms: number }[]
  readonly rows: readonly FitRow[]
  readonly refused: readonly RefusedStructure[]
}

/**
 * Makes structures with energies into rows that `readTrainingRows` reads. A structure that cannot be one is left out with its
 * reason, and the others stay.
 *
 * @throws InputError when none can, when they are on different sites or hold different adsorbates and no option says which, or for an unknown
 *   site or zone or a tolerance that is none
 * @example fitRows(await readStructures('slabs.xyz'), { site: 'fcc111-top' }).rows[0]?.ensemble
 */
export function fitRows(structures: readonly NamedStructure[], options: FitRowsOptions = {}): FitRows {
  if (options.site !== undefined) checkZones(findSite(options.site), options.zones)
  checkedTolerance(options.tolerance)
  const refused: RefusedStructure[] = []
  const keep = <One>(file: string, make: () => One): One[] => {
    try {
      return [make()]
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      refused.push({ file, reason: error.message })
      return []
    }
  }
  const analysed = structures.flatMap(structure =>
    keep(structure.name, () => analysedStructure(structure, options)),
  )
  const [first] = analysed
  if (first === undefined) throw noneIsLeft(refused)
  const site = findSite(onlyOne(analysed, 'site', ({ analysis }) => analysis.site, 'are on'))
  const adsorbate = onlyOne(analysed, 'adsorbate', ({ analysis }) => analysis.adsorbate, 'hold')
  const zones = checkZones(site, options.zones)
  const counted = analysed.flatMap(one => keep(one.file, () => ({ ...one, atoms: zoneAtoms(one, zones) })))
  if (counted.length === 0) throw noneIsLeft(refused)
  const elements = options.elements ?? countedElements(counted)
  const rows = counted.map(
    ({ file, analysis, energy, split, atoms }): FitRow => ({
      file,
      slab: analysis.slab,
      split,
      ensemble: analysis.ensemble,
      counts: atoms.flatMap(zone =>
        elements.map(element => zone.elements.filter(other => other === element).length),
      ),
      energy,
      repeatedAtoms: hasRepeats(analysis, atoms),
    }),
  )
  checkSplits(rows)
  const order = new Map(structures.map(({ name }, index) => [name, index]))
  refused.sort((a, b) => (order.get(a.file) as number) - (order.get(b.file) as number))
  return { site: site.id, adsorbate, elements, zones, rows, refused }
}

/** The zones to count, with their sizes. */
const checkZones = (site: Site, names?: readonly string[]) => {
  const chosen = names ?? site.zones.map(({ name }) => name)
  const repeated = chosen.find((name, index) => chosen.indexOf(name) !== index)
  if (repeated !== undefined) throw new InputError(`the zone ${repeated} is named twice`)
  return chosen.map(name => ({ name, atoms: zoneSize(site, name) }))
}

/** The atoms of the zones to count, in their order. */
function zoneAtoms({ analysis }: AnalysedStructure, zones: readonly { readonly name: string }[]) {
  return zones.map(({ name }) => {
    const zone = analysis.zones.find(own => own.name === name)
    if (zone === undefined) throw new Error(`${analysis.site} was analysed without its zone ${name}`)
    const { atoms, elements, layer } = zone
    if (atoms === null || elements === null)
      throw new InputError(
        `its ${analysis.layers} layers do not reach its zone ${name}, which is in layer ${layer}; give zones without it, or a thicker slab`,
      )
    return { atoms, elements }
  })
}

const countedElements = (
  counted: readonly {
    readonly analysis: SlabAnalysis
    readonly atoms: readonly { readonly elements: readonly string[] }[]
  }[],
): string[] =>
  [
    ...new Set(
      counted.flatMap(({ analysis, atoms }) => [
        ...analysis.ensemble.split('-'),
        ...atoms.flatMap(({ elements }) => elements),
      ]),
    ),
  ].sort()

function hasRepeats(
  analysis: SlabAnalysis,
  zones: readonly { readonly atoms: readonly number[] }[],
): boolean {
  const served = [...analysis.ensembleAtoms, ...zones.flatMap(({ atoms }) => atoms)]
  return analysis.neighboursItself || new Set(served).size < served.length
}

const noneIsLeft = (refused: readonly RefusedStructure[]): InputError => {
  const [first] = refused
  if (first === undefined) return new InputError('there are no structures to make rows of')
  if (refused.length === 1) return new InputError(`${first.file}: ${first.reason}`)
  return new InputError(
    `none of the ${refused.length} structures makes a row; ${first.file}: ${first.reason}`,
  )
}

/** What all structures have in common. */
function onlyOne(
  analysed: readonly AnalysedStructure[],
  what: string,
  pick: (one: AnalysedStructure) => string,
  verb: string,
): string {
  const files = new Map<string, string[]>()
  for (const one of analysed) files.set(pick(one), [...(files.get(pick(one)) ?? []), one.file])
  if (files.size > 1)
    throw new InputError(
      `rows of one table have one ${what}, but these structures ${verb} ${[...files]
        .map(([value, own]) => `${value} (${own[0]}${own.length > 1 ? ` and ${own.length - 1} more` : ''})`)
        .join(', ')}; say which by the option ${what}`,
    )
  return [...files.keys()][0] as string
}

function checkSplits(rows: readonly FitRow[]): void {
  const silent = rows.find(({ split }) => split === null)
  if (silent !== undefined && rows.some(({ split }) => split !== null))
    throw new InputError(
      `the energies say train or test of some structures, but not of ${silent.file}; say it of all or none`,
    )
}
