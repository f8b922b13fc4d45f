import { CUBIC_OPERATIONS, rotate } from '../lattice/cubic-operations.ts'
import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import { dot, subtract, sum, type Vector, vectorKey } from '../lattice/vector.ts'
import { allSites } from '../site/registry.ts'

/** A first shell in zones; a step is an index into `NEAREST_NEIGHBOURS`. */
export interface ShellZones {
  readonly site: string | null
  readonly zones: readonly { readonly name: string; readonly steps: readonly number[] }[]
}

// A first shell is a set of bits: bit i says that the neighbour at NEAREST_NEIGHBOURS[i] is there.
export const FULL_SHELL = 0xfff
export const STEPS = [...NEAREST_NEIGHBOURS.keys()]
const STEP_OF = new Map(NEAREST_NEIGHBOURS.map((vector, step) => [vectorKey(vector), step]))
const stepOf = (vector: Vector) => STEP_OF.get(vectorKey(vector)) as number
/** Per operation of O_h, the step that each step is carried to. */
const OPERATIONS = CUBIC_OPERATIONS.map(operation =>
  NEAREST_NEIGHBOURS.map(vector => stepOf(rotate(operation, vector))),
)
/** The steps of a shell. */
export const stepsOf = (shell: number) => STEPS.filter(step => (shell >> step) & 1)
const shellOf = (steps: readonly number[]) => steps.reduce((shell, step) => shell | (1 << step), 0)
const turned = (steps: readonly number[], images: readonly number[]) =>
  steps.map(step => images[step] as number)

/** The smallest image of a shell under O_h, which stands for all of them. */
export const canonicalShell = (shell: number) =>
  Math.min(...OPERATIONS.map(images => shellOf(turned(stepsOf(shell), images))))

/** Steps of a reference shell turned onto another of the same kind. Any operation that does it keeps the zones. */
export const arranged = (reference: readonly number[], shell: number): number[] =>
  OPERATIONS.map(images => turned(reference, images)).find(steps => shellOf(steps) === shell) as number[]

/** The first shells of the top sites, by canonical shell, in the order of the sites. */
export function siteShells(): Map<number, ShellZones> {
  const shells = new Map<number, ShellZones>()
  for (const { id, facet, ensemble, zones } of allSites()) {
    const [centre] = ensemble as [Vector]
    if (facet === 'bulk' || ensemble.length > 1) continue
    const inSteps = zones.map(({ name, positions }) => ({
      name,
      steps: positions.map(position => stepOf(subtract(position, centre))),
    }))
    const canonical = canonicalShell(shellOf(inSteps.flatMap(zone => zone.steps)))
    if (!shells.has(canonical)) shells.set(canonical, { site: id, zones: inSteps })
  }
  return shells
}

/** Orbits of a shell's steps under the operations that keep the shell, outermost first, then the smaller. */
export function zonesOf(shell: number): ShellZones['zones'] {
  const steps = stepsOf(shell)
  const stabiliser = OPERATIONS.filter(images => shellOf(turned(steps, images)) === shell)
  const orbits = new Map(
    steps.map(step => {
      const orbit = [...new Set(stabiliser.map(images => images[step] as number))]
      return [Math.min(...orbit), orbit] as const
    }),
  )
  // Neighbours point inwards, so a step is the deeper the further it goes along their sum.
  const inwards = sum(steps.map(step => NEAREST_NEIGHBOURS[step] as Vector))
  const depth = ([step]: readonly number[]) => dot(inwards, NEAREST_NEIGHBOURS[step as number] as Vector)
  return [...orbits.values()]
    .sort((a, b) => depth(a) - depth(b) || a.length - b.length)
    .map((orbit, index) => ({ name: `zone-${index + 1}`, steps: orbit }))
}
