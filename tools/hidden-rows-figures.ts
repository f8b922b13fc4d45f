// Makes the table and the picture of docs/which-sites-to-compute.md from the published rows, in some minutes:
// npx tsx tools/hidden-rows-figures.ts FOLDER-WITH-THE-CSV-FILES
import { join } from 'node:path'
import type { TopLevelSpec } from 'vega-lite'
import { toPng } from '../plots/render.ts'
import { PLOT_CONFIG } from '../plots/style.ts'
import { readTrainingRows } from '../src/energy/training-rows.ts'
import { readCsvTable } from '../src/input/csv-table.ts'
import { writeWholeFile } from '../src/output/whole-file.ts'
import { findSite } from '../src/site/registry.ts'
import { type HeldOutErrors, hiddenRows, mean, pairedDifference } from './hidden-rows.ts'

const PICTURE = 'docs/images/chosen-rows.png'

const SEEDS = 20
const DRAWS = 5

/** Data sets with rows to begin with, about half as many again as the fit has parameters, and rows to add. */
const TRIALS = [
  { name: '*OH', file: 'irpdptrhru-oh', site: 'fcc111-top', start: 20, adds: [10, 20, 40, 80] },
  { name: '*O', file: 'irpdptrhru-o', site: 'fcc111-fcc', start: 80, adds: [20, 40, 80, 160] },
  { name: '*CO', file: 'agaucupdpt-co', site: 'fcc111-top', start: 30, adds: [10, 20, 40, 80] },
  { name: '*H', file: 'agaucupdpt-h', site: 'fcc111-fcc', start: 60, adds: [20, 40, 80, 160] },
  { name: '*NO', file: 'agaucupdpt-no', site: 'fcc111-fcc', start: 60, adds: [20, 40, 80] },
] as const

const meV = (value: number, digits = 1): string => (1000 * value).toFixed(digits)

async function tried({ file, site: id, start, adds }: (typeof TRIALS)[number], folder: string) {
  const site = findSite(id)
  const data = readTrainingRows(await readCsvTable(join(folder, `${file}.csv`)), site)
  // With no row added both are the same, which is where their curves begin.
  return Array.from({ length: SEEDS }, (_, index) =>
    hiddenRows({
      ...{ data, site, start, adds: [0, ...adds], criterion: 'distribution', draws: DRAWS },
      seed: index + 1,
    }),
  )
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say where the CSV files are')
const points: object[] = []
console.log(
  '| adsorbate | rows at first | added | random: MAE, RMSE / meV | chosen: MAE, RMSE / meV | RMSE less by / meV | in seeds |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const trial of TRIALS) {
  const outcomes = await tried(trial, folder)
  for (const [step, add] of [0, ...trial.adds].entries()) {
    const of = (kind: 'chosen' | 'random', name: keyof HeldOutErrors) =>
      outcomes.map(outcome => outcome[kind][step]?.[name] as number)
    const rows = trial.start + add
    for (const kind of ['chosen', 'random'] as const)
      points.push({ name: trial.name, kind, rows, rmse: mean(of(kind, 'rmse')) })
    if (add === 0) continue
    const [random, chosen] = [of('random', 'rmse'), of('chosen', 'rmse')]
    const differences = random.map((value, index) => value - (chosen[index] as number))
    const { mean: less, error } = pairedDifference(differences)
    const errorsOf = (kind: 'chosen' | 'random') =>
      `${meV(mean(of(kind, 'mae')))}, ${meV(mean(of(kind, 'rmse')))}`
    console.log(
      `| \\${trial.name} | ${trial.start} | ${add} | ${errorsOf('random')} | ${errorsOf('chosen')} | ${meV(less)} ± ${meV(error)} | ${differences.filter(value => value > 0).length} of ${SEEDS} |`,
    )
  }
}

const spec = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  description: 'Errors on rows held out against the number of rows, chosen and random',
  title: {
    text: 'Rows chosen by design, and as many random ones',
    subtitle: [
      `root mean square error on rows held out, mean of ${SEEDS} draws of start and held-out rows`,
      'criterion distribution, equimolar alloy; the choice sees no energies but those of the first rows',
    ],
  },
  config: { ...PLOT_CONFIG, header: { labelFontSize: 13, labelFontWeight: 'bold', title: null } },
  data: { values: points },
  facet: { field: 'name', type: 'nominal', sort: TRIALS.map(({ name }) => name), title: null },
  columns: 3,
  resolve: { scale: { x: 'independent', y: 'independent' } },
  spec: {
    width: 190,
    height: 170,
    mark: { type: 'line', point: { size: 28 }, strokeWidth: 1.6 },
    encoding: {
      x: {
        field: 'rows',
        type: 'quantitative',
        title: 'Rows',
        scale: { zero: false },
        axis: { tickCount: 5 },
      },
      y: {
        field: 'rmse',
        type: 'quantitative',
        title: 'RMSE / eV',
        scale: { zero: false, nice: false },
        axis: { tickCount: 5, format: '.3f' },
      },
      color: {
        field: 'kind',
        type: 'nominal',
        title: null,
        scale: { domain: ['chosen', 'random'], range: ['#0072b2', '#888888'] },
        legend: { symbolType: 'stroke', symbolStrokeWidth: 2, symbolSize: 200 },
      },
    },
  },
} as unknown as TopLevelSpec
await writeWholeFile(PICTURE, await toPng(spec))
console.error(`wrote ${PICTURE}`)
