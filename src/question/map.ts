import { z } from 'zod'
import type { Composition } from '../composition/composition.ts'
import { parseComposition } from '../composition/formula.ts'
import { mixture } from '../composition/mixture.ts'
import { simplexGrid } from '../composition/simplex-grid.ts'
import { objectiveText } from '../descriptor/objective.ts'
import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { type ComparedRow, comparer } from '../search/comparer.ts'
import { planComparison } from './compare.ts'
import { descriptorAnswers } from './compare-answer.ts'
import { coverageTally } from './compare-coverage.ts'
import { field, modelIfAny } from './field.ts'
import { objectiveFields, objectiveIfAny } from './objective.ts'
import { numberText, windowText } from './read-question.ts'

/** `map`: one descriptor over the mixtures of three compositions, pure elements or others. */
export const mapQuestion = z.strictObject({
  model: modelIfAny,
  corners: field(
    z.string(),
    'three compositions to mix: Ir,Pt,Ru, or Ir,Pt,PdRhRu for a pseudo-ternary map',
    'Ir,Pt,Ru',
  ),
  descriptor: field(
    z.string().optional(),
    'what to map, as `compare` names it: mean, standardDeviation, mixingEnthalpy and so on (default: the objective, or mean)',
    'mean',
  ),
  window: field(
    windowText.optional(),
    'of the descriptor windowProbability: two energies in eV, the lower first, like 1.0,1.2',
    '1.0,1.2',
  ),
  ...objectiveFields,
  objective: objectiveIfAny,
  step: field(
    numberText('the grid step', 'mole fraction').optional(),
    'grid step as a share: it has to divide 1 (default: 0.05)',
    0.1,
  ),
})

const DEFAULT_STEP = 0.05

/** A map of more points would not show them. */
const MOST_POINTS = 25_000

/** A mixture of the corners and its value. */
export interface MapPoint {
  /** Shares of the corners, in their order, which sum to 1. */
  readonly shares: readonly [number, number, number]
  /** In the descriptor's unit; null where it has no meaning, such as Omega of a pure element. */
  readonly value: number | null
}

/**
 * Reads and checks what a map is to show, before any work.
 *
 * @throws InputError for other than three corners, two that are alike, a step that does not divide 1, or what `compare`
 * refuses
 * @example planMap(readQuestion(mapQuestion, { model: 'irpdptrhru-oh', corners: 'Ir,Pt,Ru' }), loadModel)
 */
export function planMap(question: z.output<typeof mapQuestion>, findModel: (name: string) => EnergyModel) {
  const { corners: text, step = DEFAULT_STEP, descriptor: asked, ...settings } = question
  const corners = inField('corners', text, readCorners)
  const grid = inField('step', step, own =>
    simplexGrid(own, new Float64Array(3), new Float64Array(3).fill(1)),
  )
  if (grid.compositions > MOST_POINTS)
    throw new InputError(
      `a map holds at most ${MOST_POINTS.toLocaleString('en')} compositions, got ${grid.compositions.toLocaleString('en')} in steps of ${step}`,
      { field: 'step' },
    )
  const descriptor = asked ?? (question.objective === undefined ? 'mean' : 'objective')
  const plan = planComparison({ ...settings, descriptors: descriptor }, findModel)
  const elements = [...new Set(corners.flatMap(({ composition }) => [...composition.keys()]))]
  const own = comparer({ ...plan, elements, rows: grid.compositions })
  inField('corners', text, () => {
    for (const { composition } of corners) own.check(composition)
  })
  return { corners, step, grid, descriptor, models: plan.models, comparer: own }
}

/**
 * The answer to `map`: the value at every mixture of three corners on a grid. Corners are compositions, so that
 * `Ir,Pt,PdRhRu` is a pseudo-ternary map with Pd, Rh and Ru in equal parts. The descriptor is that of the objective
 * if one is given, else the mean energy, or one that `compare` knows.
 *
 * @throws InputError for other than three corners, two that are alike, a descriptor that is no single number, or what
 * `compare` refuses
 * @example
 * const question = readQuestion(mapQuestion, { model: 'irpdptrhru-oh', corners: 'Ir,Pt,PdRhRu', step: '0.1' })
 * answerMap(question, loadModel).points.length // 66
 */
export function answerMap(question: z.output<typeof mapQuestion>, findModel: (name: string) => EnergyModel) {
  const { corners, step, grid, descriptor, models, comparer: own } = planMap(question, findModel)
  const compositions = corners.map(({ composition }) => composition)
  const tally = coverageTally(models)
  const points = gridShares(grid.divisions).map((shares): MapPoint => {
    const row = own.row({ name: null, composition: mixture(compositions, shares) })
    tally.add(row)
    return { shares, value: numberOf(row, descriptor) }
  })
  const [settingsUsed] = own.settings
  const { model, objective } = settingsUsed ?? { model: null, objective: null }
  return {
    ...(model !== null && {
      model: model.id,
      adsorbate: model.adsorbate,
      site: model.site,
      energy: model.energy,
    }),
    corners: corners.map(({ label, composition }) => ({
      label,
      composition: Object.fromEntries(composition),
    })),
    step,
    descriptor: { name: descriptor, ...(descriptorAnswers(own)[descriptor] as DescriptorAnswer) },
    ...(model !== null &&
      objective !== null && { objective, definition: objectiveText(objective, energySymbol(model)) }),
    points,
    best: bestOf(points),
    warnings: tally.warnings(),
  }
}

/** The answer to `map`. */
export type MapAnswer = ReturnType<typeof answerMap>

type DescriptorAnswer = ReturnType<typeof descriptorAnswers>[string]

interface Corner {
  /** As it was typed. */
  readonly label: string
  readonly composition: Composition
}

const CORNERS = 3

function readCorners(text: string): Corner[] {
  const labels = text.split(',').map(label => label.trim())
  if (labels.length !== CORNERS)
    throw new InputError(`a map has three corners, formulas like Ir,Pt,PdRhRu; got "${text}"`)
  const corners = labels.map(label => ({ label, composition: parseComposition(label) }))
  for (const [index, { label, composition }] of corners.entries())
    for (const other of corners.slice(0, index))
      if (isSame(composition, other.composition))
        throw new InputError(`the corners ${other.label} and ${label} of a map are the same composition`)
  return corners
}

const isSame = (one: Composition, other: Composition): boolean =>
  one.size === other.size && [...one].every(([element, fraction]) => other.get(element) === fraction)

/** Shares of three corners in whole steps, the first corner's most slowly. */
function gridShares(divisions: number): MapPoint['shares'][] {
  const shares: MapPoint['shares'][] = []
  for (let first = 0; first <= divisions; first++)
    for (let second = 0; second <= divisions - first; second++)
      shares.push([first / divisions, second / divisions, (divisions - first - second) / divisions])
  return shares
}

function numberOf({ alloy, models }: ComparedRow, descriptor: string): number | null {
  const value = alloy[descriptor] ?? models[0]?.values[descriptor] ?? null
  if (value === null || typeof value === 'number') return value
  throw new InputError(
    `a map shows one number, but the descriptor ${descriptor} gives several; choose mean, say`,
    { field: 'descriptor' },
  )
}

const bestOf = (points: readonly MapPoint[]): MapPoint | null =>
  points.reduce<MapPoint | null>(
    (best, point) =>
      point.value !== null && (best?.value ?? Number.NEGATIVE_INFINITY) < point.value ? point : best,
    null,
  )
