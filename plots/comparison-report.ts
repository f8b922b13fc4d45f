import { objectiveText, objectiveTitle, objectiveUnit } from '../src/descriptor/objective.ts'
import { energySymbol } from '../src/energy/model.ts'
import { descriptorAnswers, mixtureWarnings } from '../src/question/compare-answer.ts'
import type { ReadyComparison } from '../src/question/compare-ready.ts'
import { comparisonColumns, linesOf, rowLabel } from '../src/question/comparison-table.ts'
import type { ComparedRow } from '../src/search/comparer.ts'
import type { LabelledDifference } from '../src/search/differences.ts'
import type { ModelSettings } from '../src/search/model-descriptors.ts'
import type { ModelRow } from '../src/search/model-row.ts'
import { comparisonBars } from './comparison-bars.ts'
import { distinctLabels } from './comparison-labels.ts'
import { comparisonMatrix } from './comparison-matrix.ts'
import { comparisonMeans } from './comparison-means.ts'
import { comparisonOverlay, type LabelledDistribution, overlayDomain } from './comparison-overlay.ts'
import { energyReference } from './energy-axis.ts'
import { numberText } from './number-text.ts'
import { type ReportPart, type ReportTable, reportPage } from './report.ts'

/** Pictures show so many compositions, and the table so many. */
export const MOST_PICTURED = 30
export const MOST_TABLED = 500

/** Lines of one overlay; the others follow below on the same axis. */
const LINES = 8

/** What a report shows of one model. */
export interface ReportedModel {
  /** Of the first 30 rows, with the shares 0.05 and 0.95 among the quantiles. */
  readonly distributions: readonly LabelledDistribution[]
  /** Between every two of them. */
  readonly differences: readonly LabelledDifference[]
}

/**
 * A comparison as a self-contained page: what the energies are, the distributions, means and objective with error bars,
 * the distances, and the table.
 *
 * @param rows the first of them, at most 500
 * @param models in the order of the comparison's
 */
export function comparisonReport(
  ready: ReadyComparison,
  rows: readonly ComparedRow[],
  models: readonly ReportedModel[],
): Promise<string> {
  const { plan, comparer, survey } = ready
  const pictured = rows.slice(0, MOST_PICTURED)
  const count = survey.rows.toLocaleString('en')
  const parts: ReportPart[] = mixtureWarnings(plan.models).map(text => ({ kind: 'warning', text }))
  if (survey.failed > 0)
    parts.push({
      kind: 'warning',
      text: `${survey.failed.toLocaleString('en')} rows could not be compared; the first, row ${survey.failures[0]?.row}: ${survey.failures[0]?.error}`,
    })
  if (survey.rows > pictured.length)
    parts.push({
      kind: 'paragraph',
      text: `Pictures show the first ${pictured.length} of ${count} compositions.`,
    })
  for (const [index, settings] of comparer.settings.entries())
    parts.push(...modelParts(ready, settings, index, pictured, models[index] as ReportedModel))
  parts.push(...alloyParts(ready, pictured))
  parts.push({ kind: 'heading', text: 'All values' })
  parts.push({
    kind: 'table',
    caption:
      rows.length < survey.rows
        ? `The first ${rows.length} of ${count} compositions`
        : `${count} compositions`,
    table: valueTable(ready, rows),
  })
  parts.push({ kind: 'heading', text: 'What the values are' })
  parts.push({ kind: 'table', caption: 'Descriptors, their units and sources', table: legendTable(ready) })
  return reportPage(`Comparison of ${count} composition${survey.rows === 1 ? '' : 's'}`, parts)
}

