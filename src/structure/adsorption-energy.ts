import { InputError } from '../input/input-error.ts'
import type { GivenEnergy } from './energies-table.ts'
import type { Structure } from './structure.ts'

/** No adsorption energy of a single adsorbate is larger, eV; total energies of slabs are by far. */
const LARGEST = 20

/** Two energies that differ by less are the same one, rounded, eV. */
const ROUNDING = 1e-3

const HOW_TOTAL = "give the clean slab's as clean_energy and that of what adsorbs as reference"

/**
 * The adsorption energy of a structure: as a table gives it, as its file's `adsorption_energy` does, or from total energies,
 *
 *   E = E(slab + adsorbate) - E(clean slab) - reference,
 *
 * where the total energy is the table's `energy` beside a `clean_energy`, or the file's `energy`, the clean slab's is the table's or
 * the file's `clean_energy`. A total energy is never taken for an adsorption energy.
 *
 * @param given what a table says, if it says something
 * @param reference of the adsorbate in the gas phase, eV: E(H2O) - E(H2) / 2 for OH
 * @returns eV, negative binds
 * @throws InputError when there is none, or only a total one, or two that differ
 * @example adsorptionEnergy({ energy: -210.1, clean_energy: -200 }, null, -10.5) // 0.4
 */
export function adsorptionEnergy(
  facts: Structure['facts'],
  given: GivenEnergy | null,
  reference: number | undefined,
): number {
  const own = numberOf(facts, 'adsorption_energy')
  const clean = given?.cleanEnergy ?? numberOf(facts, 'clean_energy')
  if (given === null || given.energy === null)
    return own === null
      ? fromTotals(numberOf(facts, 'energy'), clean, reference)
      : plausible(own, 'its adsorption_energy')
  const energy =
    given.cleanEnergy === null
      ? plausible(given.energy, 'its energy in the table')
      : fromTotals(given.energy, given.cleanEnergy, reference)
  if (own !== null && Math.abs(own - energy) > ROUNDING)
    throw new InputError(
      `its adsorption energy is ${shown(energy)} eV by the table and ${own} eV by its own file`,
    )
  return energy
}

function fromTotals(total: number | null, clean: number | null, reference: number | undefined): number {
  if (total === null)
    throw new InputError(
      'it has no energy; give its adsorption energy in eV in a table of energies (frames as traj.xyz#1), or in its file as adsorption_energy',
    )
  if (clean === null)
    throw new InputError(
      `its energy ${total} eV is the total one of slab and adsorbate, not an adsorption energy; ${HOW_TOTAL}`,
    )
  if (reference === undefined)
    throw new InputError(
      `its energies, ${total} eV and ${clean} eV without the adsorbate, are total ones; give that of what adsorbs as reference, in eV`,
    )
  const energy = total - clean - reference
  if (Math.abs(energy) <= LARGEST) return energy
  throw new InputError(
    `its energies give ${total} - ${clean} - ${reference} = ${shown(energy)} eV, which is no adsorption energy`,
  )
}

function plausible(energy: number, what: string): number {
  if (Math.abs(energy) <= LARGEST) return energy
  throw new InputError(`${what}, ${energy} eV, is no adsorption energy; if it is a total one, ${HOW_TOTAL}`)
}

const shown = (energy: number): number => Number(energy.toFixed(6))

function numberOf(facts: Structure['facts'], name: string): number | null {
  const value = facts[name]
  if (value === undefined) return null
  if (typeof value === 'number') return value
  throw new InputError(`its ${name} must be a number in eV, got "${value}"`)
}
