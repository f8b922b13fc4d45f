import { objectiveColumn, objectiveText } from '../descriptor/objective.ts'
import type { BinGrid } from '../distribution/histogram.ts'
import { energySymbol } from '../energy/model.ts'
import type { StreamedColumn } from '../output/table-encoder.ts'
import { type Candidate, candidateLabel } from '../search/candidate.ts'
import type { ComparedRow } from '../search/comparer.ts'
import { COMPARISON_DESCRIPTORS } from '../search/comparison-descriptors.ts'
import type { AmountError } from '../search/comparison-errors.ts'
import {
  MODEL_DESCRIPTORS,
  type ModelDescriptor,
  type ModelDescriptorName,
  type SharedHistogram,
  sharedBins,
} from '../search/model-descriptors.ts'
import type { ModelRow } from '../search/model-row.ts'
import type { ReadyComparison } from './compare-ready.ts'

/** How a comparison calls a row: its name, or its formula in per cent. */
export const rowLabel = ({ name, composition }: Pick<Candidate, 'name' | 'composition'>): string =>
  candidateLabel({ name, composition })

/** A row of a composition under one model, -1 where there is none. */
interface Line {
  readonly row: ComparedRow
  readonly model: number
}

/** A column of a comparison's table, and what a line has in it; null is no value. */
export interface ComparisonColumn extends StreamedColumn {
  readonly cell: (line: Line) => string | number | null
}

/**
 * The columns of a comparison's table, which has one line per composition and model: label, mole fractions, what the
 * model's energies are, then the descriptors, with their standard errors after them where compositions are uncertain.
 */
export function comparisonColumns(ready: ReadyComparison): ComparisonColumn[] {
  const { plan, comparer, survey, isUncertain } = ready
  const { modelDescriptors, alloyDescriptors, settings } = comparer
  return [
    text('label', ({ row }) => rowLabel(row)),
    ...survey.elements.flatMap(element => {
      const share = number(`x_${element}`, ({ row }) => row.composition.get(element) ?? 0)
      if (!isUncertain) return [share]
      return [
        share,
        number(`x_${element}+-`, ({ row: { composition, uncertainty } }) =>
          composition.has(element) ? amountError(uncertainty, element) : 0,
        ),
      ]
    }),
    ...(plan.models.length === 0
      ? []
      : [
          text('model', ({ model }) => settings[model]?.model.id as string),
          text('quantity', ({ model }) => settings[model]?.model.energy.quantity as string),
          text('reaction', ({ model }) => settings[model]?.model.energy.reaction as string),
          text('zero', ({ model }) => settings[model]?.model.energy.zero as string),
        ]),
    ...modelDescriptors.flatMap(name => modelColumns(ready, name)),
    ...alloyDescriptors.map(name =>
      number(
        columnName(name, COMPARISON_DESCRIPTORS[name].unit),
        ({ row }) => row.alloy[name] as number | null,
      ),
    ),
  ]
}

/** The lines of a row: one per model, or one. */
export const linesOf = (row: ComparedRow): Line[] =>
  row.models.length === 0 ? [{ row, model: -1 }] : row.models.map((_, model) => ({ row, model }))

const text = (name: string, cell: ComparisonColumn['cell']): ComparisonColumn => ({
  name,
  type: 'STRING',
  cell,
})

const number = (name: string, cell: ComparisonColumn['cell']): ComparisonColumn => ({
  name,
  type: 'DOUBLE',
  cell,
})

const amountError = (uncertainty: AmountError | null, element: string): number | null =>
  typeof uncertainty === 'number' || uncertainty === null ? uncertainty : (uncertainty[element] ?? 0)

const own = ({ row, model }: Line): ModelRow => row.models[model] as ModelRow

const plainValue =
  (name: ModelDescriptorName) =>
  (line: Line): number | null =>
    own(line).values[name] as number | null

function modelColumns(ready: ReadyComparison, name: ModelDescriptorName): ComparisonColumn[] {
  const { plan, comparer, isUncertain } = ready
  const { settings } = comparer
  const withError = (column: ComparisonColumn) =>
    isUncertain && (MODEL_DESCRIPTORS[name] as ModelDescriptor).polynomial !== undefined
      ? [column, number(`${column.name}+-`, line => own(line).errors?.[name] ?? null)]
      : [column]
  switch (name) {
    case 'windowProbability':
      return [
        number('window_low_eV', () => plan.window?.low ?? null),
        number('window_high_eV', () => plan.window?.high ?? null),
        ...withError(number('window_probability', plainValue(name))),
      ]
    case 'objective': {
      const [first] = settings
      const column = first?.objective ? objectiveColumn(first.objective) : 'value'
      return [
        text('objective', ({ model }) => {
          const { model: energies, objective } = settings[model] as (typeof settings)[number]
          return objective === null ? '' : objectiveText(objective, energySymbol(energies))
        }),
        ...withError(number(`objective_${column}`, plainValue(name))),
      ]
    }
    case 'quantiles':
      return (settings[0]?.quantiles ?? []).map(share =>
        number(
          `quantile_${share}_eV`,
          line => (own(line).values[name] as Record<string, number>)[share] as number,
        ),
      )
    case 'histogram':
      return histogramColumns(settings.map(sharedBins))
    default:
      return withError(number(columnName(name, MODEL_DESCRIPTORS[name].unit), plainValue(name)))
  }
}

/** One column per bin of any model; a bin that a model's energies never reach has the probability 0. */
function histogramColumns(grids: readonly BinGrid[]): ComparisonColumn[] {
  const { width } = grids[0] as BinGrid
  const first = Math.min(...grids.map(grid => Math.round(grid.start / width)))
  const end = Math.max(...grids.map(grid => Math.round(grid.start / width) + grid.length))
  return Array.from({ length: end - first }, (_, index) => {
    const bin = first + index
    return number(`probability_from_${rounded(bin * width)}_to_${rounded((bin + 1) * width)}_eV`, line => {
      const { start, probability } = own(line).values.histogram as SharedHistogram
      return probability[bin - Math.round(start / width)] ?? 0
    })
  })
}

const rounded = (energy: number): string => String(Number(energy.toPrecision(12)))

/**
 * The name of a column: that of the descriptor, and its unit.
 *
 * @example columnName('mixingEntropy', 'J/(mol K)') // 'mixing_entropy_J_per_mol_K'
 */
export function columnName(descriptor: string, unit: string): string {
  const name = descriptor.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  if (unit === '1') return name
  const words = unit
    .replace(/^1\//, 'per_')
    .replaceAll('%', 'percent')
    .replaceAll('/', '_per_')
    .replaceAll(' ', '_')
    .replace(/[()]/g, '')
  return `${name}_${words}`
}
