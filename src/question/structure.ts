import type { z } from 'zod'
import type { Composition } from '../composition/composition.ts'
import { parseComposition } from '../composition/formula.ts'
import type { CsvTable } from '../input/csv-table.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { findAdsorbate } from '../structure/adsorbates.ts'
import { type SlabLatticeConstant, slabLatticeConstant } from '../structure/lattice-constant.ts'
import { markedSites } from '../structure/marked-site.ts'
import { buildSlab, type Slab } from '../structure/slab.ts'
import { readSlabSize, type SlabSize, slabSizeText } from '../structure/slab-cell.ts'
import { slabFacetOf } from '../structure/slab-environments.ts'
import { fingerprintText, readFingerprint, type SlabFingerprint } from '../structure/slab-fingerprint.ts'
import { smallestCell } from '../structure/smallest-cell.ts'
import type { Structure } from '../structure/structure.ts'
import { readWantedEnvironments, type WantedEnvironment } from '../structure/wanted-environments.ts'
import { layersAnswer, readLayers } from './alloy.ts'
import type { structureQuestion } from './structure-question.ts'

/** More files than this are a mistake. */
export const MOST_STRUCTURES = 10_000

const DEFAULT_SEED = 1

const DEFAULT_VACUUM = 10

const DEFAULT_FIXED = 2

/** What `structure` says of its slabs, as JSON. */
export interface StructureAnswer {
  readonly site: string
  readonly facet: string
  /** null for clean slabs. */
  readonly adsorbate: string | null
  /** Compositions of the layers that differ, which all slabs share. */
  readonly layers: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Atoms along a, along b, layers. */
  readonly size: SlabSize
  /** Of one slab, the adsorbate included. */
  readonly atoms: number
  readonly latticeConstantFrom: SlabLatticeConstant['from']
  /** angstrom, below the metal and above it */
  readonly vacuum: number
  /** Of the size's layers, from the lowest up. */
  readonly fixedLayers: number
  readonly structures: readonly StructureOfAnswer[]
  readonly warnings: readonly string[]
}

/** What `structure` says of one slab. */
export interface StructureOfAnswer extends SlabFingerprint {
  /** A name that slabs of the same metal share, as a file of environments gives it; else null. */
  readonly slab: string | null
  readonly composition: Readonly<Record<string, number>>
  /** angstrom */
  readonly latticeConstant: number
  /** Three vectors, angstrom. */
  readonly cell: Structure['cell']
  readonly seed: number
  /** Which of the slab's equivalent sites is marked, from 0; null where the slab was made to hold the environment. */
  readonly place: number | null
  /** As text, which `--fingerprint` takes. */
  readonly fingerprint: string
  /** Atoms of each element, the adsorbate included. */
  readonly elements: Readonly<Record<string, number>>
  /** How many positions of the environment are periodic images of others. */
  readonly images: number
  readonly repeatedAtoms: boolean
}

/** The slabs that a question asks for, and the answer about them. */
export interface StructuresAnswer {
  readonly answer: StructureAnswer
  /** In the order of the answer's `structures`. */
  readonly slabs: readonly Slab[]
}

/**
 * The answer to `structure`: slabs with what their files need, one by one from successive seeds.
 *
 * @param environments a table of environments, one for each slab, as `readWantedEnvironments` reads it; the question then has neither
 *   count, place nor fingerprint
 * @throws InputError for what cannot be read, or a slab that cannot be made
 * @example answerStructure({ site: 'fcc111-top', composition: 'IrPt', adsorbate: 'OH' }).slabs.length // 1
 */
export function answerStructure(
  question: z.output<typeof structureQuestion>,
  environments?: CsvTable,
): StructuresAnswer {
  const site = inField('site', question.site, findSite)
  const adsorbate = inField('adsorbate', question.adsorbate, name =>
    name === undefined ? null : findAdsorbate(name),
  )
  const facet = inField('site', site, slabFacetOf)
  const layers = readLayers([question.layer ?? []].flat())
  const bulk = inField('composition', question.composition, text =>
    text === undefined ? null : parseComposition(text),
  )
  const { seed = DEFAULT_SEED, vacuum = DEFAULT_VACUUM } = question
  const size = sizeOf(question, site, environments)
  const fixedLayers = question.fixedLayers ?? Math.min(DEFAULT_FIXED, Math.floor(size[2] / 2))
  const made = wantedOf(question, site, size, environments).map((wanted, index) => {
    const composition = wanted.composition ?? bulk
    if (composition === null) throw new InputError('composition is missing', { field: 'composition' })
    const alloy = { bulk: composition, layers }
    const latticeConstant = slabLatticeConstant(alloy, question.latticeConstant)
    const slab = buildSlab({
      ...{ site, alloy, size, vacuum, fixedLayers, adsorbate },
      ...{ fingerprint: wanted.fingerprint, place: wanted.place },
      ...{ latticeConstant: latticeConstant.value, seed: wanted.seed ?? seed + index },
    })
    return { slab, structure: describe(slab, wanted, composition, latticeConstant.value) }
  })
  const slabs = made.map(({ slab }) => slab)
  return {
    answer: {
      ...{ site: site.id, facet, adsorbate: adsorbate?.name ?? null, layers: layersAnswer(layers), size },
      atoms: (slabs[0] as Slab).structure.atoms.length,
      latticeConstantFrom: question.latticeConstant === undefined ? 'Vegard' : 'given',
      ...{ vacuum, fixedLayers },
      structures: made.map(({ structure }) => structure),
      warnings: imageWarnings(site, size, slabs),
    },
    slabs,
  }
}

