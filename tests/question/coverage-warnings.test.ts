import { describe, expect, it } from 'vitest'
import { activityContributions } from '../../plots/activity-contributions.ts'
import { comparisonOverlay } from '../../plots/comparison-overlay.ts'
import { energyHistogram } from '../../plots/energy-histogram.ts'
import { activityText } from '../../src/cli/activity-text.ts'
import { comparisonText } from '../../src/cli/compare-text.ts'
import { distributionText } from '../../src/cli/distribution-text.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { dataCoverage } from '../../src/distribution/data-coverage.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { extrapolatedProbability } from '../../src/distribution/extrapolation.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { jointDistribution } from '../../src/joint/joint.ts'
import { answerActivity, type SiteActivity } from '../../src/question/activity.ts'
import { activityQuestion } from '../../src/question/activity-question.ts'
import { compareQuestion, planComparison } from '../../src/question/compare.ts'
import { answerCompare } from '../../src/question/compare-all.ts'
import { candidatesFromTexts } from '../../src/question/compare-candidates.ts'
import { coverageTally } from '../../src/question/compare-coverage.ts'
import { readyComparison } from '../../src/question/compare-ready.ts'
import { answerDistribution, distributionQuestion } from '../../src/question/distribution.ts'
import { answerOptimize, optimizeQuestion } from '../../src/question/optimize.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerSample, sampleQuestion } from '../../src/question/sample.ts'
import { answerScan, planScan, scanQuestion } from '../../src/question/scan.ts'
import { answerVolcano, volcanoQuestion } from '../../src/question/volcano.ts'
import { modelOfChance } from '../inference/rows-of-chance.ts'

const own = modelOfChance({
  site: 'fcc111-top',
  zones: ['surface', 'subsurface'],
  elements: ['Ir', 'Pd', 'Pt'],
  rows: 400,
  seed: 5,
  form: { coefficients: 'per-ensemble', ridge: 1 },
})
const find = () => own
/** Most atoms of a nearly pure alloy are more than any row had of them. */
const beyond = { model: 'chance', composition: 'Ir90Pd5Pt5' }
const within = { model: 'chance', composition: 'IrPdPt' }
const alloyOf = (text: string) => unlayered(parseComposition(text))
const shareOf = (model: EnergyModel, composition: string) =>
  extrapolatedProbability(model, alloyOf(composition), ensembleTerms(model, alloyOf(composition))) as number
const sentence =
  /^[\d.]+ % of the sites have atom counts outside those of the rows of chance \(Ir in surface above all\)/

const subtitleOf = (spec: unknown) => (spec as { title: { subtitle: string[] } }).title.subtitle.join(' ')

