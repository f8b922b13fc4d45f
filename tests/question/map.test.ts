import { describe, expect, it } from 'vitest'
import { mapPicture } from '../../plots/map-picture.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerMap, mapQuestion } from '../../src/question/map.ts'
import { mapTable } from '../../src/question/map-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const mapOf = (fields: Record<string, string>) => answerMap(readQuestion(mapQuestion, fields), loadModel)

const oh = loadModel('irpdptrhru-oh')

describe('map', () => {
  it('gives at every mixture what the alloy itself gives', () => {
    const { points } = mapOf({
      ...{ model: 'irpdptrhru-oh', corners: 'Ir,Pt,PdRhRu', step: '0.25' },
      ...{ objective: 'sabatier', optimum: '1.1' },
    })
    expect(points).toHaveLength(15)
    const objective = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const
    for (const { shares, value } of points) {
      const [ir, pt, rest] = shares
      const own = parseComposition(`Ir=${ir},Pt=${pt},Pd=${rest / 3},Rh=${rest / 3},Ru=${rest / 3}`)
      expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12)
      expect(value).toBeCloseTo(siteAverage(oh, unlayered(own), objective).value, 12)
    }
  })

  it('maps the mean by default, and any number that compare knows', () => {
    const mean = mapOf({ model: 'irpdptrhru-oh', corners: 'Ir,Pd,Pt', step: '0.5' })
    const half = mean.points.find(({ shares }) => shares[0] === 0.5 && shares[1] === 0.5)
    const alloy = energyDistribution(oh, unlayered(parseComposition('IrPd')))
    expect(half?.value).toBeCloseTo(alloy.mean, 12)
    expect(mean.descriptor).toMatchObject({ name: 'mean', unit: 'eV' })
    const alloyOnly = mapOf({ corners: 'Co,Cr,FeMnNi', descriptor: 'mixingEntropy', step: '0.5' })
    expect(alloyOnly).not.toHaveProperty('energy')
    // R ln 3 of Fe-Mn-Ni, in J/(mol K).
    expect(alloyOnly.points[0]?.value).toBeCloseTo(8.31446261815324 * Math.log(3), 10)
  })

  it('leaves out of the picture, not of the answer, where a value has no meaning', () => {
    const omega = mapOf({ corners: 'Co,Cr,Fe', descriptor: 'omega', step: '0.5' })
    expect(omega.points.filter(({ value }) => value === null)).toHaveLength(3)
    expect(JSON.stringify(mapPicture(omega))).toContain('"Co":50')
    expect(mapTable(omega)[0]?.values).toHaveLength(6)
  })

  it('keeps shares by name where a corner has a dot in its formula', () => {
    const map = mapOf({ model: 'irpdptrhru-oh', corners: 'Ir,Pt,Pd2Rh.5Ru', step: '0.5' })
    expect(JSON.stringify(mapPicture(map))).toContain('Pd2Rh\\\\.5Ru')
  })

  it.each([
    [{ corners: 'Ir,Pt' }, 'a map has three corners, formulas like Ir,Pt,PdRhRu; got "Ir,Pt"'],
    [{ corners: 'Ir,Pt,Ir2' }, 'the corners Ir and Ir2 of a map are the same composition'],
    [{ corners: 'Ir,Pt,Au' }, 'model irpdptrhru-oh has no parameters for Au'],
    [{ corners: 'Ir,Pt,Ru', descriptor: 'quantiles' }, 'the descriptor quantiles gives several'],
    [{ corners: 'Ir,Pt,Ru', descriptor: 'meen' }, 'unknown descriptor "meen"; did you mean mean?'],
    [{ corners: 'Ir,Pt,Ru', step: '0.003' }, 'got 0.003'],
    [{ corners: 'Ir,Pt,Ru', step: '0.001' }, 'at most 25,000 compositions, got 501,501'],
  ])('%o is refused in one sentence', (fields, sentence) => {
    expect(() => mapOf({ model: 'irpdptrhru-oh', ...fields } as Record<string, string>)).toThrow(sentence)
  })
})
