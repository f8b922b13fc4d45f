import type { BinGrid } from '../distribution/histogram.ts'
import type { ZoneTerm } from '../distribution/terms.ts'
import { exactBinSteps, exactPlane, exactPoints, ownMeasure } from './exact-plane.ts'
import { gridPlane } from './grid-plane.ts'
import { gridResolution, gridStep } from './grid-step.ts'
import { once } from './once.ts'
import type { JointGroup, Pair } from './pair-terms.ts'
import type { PlaneMeasure } from './plane-measure.ts'
import { pointCount } from './point-count.ts'
import type { QuickMeasure } from './quick-measure.ts'

/** Plane measures of groups, all exact or all on one grid. */
export interface JointPlanes {
  readonly planeOf: (group: JointGroup) => PlaneMeasure
  /** How far any probability may have moved along either axis, eV. */
  readonly resolution: number
}

/** Lists of 100 MB. */
const LISTED_POINTS = 2 ** 21

/** Each of these takes the exact way about half a second. */
const WINDOW_POINTS = 3e7
const GIVEN_POINTS = 2e5
const BIN_STEPS = 2.5e8

/** Where a grid would be coarser, eV, a condition may take some seconds. */
const COARSE = 0.01

/** Which planes to ask, for questions about some groups: the exact ones where they are quick enough, else a grid. */
export interface PlaneChoice {
  readonly windows: (count: number) => JointPlanes
  readonly given: () => JointPlanes
  readonly bins: (grids: Pair<BinGrid>) => JointPlanes
}

export function planeChoice(groups: readonly JointGroup[]): PlaneChoice {
  const isListed = groups.every(({ shared, alone }) =>
    [shared, ...alone].every(classes => pointCount(classes) <= LISTED_POINTS),
  )
  const points = groups.reduce((sum, group) => sum + exactPoints(group), 0)
  const [exact, grid] = [once(exactPlanes), once(() => gridPlanes(groups))]
  return {
    windows: count => (isListed && points * count <= WINDOW_POINTS ? exact() : grid()),
    given: () => {
      const isQuick = points <= GIVEN_POINTS
      const isWorthIt = points <= LISTED_POINTS && grid().resolution > COARSE
      return isListed && (isQuick || isWorthIt) ? exact() : grid()
    },
    bins: grids => {
      const steps = groups.reduce((sum, group) => sum + exactBinSteps(group, grids), 0)
      return isListed && steps <= BIN_STEPS ? exact() : grid()
    },
  }
}

function exactPlanes(): JointPlanes {
  const known = new Map<readonly ZoneTerm[], QuickMeasure>()
  const own = (zones: readonly ZoneTerm[]): QuickMeasure => {
    const measure = known.get(zones) ?? ownMeasure(zones)
    known.set(zones, measure)
    return measure
  }
  return {
    planeOf: latest(group => exactPlane(group, [own(group.alone[0]), own(group.alone[1])])),
    resolution: 0,
  }
}

function gridPlanes(groups: readonly JointGroup[]): JointPlanes {
  const step = gridStep(groups)
  return {
    planeOf: latest(group => gridPlane(group, step)),
    resolution: gridResolution(groups, step),
  }
}

/** Keeps the latest plane only: usually there is one group, and the planes of many would fill the memory. */
function latest(planeOf: (group: JointGroup) => PlaneMeasure): (group: JointGroup) => PlaneMeasure {
  let kept: { group: JointGroup; plane: PlaneMeasure } | undefined
  return group => {
    if (kept?.group !== group) kept = { group, plane: planeOf(group) }
    return kept.plane
  }
}
