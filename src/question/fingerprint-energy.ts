import { countRanges } from '../distribution/extrapolation.ts'
import type { EnergyDefinition, EnergyModel } from '../energy/model.ts'
import { ensembleAtoms } from '../environment/ensembles.ts'
import { uncertainEnergies } from '../inference/uncertain-energy.ts'
import type { Site } from '../site/site.ts'
import type { SlabFingerprint } from '../structure/slab-fingerprint.ts'
import type { FingerprintEnergy } from './model-environments.ts'

/** An atom count of a zone that no row of a model's fit had. */
export interface StrangeCount {
  readonly zone: string
  readonly element: string
  readonly atoms: number
  /** Fewest and most that rows had. */
  readonly rows: readonly [number, number]
}

/** What a model says of one fingerprint; JSON as it stands. */
export interface ModelledFingerprint {
  readonly model: string
  readonly adsorbate: string
  readonly energy: EnergyDefinition
  /** Null when the model cannot tell it. */
  readonly fingerprintEnergy:
    | (FingerprintEnergy & {
        /** Atom counts beyond the rows of the fit; null when the model does not say what these were. */
        readonly extrapolated: readonly StrangeCount[] | null
      })
    | null
  /** Why the model cannot tell it. */
  readonly warnings: readonly string[]
}

/**
 * The energy of one fingerprint under a model, with its error, and whether it lies beyond the model's data.
 *
 * @example energyOfFingerprint(loadModel('irpdptrhru-oh'), site, readFingerprint('Ir; surface Ir6, subsurface Pt3', site))
 */
export function energyOfFingerprint(
  model: EnergyModel,
  site: Site,
  fingerprint: SlabFingerprint | null,
): ModelledFingerprint {
  const { id, adsorbate, energy } = model
  const shared = { model: id, adsorbate, energy }
  const obstacle = obstacleTo(model, site, fingerprint)
  if (obstacle !== null || fingerprint === null)
    return { ...shared, fingerprintEnergy: null, warnings: obstacle === null ? [] : [obstacle] }
  const { ensemble, zones } = fingerprint
  const countAt = (zone: string, element: string) => zones[zone]?.[element] ?? 0
  const counts = model.zones.flatMap(({ name }) => model.elements.map(element => countAt(name, element)))
  const ranges = countRanges(model, ensemble)
  const extrapolated =
    ranges === null
      ? null
      : model.zones.flatMap(({ name: zone }) =>
          model.elements.flatMap(element => {
            const [atoms, rows] = [countAt(zone, element), ranges[zone]?.[element]]
            return rows === undefined || (atoms >= rows[0] && atoms <= rows[1])
              ? []
              : [{ zone, element, atoms, rows }]
          }),
        )
  return {
    ...shared,
    fingerprintEnergy: {
      ...uncertainEnergies(model)(ensemble, counts),
      unseen: model.unseenEnsembles.includes(ensemble),
      extrapolated,
    },
    warnings: [],
  }
}

/** What a model would need to tell the energy, in a sentence; null for nothing. */
function obstacleTo(model: EnergyModel, site: Site, fingerprint: SlabFingerprint | null): string | null {
  if (model.site !== site.id) return `model ${model.id} is of the site ${model.site}, not of ${site.id}`
  if (fingerprint === null) return 'an energy needs a composition or a fingerprint'
  const unknown = model.zones.find(({ name }) => fingerprint.zones[name] === undefined)
  if (unknown !== undefined)
    return `the energy needs the zone ${unknown.name} too; add it to the fingerprint, or give a composition`
  const elements = model.zones.flatMap(({ name }) => Object.keys(fingerprint.zones[name] ?? {}))
  const missing = [...new Set([...ensembleAtoms(fingerprint.ensemble), ...elements])].filter(
    element => !model.elements.includes(element),
  )
  return missing.length === 0
    ? null
    : `model ${model.id} has no parameters for ${missing.join(', ')}; it covers ${model.elements.join(', ')}`
}
