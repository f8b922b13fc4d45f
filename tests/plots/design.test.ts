import { describe, expect, it } from 'vitest'
import { designPicture } from '../../plots/design.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerDesign, designQuestion } from '../../src/question/design.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { drawn, layersOf } from './drawn.ts'

const ask = (fields: Record<string, unknown>) =>
  answerDesign(readQuestion(designQuestion, { add: '6', candidates: '450', ...fields }), loadModel)

const OH = ask({ model: 'irpdptrhru-oh', compositions: 'IrPdPtRhRu' })
const NO = ask({ model: 'agaucupdpt-no', compositions: 'AgAuCuPdPt', criterion: 'd-optimal' })

/** Figures to six digits, as sums may round otherwise on another machine. */
const rounded = (spec: unknown) =>
  JSON.parse(
    JSON.stringify(spec, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)),
  )

describe('the picture of a design', () => {
  it('has a stable specification', () => {
    expect(rounded(designPicture(OH))).toMatchSnapshot()
  })

  it.each([
    ['by the distribution', OH],
    ['by the determinant, with ensembles without data', NO],
    ['of one row', ask({ model: 'irpdptrhru-oh', compositions: 'Pt', add: '1' })],
    [
      'that costs nothing',
      ask({ model: 'irpdptrhru-oh', compositions: 'IrPt', slabCost: '0', siteCost: '0' }),
    ],
    [
      'of an activity of several alloys',
      ask({
        model: 'irpdptrhru-oh',
        compositions: ['IrPt', 'PdRu', 'Pt', 'Rh', 'IrRh'],
        criterion: 'activity',
        objective: 'sabatier',
        optimum: '1.1',
      }),
    ],
  ])('is drawn without complaints: %s', async (_, answer) => {
    const { svg, complaints } = await drawn(designPicture(answer))
    expect(complaints).toEqual([])
    expect(svg).not.toContain('NaN')
    expect(svg).toContain('Cost of all rows so far')
  })

  it('begins at what is open now, and has a dot for each row', () => {
    const [random, chosen] = layersOf(designPicture(OH), 'line')
    for (const line of [random, chosen])
      expect(line?.data.values[0]).toMatchObject({ at: 0, value: OH.uncertainty.before })
    expect(chosen?.data.values.at(-1)).toMatchObject({ at: OH.cost, value: OH.uncertainty.after })
    const [dots] = layersOf(designPicture(OH), 'point')
    expect(dots?.data.values.filter(({ isNewSlab }) => isNewSlab)).toHaveLength(OH.slabs)
    expect(dots?.data.values).toHaveLength(6)
  })

  it('says how many sites are on ensembles without data', () => {
    expect(JSON.stringify(designPicture(NO).title)).toContain('ensembles without data: 12.0 % of the sites')
    expect(JSON.stringify(designPicture(OH).title)).not.toContain('without data')
  })
})
