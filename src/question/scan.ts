import { z } from 'zod'
import type { CompositionBounds } from '../composition/bounds.ts'
import type { Composition } from '../composition/composition.ts'
import { type SimplexGrid, simplexGrid } from '../composition/simplex-grid.ts'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import type { Objective } from '../descriptor/objective.ts'
import { shareBeyondData } from '../distribution/data-coverage.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { checkUncertainty, presentUncertainty } from '../polynomial/composition-uncertainty.ts'
import type { HomogeneousPolynomial } from '../polynomial/homogeneous-polynomial.ts'
import { checkPolynomial, objectivePolynomial } from '../polynomial/objective-polynomial.ts'
import { type LineVisitor, type ScannedComposition, scan } from '../search/scan.ts'
import { beyondDataWarnings, searchWarnings } from '../search/search-warnings.ts'
import { layerField, layersAnswer, readLayers } from './alloy.ts'
import { boundsFields, readBounds } from './bounds.ts'
import { field, modelField } from './field.ts'
import { flag } from './flag.ts'
import { uncertaintyField } from './mean-uncertainty.ts'
import { objectiveFields, readObjective } from './objective.ts'
import { numberText } from './read-question.ts'

/** `scan`: a model, what to average, and the grid of compositions. */
export const scanQuestion = z.strictObject({
  model: modelField,
  ...objectiveFields,
  step: field(
    numberText('the grid step', 'mole fraction').optional(),
    'grid step as a mole fraction: it has to divide 1 (default: 0.05)',
    0.1,
  ),
  ...boundsFields,
  layer: layerField,
  uncertainty: uncertaintyField,
  top: field(
    numberText('the number of best compositions', 'compositions').optional(),
    'how many of the best compositions to give: a whole number from 1 to 100,000 (default: 20)',
    5,
  ),
  yes: field(flag.optional(), 'go on with more than 20 million compositions: true or false', true),
})

/** A scan that is ready to run. */
export interface Scan {
  readonly model: EnergyModel
  readonly objective: Objective
  readonly step: number
  readonly bounds: CompositionBounds
  readonly grid: SimplexGrid
  readonly layers: ReadonlyMap<number, Composition>
  readonly top: number
  /** Standard error of every element's amount, as a mole fraction, for error bars on the best values. */
  readonly uncertainty?: number | undefined
}

const DEFAULT_STEP = 0.05
const DEFAULT_TOP = 20

/** The best compositions are kept in memory. */
const MOST_TOP = 100_000

/** Larger scans have to be asked for twice. */
const MAXIMUM_UNASKED = 20_000_000

/**
 * Reads and checks what a scan is to do, before any work.
 *
 * @throws InputError for anything in the question that is wrong: a step that does not divide 1, bounds that leave no
 * composition, a scan of over 20 million compositions without `yes`
 * @example planScan(readQuestion(scanQuestion, { model: 'irpdptrhru-oh', objective: 'mean' }), loadModel)
 */
export function planScan(
  question: z.output<typeof scanQuestion>,
  findModel: (name: string) => EnergyModel,
  plugIn?: ModuleObjective,
): Scan {
  const model = inField('model', question.model, findModel)
  const objective = readObjective(question, model, plugIn)
  const bounds = readBounds(question, model)
  if (bounds.elements.length < 2)
    throw new InputError(`a scan needs at least two elements, got ${bounds.elements.join(', ')}`, {
      field: 'elements',
    })
  const { step = DEFAULT_STEP, top = DEFAULT_TOP } = question
  if (!(Number.isInteger(top) && top >= 1 && top <= MOST_TOP))
    throw new InputError(
      `the number of best compositions is a whole number from 1 to ${grouped(MOST_TOP)}, got ${top}`,
      { field: 'top' },
    )
  const grid = inField('step', step, own => simplexGrid(own, bounds.lower, bounds.upper))
  if (grid.compositions > MAXIMUM_UNASKED && question.yes !== true)
    throw new InputError(
      `the scan would visit ${grouped(grid.compositions)} compositions; more than ${grouped(MAXIMUM_UNASKED)} need the option yes`,
      { field: 'yes' },
    )
  const layers = readLayers([question.layer ?? []].flat())
  checkPolynomial(model, objective, bounds.elements, layers)
  const { uncertainty } = question
  if (uncertainty !== undefined) checkUncertainty(uncertainty)
  return { model, objective, step, bounds, grid, layers, top, uncertainty }
}

/** The answer to `scan`: how many compositions, what their values are like, and the best of them. */
export async function answerScan(planned: Scan, visit?: LineVisitor) {
  const { model, objective, step, bounds, grid, layers, top } = planned
  const { elements } = bounds
  const polynomial = objectivePolynomial(model, objective, elements, layers)
  const warnings = searchWarnings(model, objective, elements, layers)
  const { best: found, ...summary } = await scan(polynomial, grid, top, visit)
  const best = found.map(own => bestAnswer(planned, polynomial, own))
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    objective,
    elements,
    step,
    bounds: boundsAnswer(bounds),
    layers: layersAnswer(layers),
    ...summary,
    best,
    warnings: [...warnings, ...beyondDataWarnings(model, 'best compositions', best)],
  }
}

/** The answer to `scan`. */
export type ScanAnswer = Awaited<ReturnType<typeof answerScan>>

/** Bounds as they stand in answers, by element. */
export const boundsAnswer = ({ elements, lower, upper }: CompositionBounds) =>
  Object.fromEntries(
    elements.map((element, index) => [
      element,
      { lower: lower[index] as number, upper: upper[index] as number },
    ]),
  )

function bestAnswer(
  { model, bounds, grid, layers, uncertainty }: Scan,
  polynomial: HomogeneousPolynomial,
  { steps, value }: ScannedComposition,
) {
  const fractions = bounds.elements.map(
    (element, index) => [element, (steps[index] as number) / grid.divisions] as const,
  )
  const bulk = new Map(fractions.filter(([, fraction]) => fraction > 0))
  return {
    composition: Object.fromEntries(fractions) as Readonly<Record<string, number>>,
    value,
    ...(uncertainty !== undefined && {
      valueUncertainty: presentUncertainty(
        polynomial,
        Float64Array.from(steps, count => count / grid.divisions),
        uncertainty,
      ),
    }),
    ...shareBeyondData(model, { bulk, layers }, ensembleTerms(model, { bulk, layers })),
  }
}

const grouped = (count: number): string => count.toLocaleString('en')