/**
 * The size of a slab when none is asked for: as small as usual while every atom of the first shell is an atom of its own.
 *
 * @example defaultSize(findSite('fcc111-bridge')) // [4, 4, 4]
 */
export function defaultSize({ facet, kind }: Site): SlabSize {
  const isTop = kind === 'top'
  return facet === 'fcc211' ? [3, isTop ? 3 : 4, 4] : isTop ? [3, 3, 4] : [4, 4, 4]
}

/** The size that is asked for, or that a file of environments was made for, or the usual one. */
function sizeOf(
  { size }: z.output<typeof structureQuestion>,
  site: Site,
  environments: CsvTable | undefined,
): SlabSize {
  const text = size ?? environments?.rows[0]?.[environments.header.indexOf('size')]
  return inField('size', text, own =>
    own === undefined || own === '' ? defaultSize(site) : readSlabSize(own),
  )
}

type Wanted = Omit<WantedEnvironment, 'fingerprint'> & { readonly fingerprint: SlabFingerprint | null }

/** What each slab is to be. */
function wantedOf(
  { fingerprint, count, place }: z.output<typeof structureQuestion>,
  site: Site,
  size: SlabSize,
  environments: CsvTable | undefined,
): Wanted[] {
  if (environments !== undefined) {
    if (fingerprint !== undefined || count !== undefined || place !== undefined)
      throw new InputError(
        'a file of environments says what each slab holds and how many there are; leave out the fingerprint, the place and the count',
        { field: fingerprint !== undefined ? 'fingerprint' : count !== undefined ? 'count' : 'place' },
      )
    const wanted = inField('environments', environments, table => readWantedEnvironments(table, site, size))
    checkCount(wanted.length)
    return wanted
  }
  checkCount(count ?? 1)
  const one: Wanted = {
    fingerprint: inField('fingerprint', fingerprint, text =>
      text === undefined ? null : readFingerprint(text, site),
    ),
    ...{ seed: null, place: place ?? null, composition: null, slab: null },
  }
  return new Array(count ?? 1).fill(one)
}

function checkCount(count: number): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_STRUCTURES))
    throw new InputError(
      `structures are written in a whole number from 1 to ${MOST_STRUCTURES.toLocaleString('en')} at once, got ${count}`,
      { field: 'count' },
    )
}

function describe(
  { structure, fingerprint, place, images }: Slab,
  wanted: Wanted,
  composition: Composition,
  latticeConstant: number,
): StructureOfAnswer {
  return {
    slab: place === null ? null : wanted.slab,
    composition: Object.fromEntries(composition),
    ...{ latticeConstant, cell: structure.cell, seed: structure.facts.seed as number, place },
    ...fingerprint,
    fingerprint: fingerprintText(fingerprint),
    elements: elementCounts(structure.atoms),
    ...{ images, repeatedAtoms: images > 0 },
  }
}

function elementCounts(atoms: Slab['structure']['atoms']): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const element of atoms.map(atom => atom.element).sort()) counts[element] = (counts[element] ?? 0) + 1
  return counts
}

function imageWarnings(site: Site, size: SlabSize, slabs: readonly Slab[]): string[] {
  const images = Math.max(...slabs.map(slab => slab.images))
  if (images === 0) return []
  const enough = smallestCell(slabFacetOf(site), size[2], cell => markedSites(site, cell)[0]?.images === 0)
  const larger = enough === null ? '' : `; ${slabSizeText(enough)} is the smallest cell without`
  return [
    `in a ${slabSizeText(size)} cell ${images} of the neighbours at ${site.id} ${images === 1 ? 'is a periodic image' : 'are periodic images'} ` +
      `of other atoms of its environment, which count more than once${larger}`,
  ]
}
