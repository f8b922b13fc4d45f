import { comparisonOverlay } from '../../plots/comparison-overlay.ts'
import { unlayered } from '../composition/layered.ts'
import { energyDistribution } from '../distribution/distribution.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { aligned } from '../output/aligned.ts'
import { candidatesFromTable, compareQuestion, readCandidates } from '../question/compare.ts'
import { comparisonTable, rowLabel } from '../question/comparison-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { type Candidate, type Comparison, candidateLabel, compareCompositions } from '../search/compare.ts'
import type { LabelledDifference } from '../search/differences.ts'
import { command, respond, type SharedOptions } from './command.ts'

/** eV; wider than a histogram's bins, as several lines share the plot. */
const OVERLAY_BIN_WIDTH = 0.02

interface CompareOptions extends SharedOptions {
  readonly csv?: string
}

export const compareCommand = () =>
  command('compare', 'set compositions side by side', 'plot')
    .argument('[compositions...]', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .requiredOption('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file')
    .option('--csv <file>', 'compositions from a CSV with the column composition and, if wanted, name')
    .option('--window <low,high>', 'energies in eV, ends included, whose probability to give: 1.0,1.2')
    .option('--differences', 'how far every two distributions lie apart, for at most 50 compositions')
    .action((compositions: string[], { json, out, csv, ...fields }: CompareOptions) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const question = readQuestion(compareQuestion, fields)
          const model = loadModel(question.model)
          const candidates = await candidatesOf(compositions, csv)
          const answer = compareCompositions(model, candidates, question.window, question)
          return {
            answer,
            table: () => comparisonTable(answer),
            plot: () =>
              comparisonOverlay(
                candidates.map(candidate => ({
                  label: candidateLabel(candidate),
                  distribution: energyDistribution(model, unlayered(candidate.composition), {
                    binWidth: OVERLAY_BIN_WIDTH,
                    quantiles: [],
                  }),
                })),
                answer.window,
              ),
          }
        },
        ({ answer }) => text(answer),
      ),
    )

async function candidatesOf(compositions: readonly string[], csv: string | undefined): Promise<Candidate[]> {
  if (compositions.length > 0 && csv !== undefined)
    throw new InputError('give compositions either as arguments or by --csv, not both')
  if (csv !== undefined) return candidatesFromTable(await readCsvTable(csv))
  if (compositions.length === 0) throw new InputError('compare needs compositions, as arguments or by --csv')
  return readCandidates(compositions)
}

function text(comparison: Comparison): string {
  const { model, energy, adsorbate, site, window, rows, differences } = comparison
  const symbol = energySymbol(comparison)
  const header = ['composition', 'mean / eV', 'sd / eV', 'min / eV', 'max / eV']
  if (window !== null) header.push(`P(${window.low}..${window.high} eV)`)
  return [
    `*${adsorbate} on ${site}, ${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}, random alloys, exact`,
    '',
    aligned(
      [...header, 'without data'],
      rows.map(row => [
        rowLabel(row),
        row.mean.toFixed(4),
        row.standardDeviation.toFixed(4),
        row.minimum.toFixed(4),
        row.maximum.toFixed(4),
        ...(row.windowProbability === null ? [] : [row.windowProbability.toFixed(6)]),
        `${(100 * row.unseenProbability).toFixed(1)} %`,
      ]),
    ),
    ...(differences === null ? [] : ['', differencesText(differences)]),
  ].join('\n')
}

function differencesText(differences: readonly LabelledDifference[]): string {
  const resolution = Math.max(...differences.map(difference => difference.resolution))
  return [
    'how far the distributions lie apart: mean energy to move one into the other; largest gap between the shares below an energy',
    aligned(
      ['composition', 'and', 'Wasserstein / eV', 'Kolmogorov-Smirnov'],
      differences.map(({ a, b, wasserstein, kolmogorovSmirnov }) => [
        a,
        b,
        wasserstein.toFixed(4),
        kolmogorovSmirnov.toFixed(4),
      ]),
    ),
    ...(resolution === 0 ? [] : [`energies resolved to ${resolution.toPrecision(2)} eV`]),
  ].join('\n')
}
