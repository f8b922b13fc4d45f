import { z } from 'zod'
import type { Composition } from '../composition/composition.ts'
import { vegardLatticeConstant } from '../composition/element-properties.ts'
import { parseComposition } from '../composition/formula.ts'
import { checkLayers, type LayeredComposition } from '../composition/layered.ts'
import type { EnergyModel } from '../energy/model.ts'
import { seededRandom } from '../environment/random.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { dot, scale, type Vector } from '../lattice/vector.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { type SiteFrame, siteFrame } from '../site/site-frame.ts'
import { adsorbatePosition, crystalAtoms, siteAtoms } from '../site/surrounding-atoms.ts'
import { slabLatticeConstant } from '../structure/lattice-constant.ts'
import { fingerprintText, readFingerprint } from '../structure/slab-fingerprint.ts'
import { alloyAnswer, alloyFields, compositionIfAny, readAlloy } from './alloy.ts'
import { seedField } from './draws.ts'
import { modelIfAny, siteField } from './field.ts'
import { energyOfFingerprint } from './fingerprint-energy.ts'
import { filledAtoms, fingerprintOf } from './site-filling.ts'
import { fingerprintField, latticeConstantField } from './structure-fields.ts'

/** `site-atoms`: a site, and what its atoms are. */
export const siteAtomsQuestion = z.strictObject({
  site: siteField,
  ...alloyFields,
  composition: compositionIfAny,
  fingerprint: fingerprintField,
  seed: seedField('the elements that are drawn'),
  model: modelIfAny,
  latticeConstant: latticeConstantField,
})

type SiteAtomsQuestion = z.output<typeof siteAtomsQuestion>

const DEFAULT_SEED = 1

/** An atom at or around a site, for a picture in three dimensions. */
export interface PlacedAtom {
  /** `ensemble`, the name of its zone, or null for the crystal around the site. */
  readonly zone: string | null
  /** Atomic layer, the outermost being 1; null in the bulk. */
  readonly layer: number | null
  /** From the ensemble's centre, in lattice constants. */
  readonly distance: number
  /** x, y, z from the ensemble's centre, angstrom; z along the surface normal, y along a close-packed row. */
  readonly position: Vector
  /** Null where neither a composition nor a fingerprint tells. */
  readonly element: string | null
}

/**
 * The answer to `site-atoms`: the atoms of a site's environment and of the crystal around it. Elements are those of the
 * fingerprint in its zones, and elsewhere drawn from the composition, each layer from its own. With a model, the energy
 * of that fingerprint.
 *
 * @throws InputError for what cannot be read, layers without a composition, or a seed without anything to draw
 * @example answerSiteAtoms(readQuestion(siteAtomsQuestion, { site: 'bulk', composition: 'IrPt' }), loadModel).atoms.length // 13
 */
export function answerSiteAtoms(question: SiteAtomsQuestion, findModel: (name: string) => EnergyModel) {
  const { seed = DEFAULT_SEED } = question
  const site = inField('site', question.site, findSite)
  const atoms = [...siteAtoms(site), ...crystalAtoms(site)]
  const alloy = readOwnAlloy(question, site)
  const fingerprint = inField('fingerprint', question.fingerprint, text =>
    text === undefined ? null : readFingerprint(text, site),
  )
  if (question.seed !== undefined && alloy === null && fingerprint === null)
    throw new InputError(
      `a seed draws elements from a composition; give it too, or leave out the seed ${question.seed}`,
      { field: 'seed' },
    )
  const model = question.model === undefined ? undefined : inField('model', question.model, findModel)
  const random = inField('seed', seed, seededRandom)
  const elements = filledAtoms(atoms, { alloy, fingerprint, random })
  const shown = fingerprintOf(site, atoms, elements)
  const latticeConstant =
    question.latticeConstant === undefined
      ? latticeConstantOf(undefined, alloy, elements)
      : inField('latticeConstant', question.latticeConstant, given =>
          latticeConstantOf(given, alloy, elements),
        )
  const toAngstrom = (point: Vector) => scale(inFrame(siteFrame(site), point), latticeConstant.value)
  const touching = adsorbatePosition(site)
  return {
    site: site.id,
    facet: site.facet,
    ...(alloy !== null && alloyAnswer(alloy)),
    seed,
    fingerprint: shown === null ? null : fingerprintText(shown),
    latticeConstant: latticeConstant.value,
    latticeConstantFrom: latticeConstant.from,
    /** Where an adsorbate as large as the atoms would touch the ensemble, angstrom; null in the bulk. */
    adsorbatePosition: touching === null ? null : toAngstrom(touching),
    atoms: atoms.map(
      ({ zone, layer, position }, atom): PlacedAtom => ({
        zone,
        layer,
        distance: Math.sqrt(dot(position, position)),
        position: toAngstrom(position),
        element: elements[atom] ?? null,
      }),
    ),
    warnings: [] as readonly string[],
    ...(model !== undefined && energyOfFingerprint(model, site, shown)),
  }
}

/** The answer to `site-atoms`. */
export type SiteAtomsAnswer = ReturnType<typeof answerSiteAtoms>

function readOwnAlloy({ composition, layer }: SiteAtomsQuestion, site: Site): LayeredComposition | null {
  if (composition === undefined) {
    if (layer === undefined) return null
    throw new InputError('a layer needs the composition of the others; give it too', { field: 'layer' })
  }
  const alloy = readAlloy({ composition, layer })
  const layers = [...siteAtoms(site), ...crystalAtoms(site)].map(atom => atom.layer)
  inField('layer', layer, () => checkLayers(alloy, layers, `the surroundings of ${site.id}`))
  return alloy
}

/** The metal whose lattice constant a site has that is of no elements. */
const NO_ELEMENTS = 'Pt'

/** @returns angstrom, and where it is from */
function latticeConstantOf(
  given: number | undefined,
  alloy: LayeredComposition | null,
  elements: readonly (string | null)[],
): { readonly value: number; readonly from: 'given' | 'Vegard' | typeof NO_ELEMENTS } {
  const bulk = alloy?.bulk ?? meanComposition(elements)
  if (bulk !== null || given !== undefined)
    return slabLatticeConstant({ bulk: bulk ?? new Map(), layers: new Map() }, given)
  return { value: vegardLatticeConstant(parseComposition(NO_ELEMENTS)), from: NO_ELEMENTS }
}

/** Mole fractions of the atoms whose elements are known. */
function meanComposition(elements: readonly (string | null)[]): Composition | null {
  const known = elements.filter(element => element !== null)
  if (known.length === 0) return null
  return new Map(
    [...new Set(known)].map(element => [
      element,
      known.filter(other => other === element).length / known.length,
    ]),
  )
}

const inFrame = ({ x, y, z }: SiteFrame, point: Vector): Vector => [
  dot(x, point),
  dot(y, point),
  dot(z, point),
]