function modelParts(
  { plan, comparer }: ReadyComparison,
  { model, objective }: ModelSettings,
  index: number,
  rows: readonly ComparedRow[],
  { distributions, differences }: ReportedModel,
): ReportPart[] {
  const { id, title, adsorbate, site, source } = model
  const window = plan.window ?? null
  const errorOf = (row: ComparedRow, name: string) => (row.models[index] as ModelRow).errors?.[name] ?? null
  const parts: ReportPart[] = [
    { kind: 'heading', text: `*${adsorbate} on ${site}: ${id}` },
    {
      kind: 'paragraph',
      text: `${title}. ${energyReference({ ...model, model: id }).join('; ')}. Random alloys. Source: ${source.citation}${source.doi === undefined ? '' : `, doi ${source.doi}`}.`,
    },
  ]
  const unseen = Math.max(0, ...distributions.map(({ distribution }) => distribution.unseenProbability))
  if (unseen > 0)
    parts.push({
      kind: 'warning',
      text: `Up to ${(100 * unseen).toFixed(1)} % of a composition's sites are on ensembles that the model has no data for; their energies are predicted from the other ensembles.`,
    })
  const extrapolated = Math.max(
    0,
    ...distributions.map(({ distribution }) => distribution.extrapolatedProbability ?? 0),
  )
  if (extrapolated > 0)
    parts.push({
      kind: 'warning',
      text: `Up to ${(100 * extrapolated).toFixed(1)} % of a composition's sites have atom counts outside those of the rows of the model; their energies are extrapolated.`,
    })
  const domain = overlayDomain(distributions, window)
  for (let first = 0; first < distributions.length; first += LINES)
    parts.push({
      kind: 'picture',
      spec: comparisonOverlay(distributions.slice(first, first + LINES), window, { domain }),
    })
  parts.push({
    kind: 'picture',
    spec: comparisonMeans(
      distributions.map((entry, place) => ({ ...entry, error: errorOf(rows[place] as ComparedRow, 'mean') })),
    ),
  })
  const barsOf = (
    name: 'objective' | 'windowProbability',
    title: string,
    axis: string,
    subtitle: string[],
  ) => {
    if (!comparer.modelDescriptors.includes(name)) return
    const entries = rows.map(row => ({
      label: rowLabel(row),
      value: (row.models[index] as ModelRow).values[name] as number | null,
      error: errorOf(row, name),
    }))
    parts.push({ kind: 'picture', spec: comparisonBars(entries, { title, axis, subtitle }) })
  }
  if (objective !== null) {
    const unit = objectiveUnit(objective)
    const name = objectiveTitle(objective)
    const axis = unit === '1' || name.includes(' / ') ? name : `${name} / ${unit}`
    barsOf('objective', name.replace(/ [(/].*$/, ''), axis, [objectiveText(objective, energySymbol(model))])
  }
  if (window !== null)
    barsOf('windowProbability', 'Share of the sites in the window', 'Probability', [
      `${energySymbol(model)} from ${window.low} to ${window.high} eV, ends included`,
    ])
  if (distributions.length > 1)
    parts.push({
      kind: 'picture',
      spec: comparisonMatrix(distinctLabels(distributions.map(({ label }) => label)), differences),
    })
  return parts
}

function alloyParts({ comparer }: ReadyComparison, rows: readonly ComparedRow[]): ReportPart[] {
  if (comparer.alloyDescriptors.length === 0) return []
  const answers = descriptorAnswers(comparer)
  return [
    { kind: 'heading', text: 'The alloys themselves' },
    ...comparer.alloyDescriptors.map((name): ReportPart => {
      const { title, unit } = answers[name] as (typeof answers)[string]
      const heading = title.charAt(0).toUpperCase() + title.slice(1)
      return {
        kind: 'picture',
        spec: comparisonBars(
          rows.map(row => ({ label: rowLabel(row), value: row.alloy[name] as number | null })),
          { title: heading, axis: unit === '1' ? heading : `${heading} / ${unit}` },
        ),
      }
    }),
  ]
}

/** Columns that the page says above the table already. */
const SAID = ['quantity', 'reaction', 'zero', 'objective', 'window_low_eV', 'window_high_eV']

function valueTable(ready: ReadyComparison, rows: readonly ComparedRow[]): ReportTable {
  const isOne = ready.plan.models.length === 1
  const columns = comparisonColumns(ready).filter(
    ({ name }) =>
      !SAID.includes(name) && !(isOne && name === 'model') && !name.startsWith('probability_from_'),
  )
  return {
    header: columns.map(({ name }) => name),
    numeric: columns.map(({ type }) => type === 'DOUBLE'),
    rows: rows.flatMap(row =>
      linesOf(row).map(line =>
        columns.map(({ cell }) => {
          const value = cell(line)
          return typeof value === 'number' ? numberText(value) : (value ?? '')
        }),
      ),
    ),
  }
}

function legendTable({ comparer }: ReadyComparison): ReportTable {
  const answers = Object.entries(descriptorAnswers(comparer))
  return {
    header: ['descriptor', 'what it is', 'unit', 'source'],
    numeric: [false, false, false, false],
    rows: answers.map(([name, { title, unit, source }]) => [name, title, unit === '1' ? '' : unit, source]),
  }
}
