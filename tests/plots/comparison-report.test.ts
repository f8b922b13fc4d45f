import { describe, expect, it } from 'vitest'
import { comparisonBars } from '../../plots/comparison-bars.ts'
import { comparisonMatrix } from '../../plots/comparison-matrix.ts'
import { comparisonMeans } from '../../plots/comparison-means.ts'
import { comparisonOverlay } from '../../plots/comparison-overlay.ts'
import { comparisonReport } from '../../plots/comparison-report.ts'
import { reportPage } from '../../plots/report.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { compareQuestion, planComparison } from '../../src/question/compare.ts'
import { candidatesFromTexts } from '../../src/question/compare-candidates.ts'
import { readyComparison } from '../../src/question/compare-ready.ts'
import { comparedCandidates } from '../../src/question/compare-survey.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { differencesOf } from '../../src/search/compare.ts'
import type { ComparedRow } from '../../src/search/comparer.ts'
import { drawn, layersOf, textsOf } from './drawn.ts'

const oh = loadModel('irpdptrhru-oh')

const entryOf = (text: string, error: number | null = null) => ({
  label: text,
  error,
  distribution: energyDistribution(oh, unlayered(parseComposition(text)), {
    binWidth: 0.1,
    quantiles: [0.05, 0.95],
  }),
})

/** The report of some compositions. */
async function reportOf(fields: Record<string, unknown>, texts: readonly string[]): Promise<string> {
  const plan = planComparison(readQuestion(compareQuestion, fields), loadModel)
  const source = candidatesFromTexts(texts)
  const ready = await readyComparison(plan, source)
  const rows: ComparedRow[] = []
  for await (const candidate of comparedCandidates(source, ready.comparer))
    rows.push(ready.comparer.row(candidate))
  const pictured = rows.slice(0, 30)
  return comparisonReport(
    ready,
    rows,
    plan.models.map(model => ({
      distributions: pictured.map(({ composition }, index) => ({
        label: texts[index] as string,
        distribution: energyDistribution(model, unlayered(composition), {
          binWidth: 0.1,
          quantiles: [0.05, 0.95],
        }),
      })),
      differences: pictured.length > 1 ? differencesOf(model, pictured) : [],
    })),
  )
}

describe('pictures of a comparison', () => {
  const bars = comparisonBars(
    [
      { label: 'Pt', value: 0.5, error: 0.1 },
      { label: 'Pt', value: -0.25, error: null },
      { label: 'Ir', value: null },
    ],
    { title: 'Mixing enthalpy', axis: 'Mixing enthalpy / kJ/mol' },
  )
  const means = comparisonMeans([entryOf('Pt'), entryOf('IrRu', 0.02)])
  const matrix = comparisonMatrix(
    ['Pt', 'Ir', 'Ru'],
    [
      { wasserstein: 0.1, resolution: 0 },
      { wasserstein: 0.2, resolution: 0.001 },
      { wasserstein: 0.3, resolution: 0 },
    ],
  )

  it.each([
    ['bars', bars],
    ['means', means],
    ['matrix', matrix],
  ])('of %s have a stable specification that Vega takes without complaint', async (_, spec) => {
    expect(spec).toMatchSnapshot()
    expect((await drawn(spec)).complaints).toEqual([])
  })

  it('tell compositions of one name apart, and say where there is no value', async () => {
    const { svg } = await drawn(bars)
    for (const text of ['Pt (2)', '0.5 ± 0.1', '−0.25', 'no value']) expect(svg).toContain(`>${text}<`)
  })

  it('have error bars only where something is uncertain', () => {
    expect(layersOf(means, 'tick')).toHaveLength(2)
    expect(layersOf(comparisonMeans([entryOf('Pt')]), 'tick')).toHaveLength(0)
  })

  it('put every distance on both sides of the diagonal', () => {
    const { values } = (
      matrix as unknown as { data: { values: { a: string; b: string; distance: number }[] } }
    ).data
    const distance = (a: string, b: string) => values.find(cell => cell.a === a && cell.b === b)?.distance
    expect(values).toHaveLength(9)
    expect([distance('Pt', 'Ir'), distance('Ir', 'Pt')]).toEqual([0.1, 0.1])
    expect([distance('Pt', 'Ru'), distance('Ru', 'Ir'), distance('Ru', 'Ru')]).toEqual([0.2, 0.3, 0])
  })

  it('can share an axis', () => {
    const spec = comparisonOverlay([entryOf('Pt')], null, { domain: [-1, 2] })
    expect(layersOf(spec, 'rule')[0]?.encoding.x?.scale.domain).toEqual([-1, 2])
    expect(textsOf(spec)).toEqual([])
  })
})

describe('report', () => {
  const OH = { model: 'irpdptrhru-oh', window: '1.0,1.2', objective: 'sabatier', optimum: '1.1' }

  it('needs nothing else: no script, no address to load from, and every name in it only once', async () => {
    const html = await reportOf({ ...OH, uncertainty: '0.02' }, ['Pt', 'IrPt', 'IrPdPtRhRu'])
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|@import|url\(h/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, used] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used)
    expect(html.match(/<svg/g)).toHaveLength(5)
  })

  it('says what the energies are, what they are relative to, and all values with their units', async () => {
    const html = await reportOf(OH, ['Pt', 'IrPt'])
    for (const text of [
      'Comparison of 2 compositions',
      'ΔE of H₂O + * → *OH + ½ H₂; negative binds stronger; zero: H₂O and H₂ in the gas phase and the clean slab',
      'doi 10.1016/j.joule.2018.12.015',
      'relative to a site at',
      '<th class="number">mean_eV</th>',
      '<td class="number">1.083</td>',
    ])
      expect(html).toContain(text)
  })

  it('warns of models that differ and of ensembles without data, and shows more lines than one picture holds', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `Ag${index + 1}Pd10`)
    const html = await reportOf({ models: 'agaucupdpt-no,agaucupdpt-co' }, texts)
    expect(html).toContain('differ in adsorbate, quantity, reaction or zero')
    expect(html).toMatch(
      /Up to [\d.]+ % of a composition's sites are on ensembles that the model has no data/,
    )
    // Each model has two overlays, means and distances.
    expect(html.match(/<svg/g)).toHaveLength(8)
  })

  it('is made of the alloys alone too', async () => {
    const html = await reportOf({ descriptors: 'mixingEntropy,omega' }, ['Pt', 'CoCrFeMnNi'])
    expect(html).toContain('Ideal mixing entropy / J/(mol K)')
    expect(html).toContain('<th class="number">mixing_entropy_J_per_mol_K</th>')
    expect(html.match(/<svg/g)).toHaveLength(2)
  })

  it('takes text for what it is', async () => {
    const html = await reportPage('<b> & co', [{ kind: 'warning', text: '<script>' }])
    expect(html).toContain('<h1>&lt;b&gt; &amp; co</h1>')
    expect(html).toContain('<p class="warning">&lt;script&gt;</p>')
  })
})