describe('an answer over 5 % beyond the data', () => {
  it('is one of the alloy far from the rows, and none of that which they were drawn from', () => {
    expect(shareOf(own, 'Ir90Pd5Pt5')).toBeGreaterThan(0.3)
    expect(shareOf(own, 'IrPdPt')).toBeGreaterThan(0)
    expect(shareOf(own, 'IrPdPt')).toBeLessThan(0.05)
  })

  it('warns in a distribution and a sample of it, as text and in the picture', async () => {
    const answer = answerDistribution(readQuestion(distributionQuestion, beyond), find)
    expect(answer.extrapolatedProbability).toBe(shareOf(own, 'Ir90Pd5Pt5'))
    expect(answer.warnings).toEqual([expect.stringMatching(sentence)])
    expect(distributionText(answer)).toContain(`\nwarning: ${answer.warnings[0]}.`)
    expect(subtitleOf(energyHistogram(answer))).toMatch(
      /warning: [\d.]+ % of the sites have atom counts outside/,
    )
    const sample = await answerSample(
      readQuestion(sampleQuestion, { ...beyond, sites: '1000', seed: '1' }),
      own,
    )
    expect(sample.warnings).toEqual(answer.warnings)
  })

  it('is silent below, though it tells the share', () => {
    const answer = answerDistribution(readQuestion(distributionQuestion, within), find)
    expect(answer.warnings).toEqual([])
    expect(distributionText(answer)).toMatch(/\n[\d.]+ % of the sites have atom counts outside .*\.$/)
    expect(distributionText(answer)).not.toContain('warning')
    const { training: _, ...unknown } = own
    const bare = answerDistribution(readQuestion(distributionQuestion, beyond), () => unknown)
    expect([bare.extrapolatedProbability, bare.warnings]).toEqual([null, []])
    expect(distributionText(bare)).not.toContain('outside')
  })

  it('warns in an activity', () => {
    const fields = { objective: 'sabatier', optimum: '0.5' }
    const answer = answerActivity(
      readQuestion(activityQuestion, { ...beyond, ...fields }),
      find,
    ) as SiteActivity
    expect(answer.warnings).toEqual([expect.stringMatching(sentence)])
    expect(answer.extrapolatedProbability).toBe(shareOf(own, 'Ir90Pd5Pt5'))
    expect(activityText(answer)).toContain('warning: ')
    expect(subtitleOf(activityContributions({ ...answer, sites: [answer] }))).toContain(
      'atom counts outside those of the rows',
    )
  })

  it('warns in a comparison, which shows the share as a column, and only where some can lie beyond', async () => {
    const question = readQuestion(compareQuestion, { model: 'chance' })
    const answer = await answerCompare(question, find, [beyond.composition, within.composition])
    const shares = answer.rows.map(
      row => (row as { extrapolatedProbability?: number }).extrapolatedProbability,
    )
    expect(shares[0]).toBeCloseTo(shareOf(own, 'Ir90Pd5Pt5'), 14)
    expect(shares[1]).toBeCloseTo(shareOf(own, 'IrPdPt'), 14)
    expect(answer.warnings).toEqual([
      expect.stringMatching(
        /^over 5 % of the sites lie beyond the data of chance in 1 of 2 compositions, most in Ir90Pd5Pt5, /,
      ),
    ])
    const source = candidatesFromTexts([beyond.composition])
    const ready = await readyComparison(planComparison(question, find), source)
    const row = ready.comparer.row({ name: null, composition: parseComposition(beyond.composition) })
    const tally = coverageTally([own])
    tally.add(row)
    const text = comparisonText(ready, [row], { differences: null, warnings: tally.warnings() })
    expect(text).toMatch(/^warning: over 5 % of the sites .* in 1 of 1 compositions/)
    expect(text).toMatch(/without data +extrapolated\n/)
    const legend = comparisonOverlay(
      [{ label: 'x', distribution: energyDistribution(own, alloyOf('Ir90Pd5Pt5')) }],
      null,
    )
    expect(JSON.stringify(legend)).toMatch(/x \([\d.]+ % extrapolated\)/)
  })

  it('is judged in a comparison for the elements that each composition has, also without the descriptor', async () => {
    const question = readQuestion(compareQuestion, { model: 'chance', descriptors: 'mean' })
    const { rows, warnings } = await answerCompare(question, find, ['Pd', 'IrPd', 'Pt20Ir80'])
    expect(rows[0]).not.toHaveProperty('extrapolatedProbability')
    const worst = Math.max(...['Pd', 'IrPd', 'Pt20Ir80'].map(text => shareOf(own, text)))
    expect(warnings[0]).toContain(`${(100 * worst).toFixed(1)} %`)
  })

  it('warns after a scan, an optimisation and its front', async () => {
    const objective = { model: 'chance', objective: 'mean' }
    const scan = await answerScan(planScan(readQuestion(scanQuestion, { ...objective, top: '3' }), find))
    expect(scan.best[0]?.extrapolatedProbability).toBeGreaterThan(0.05)
    expect(scan.warnings).toEqual([expect.stringContaining('in 3 of 3 best compositions, most in')])
    const optimize = answerOptimize(
      readQuestion(optimizeQuestion, { ...objective, against: 'share:Ir' }),
      find,
    )
    expect(optimize.warnings).toEqual([
      expect.stringContaining('over 5 % of the sites lie beyond the data of chance in 1 of 1 local maxima'),
      expect.stringContaining(' compositions of the Pareto front'),
    ])
  })

  it('warns in a volcano, naming the composition, and in what is joint, naming the model', () => {
    const fields = { model: 'chance', objective: 'sabatier', optimum: '0.5' }
    const compositions = [beyond.composition, within.composition]
    const volcano = answerVolcano(
      readQuestion(volcanoQuestion, { ...fields, composition: compositions }),
      find,
    )
    expect(volcano.warnings).toEqual([
      expect.stringMatching(/^Ir90Pd5Pt5: [\d.]+ % of the sites have atom counts/),
    ])
    const joint = jointDistribution([own, own], alloyOf(beyond.composition))
    expect(joint.warnings).toEqual([expect.stringMatching(sentence)])
  })

  it('names unseen ensembles and extrapolated counts one after the other', () => {
    const half = { ...own, unseenEnsembles: ['Pd'] }
    const alloy = alloyOf('Ir80Pd20')
    const { warnings, unseenProbability, ...rest } = dataCoverage(half, alloy, ensembleTerms(half, alloy))
    expect(unseenProbability).toBeCloseTo(0.2, 12)
    expect(rest.extrapolatedProbability).toBeLessThanOrEqual(shareOf(own, 'Ir80Pd20'))
    expect(warnings).toEqual([
      '20.0 % of the sites are on ensembles that chance has no data for (Pd); their energies are predicted from the other ensembles',
      expect.stringMatching(sentence),
    ])
  })
})
