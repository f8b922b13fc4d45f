import { InputError } from '../input/input-error.ts'

/**
 * Sites per atom of the outermost layer: on fcc(111) each surface atom has one top site, one hollow of each kind and
 * three bridges (six, each shared by two); on fcc(100) one hollow and two bridges; on fcc(110) one of each.
 */
const SITES_PER_ATOM: Readonly<Record<string, number>> = {
  'fcc111-top': 1,
  'fcc111-bridge': 3,
  'fcc111-fcc': 1,
  'fcc111-hcp': 1,
  'fcc100-top': 1,
  'fcc100-bridge': 2,
  'fcc100-hollow': 1,
  'fcc110-top': 1,
  'fcc110-short-bridge': 1,
  'fcc110-long-bridge': 1,
  'fcc110-hollow': 1,
}

/**
 * How many sites of a kind a flat surface has for each of its atoms.
 *
 * @throws InputError for a site of no flat surface
 * @example sitesPerSurfaceAtom('fcc111-fcc') // 1
 */
export function sitesPerSurfaceAtom(site: string): number {
  const count = SITES_PER_ATOM[site]
  if (count === undefined || !Object.hasOwn(SITES_PER_ATOM, site))
    throw new InputError(
      `sites are summed per surface atom of a flat surface (${Object.keys(SITES_PER_ATOM).join(', ')}), got ${site}`,
      { field: 'models' },
    )
  return count
}
