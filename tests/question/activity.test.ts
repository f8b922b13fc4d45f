import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerActivity, type SiteActivity, type SurfaceActivity } from '../../src/question/activity.ts'
import { activityQuestion } from '../../src/question/activity-question.ts'
import { activityTable } from '../../src/question/activity-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const answered = (fields: Record<string, string | string[]>) =>
  answerActivity(readQuestion(activityQuestion, fields), loadModel)

const ofSite = (fields: Record<string, string | string[]>) => answered(fields) as SiteActivity

const OH = { model: 'irpdptrhru-oh', objective: 'sabatier', optimum: '1.10' }
const SURFACE = { models: 'irpdptrhru-oh,irpdptrhru-o', objective: 'orr' }

describe('an activity', () => {
  it('has the published values, and says what each is relative to', () => {
    const { value, relative, unit, energy } = ofSite({ ...OH, composition: 'IrPdPtRhRu', relativeTo: 'Pt' })
    expect(value).toBeCloseTo(0.0457, 4)
    expect(relative).toMatchObject({ to: 'Pt' })
    expect(relative?.value).toBeCloseTo(0.52, 3)
    expect(relative?.ratio).toBe(value / (relative?.value as number))
    expect({ unit, energy }).toEqual({ unit: '1', energy: loadModel('irpdptrhru-oh').energy })
  })

  it('of the same alloy is 1.1 or 28 times Pt, by where Pt is taken to stand', () => {
    const ratio = (relativeTo: string) =>
      ofSite({ ...OH, composition: 'Ir20Pt80', relativeTo }).relative?.ratio as number
    // The model's Pt is 0.017 eV from the optimum; a site at 1.00 eV is the 0.10 eV from it that dG_opt has.
    expect(ratio('Pt')).toBeCloseTo(1.1, 1)
    expect(ratio('1.00eV')).toBeCloseTo(28, 0)
  })

  it('is 1 relative to itself, and has no ratio to nothing', () => {
    const alloy = { ...OH, composition: 'Ir20Pt80' }
    expect(ofSite({ ...alloy, relativeTo: 'Ir=0.2,Pt=0.8' }).relative).toMatchObject({
      to: 'Ir20Pt80',
      ratio: 1,
    })
    const none = {
      model: 'irpdptrhru-oh',
      objective: 'window',
      to: '0',
      composition: 'IrRu',
      relativeTo: 'Pt',
    }
    expect(ofSite(none).relative).toEqual({ to: 'Pt', value: 0, ratio: null })
    expect(ofSite({ ...alloy, relativeTo: '1.10 eV' }).relative).toMatchObject({
      to: 'a site of 1.1 eV',
      value: 1,
    })
  })

  it('shares its value among ensembles, and marks those without data', () => {
    const { contributions, unseenProbability, unseenShare, warnings } = ofSite({
      model: 'agaucupdpt-no',
      objective: 'window',
      to: '-0.4',
      composition: 'AgAuCuPdPt',
    })
    expect(contributions.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(1, 12)
    const unseen = contributions.filter(contribution => contribution.unseen)
    expect(unseen.map(({ ensemble }) => ensemble).sort()).toEqual([
      'Ag-Ag-Pd',
      'Ag-Ag-Pt',
      'Ag-Au-Pt',
      'Au-Au-Pt',
    ])
    expect(unseen.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(unseenProbability, 12)
    expect(unseen.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(
      unseenShare as number,
      12,
    )
    expect(warnings).toEqual([expect.stringContaining('has no data for')])
  })

  it('warns of an optimum that no site has', () => {
    expect(ofSite({ ...OH, composition: 'IrRu' }).warnings).toEqual([
      expect.stringMatching(
        /^the optimum 1.1 eV lies outside all energies that irpdptrhru-oh gives sites of Ir, Ru/,
      ),
    ])
  })

  it('has an error bar from the composition, as a difference of compositions has it', () => {
    const at = (x: number) => ofSite({ ...OH, composition: `Ir=${x},Pt=${1 - x}` }).value
    const step = 1e-4
    const slope = (at(0.1 + step) - at(0.1 - step)) / (2 * step)
    const { valueUncertainty } = ofSite({ ...OH, composition: 'Ir10Pt90', uncertainty: '0.02' })
    // x_Ir = a_Ir / (a_Ir + a_Pt) moves by 0.9 of the error of a_Ir and 0.1 of that of a_Pt.
    expect((valueUncertainty as number) / (Math.abs(slope) * 0.02 * Math.hypot(0.9, 0.1))).toBeCloseTo(1, 5)
  })

  it('has an error bar that comes from each layer on its own', () => {
    const layered = { ...OH, composition: 'Ir10Pt90', layer: '1=Ir20Pt80', uncertainty: '0.02' }
    const value = (surface: number, bulk: number) =>
      ofSite({ ...OH, composition: `Ir=${bulk},Pt=${1 - bulk}`, layer: `1=Ir=${surface},Pt=${1 - surface}` })
        .value
    const step = 1e-4
    const slopes = [
      ((value(0.2 + step, 0.1) - value(0.2 - step, 0.1)) / (2 * step)) * Math.hypot(0.8, 0.2),
      ((value(0.2, 0.1 + step) - value(0.2, 0.1 - step)) / (2 * step)) * Math.hypot(0.9, 0.1),
    ]
    expect((ofSite(layered).valueUncertainty as number) / (0.02 * Math.hypot(...slopes))).toBeCloseTo(1, 5)
  })

  it('is JSON without NaN or Infinity', () => {
    const answer = ofSite({ ...OH, composition: 'IrRu', relativeTo: 'Pt', optimum: '99' })
    expect(answer.value).toBe(0)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})

describe('several models', () => {
  const surface = (composition: string, more: Record<string, string> = {}) =>
    answered({ ...SURFACE, composition, ...more }) as SurfaceActivity

  it('are reported apart and summed per surface atom', () => {
    const { value, sites, relative, per } = surface('Ir20Pt80', { relativeTo: 'Pt', uncertainty: '0.01' })
    expect(sites.map(({ adsorbate, sitesPerSurfaceAtom }) => [adsorbate, sitesPerSurfaceAtom])).toEqual([
      ['OH', 1],
      ['O', 1],
    ])
    expect(value).toBeCloseTo(
      sites.reduce((sum, site) => sum + site.value, 0),
      12,
    )
    expect(relative?.value).toBeCloseTo(2 * (sites[0]?.relative?.value as number), 12)
    expect(per).toBe('surface atom')
    for (const site of sites) {
      const alone = ofSite({ model: site.model, objective: 'orr', composition: 'Ir20Pt80' })
      expect(site.value).toBe(alone.value)
    }
  })

  it('have one row per ensemble and leading fingerprint, in the table', () => {
    const answer = surface('IrPt')
    const table = activityTable(answer)
    const rows = answer.sites.flatMap(site => [...site.contributions, ...(site.fingerprints ?? [])])
    expect(table.every(({ values }) => values.length === rows.length)).toBe(true)
    expect(table.find(({ name }) => name === 'model')?.values.at(-1)).toBe('irpdptrhru-o')
  })

  it('have to be of different sites of one facet, under orr, relative to a composition', () => {
    const cases: [Record<string, string>, string][] = [
      [{ ...SURFACE, models: 'irpdptrhru-oh,irpdptrhru-oh' }, 'got fcc111-top twice'],
      [{ ...SURFACE, objective: 'mean' }, 'summed for the objective orr'],
      [{ ...SURFACE, relativeTo: '1eV' }, 'not a site of 1 eV'],
      [{ ...SURFACE, model: 'irpdptrhru-oh' }, 'takes a model or several'],
      [{ objective: 'orr' }, 'needs a model'],
      [{ ...OH, relativeTo: 'abceV' }, 'got "abceV"'],
      [{ ...OH, relativeTo: 'Au' }, 'no parameters for Au'],
      [{ ...OH, temperature: '0' }, 'positive number of K, got 0'],
      [{ ...OH, uncertainty: '2' }, 'from 0 to 1, got 2'],
    ]
    for (const [fields, message] of cases) {
      expect(() => answered({ composition: 'IrPt', ...fields })).toThrow(message)
      expect(() => answered({ composition: 'IrPt', ...fields })).toThrow(InputError)
    }
  })
})
