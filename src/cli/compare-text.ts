import { objectiveText } from '../descriptor/objective.ts'
import { energySymbol } from '../energy/model.ts'
import { aligned } from '../output/aligned.ts'
import {
  type ComparisonEnd,
  descriptorAnswers,
  type ModelDifference,
  mixtureWarnings,
} from '../question/compare-answer.ts'
import type { ReadyComparison } from '../question/compare-ready.ts'
import { rowLabel } from '../question/comparison-table.ts'
import { energyText, shownDescriptor, sixDigits } from '../question/shown-descriptor.ts'
import type { ComparedRow } from '../search/comparer.ts'
import type { DescriptorValue, ModelSettings, SharedHistogram } from '../search/model-descriptors.ts'
import type { ModelRow } from '../search/model-row.ts'

/** A column of the text: its heading, and what a row has in it. */
interface TextColumn {
  readonly heading: string
  readonly cell: (row: ComparedRow) => string
}

/**
 * A comparison for people: a table per model, the first rows of it.
 *
 * @param rows the first of them
 */
export function comparisonText(
  ready: ReadyComparison,
  rows: readonly ComparedRow[],
  { differences, warnings }: ComparisonEnd,
): string {
  const { plan, comparer, survey } = ready
  const { settings } = comparer
  const label: TextColumn = { heading: 'composition', cell: rowLabel }
  const alloy = alloyColumns(ready)
  const shown = (columns: readonly TextColumn[]) =>
    aligned(
      columns.map(({ heading }) => heading),
      rows.map(row => columns.map(({ cell }) => cell(row))),
    )
  const isFirst = (model: number) => model === 0 || plan.models.length === 0
  const blocks = settings.map((own, model) =>
    [
      ...modelLines(own),
      '',
      shown([
        label,
        ...modelColumns(ready, model),
        ...(isFirst(model) && settings.length === 1 ? alloy : []),
      ]),
    ].join('\n'),
  )
  if (settings.length !== 1 && alloy.length > 0) blocks.push(shown([label, ...alloy]))
  const left = survey.rows - rows.length
  return [
    ...[...mixtureWarnings(plan.models), ...warnings].map(warning => `warning: ${warning}`),
    blocks.join('\n\n'),
    ...(left > 0
      ? [
          '',
          `and ${left.toLocaleString('en')} more compositions; --json and --out FILE.csv or .parquet have them all`,
        ]
      : []),
    ...(alloy.length > 0 ? ['', alloyLegend(ready)] : []),
    ...(differences === null ? [] : ['', differencesText(differences)]),
  ].join('\n')
}

function modelLines({ model, objective }: ModelSettings): string[] {
  const { id, adsorbate, site, energy } = model
  return [
    `*${adsorbate} on ${site}, ${energySymbol(model)} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    ...(objective === null ? [] : [objectiveText(objective, energySymbol(model))]),
    `model ${id}, random alloys, exact`,
  ]
}

/** Numbers without a unit that a first look does not show. */
const BESIDES = ['skewness', 'excessKurtosis']

function modelColumns({ plan, comparer, isUncertain }: ReadyComparison, model: number): TextColumn[] {
  const { modelDescriptors, settings } = comparer
  const own = ({ models }: ComparedRow) => models[model] as ModelRow
  const names = modelDescriptors.filter(name => plan.descriptors !== undefined || !BESIDES.includes(name))
  return names.flatMap((name): TextColumn[] => {
    const value = (row: ComparedRow) => own(row).values[name] as DescriptorValue
    switch (name) {
      case 'quantiles':
        return (settings[model] as ModelSettings).quantiles.map(share => ({
          heading: `${Number((100 * share).toPrecision(6))} % / eV`,
          cell: row => energyText((value(row) as Record<string, number>)[share] as number),
        }))
      case 'histogram':
        return [{ heading: 'most likely bin / eV', cell: row => mode(value(row) as SharedHistogram) }]
      default: {
        const shown = shownDescriptor(name, {
          window: plan.window ?? null,
          objective: settings[model]?.objective ?? null,
        })
        if (shown === null) return []
        const { heading, text, errorText } = shown
        const cell = (row: ComparedRow) => shownOr(value(row) as number | null, text)
        const error = (row: ComparedRow) => shownOr(own(row).errors?.[name] ?? null, errorText)
        const hasError = isUncertain && ['mean', 'objective', 'windowProbability'].includes(name)
        return [{ heading, cell }, ...(hasError ? [{ heading: '+-', cell: error }] : [])]
      }
    }
  })
}

const alloyColumns = ({ comparer }: ReadyComparison): TextColumn[] =>
  comparer.alloyDescriptors.map(name => ({
    heading: name,
    cell: row => shownOr(row.alloy[name] ?? null, sixDigits),
  }))

/** What the alloy's own numbers are, and in which units. */
function alloyLegend({ comparer }: ReadyComparison): string {
  const answers = descriptorAnswers(comparer)
  return comparer.alloyDescriptors
    .map(name => {
      const { title, unit } = answers[name] as (typeof answers)[string]
      return `${name}: ${title}${unit === '1' ? '' : `, ${unit}`}`
    })
    .join('\n')
}

const shownOr = (value: number | null, shown: (value: number) => string): string =>
  value === null ? '' : shown(value)

function mode({ start, width, probability }: SharedHistogram): string {
  const highest = probability.indexOf(Math.max(...probability))
  const edge = (bin: number) => Number((start + bin * width).toPrecision(6))
  return `${edge(highest)}..${edge(highest + 1)}`
}

function differencesText(differences: readonly ModelDifference[]): string {
  const resolution = Math.max(...differences.map(difference => difference.resolution))
  const isOne = differences.every(({ model }) => model === undefined)
  return [
    'how far the distributions lie apart: mean energy to move one into the other; largest gap between the shares below an energy',
    aligned(
      [...(isOne ? [] : ['model']), 'composition', 'and', 'Wasserstein / eV', 'Kolmogorov-Smirnov'],
      differences.map(({ model, a, b, wasserstein, kolmogorovSmirnov }) => [
        ...(isOne ? [] : [model as string]),
        a,
        b,
        wasserstein.toFixed(4),
        kolmogorovSmirnov.toFixed(4),
      ]),
    ),
    ...(resolution === 0 ? [] : [`energies resolved to ${resolution.toPrecision(2)} eV`]),
  ].join('\n')
}
