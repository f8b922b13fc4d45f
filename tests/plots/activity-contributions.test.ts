import { describe, expect, it } from 'vitest'
import { activityContributions } from '../../plots/activity-contributions.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerActivity, type SiteActivity, type SurfaceActivity } from '../../src/question/activity.ts'
import { activityQuestion } from '../../src/question/activity-question.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { drawn } from './drawn.ts'

const asked = (fields: Record<string, string>) =>
  answerActivity(readQuestion(activityQuestion, fields), loadModel)

const answer = (fields: Record<string, string>) => asked(fields) as SiteActivity

describe('the contributions to an activity', () => {
  const oh = answer({
    model: 'irpdptrhru-oh',
    objective: 'sabatier',
    optimum: '1.10',
    composition: 'Pt',
    relativeTo: 'Pt',
  })
  const no = answer({
    model: 'agaucupdpt-no',
    objective: 'window',
    to: '-0.4',
    composition: 'AgAuCuPdPt',
  })

  it('have a stable specification', () => {
    expect(activityContributions({ ...oh, sites: [oh] })).toMatchSnapshot()
  })

  it('draw without complaint, and mark ensembles without data', async () => {
    for (const site of [oh, no]) {
      const { complaints } = await drawn(activityContributions({ ...site, sites: [site] }))
      expect(complaints).toEqual([])
    }
    // Among the bars or not: with five elements these ensembles are among the others.
    expect(JSON.stringify(activityContributions({ ...no, sites: [no] }))).toContain(
      `12.0 % of the *NO sites, with ${(100 * (no.unseenShare as number)).toFixed(1)} % of their value`,
    )
    const few = answer({ model: 'agaucupdpt-no', objective: 'mean', composition: 'AgAuPt' })
    const spec = JSON.stringify(activityContributions({ ...few, sites: [few] }))
    expect(spec).toContain('the same, no data: predicted')
  })

  it('have a bar per ensemble, the rest in one, which make up the whole', () => {
    const models = 'irpdptrhru-oh,irpdptrhru-o'
    const both = asked({ models, objective: 'orr', composition: 'IrPdPtRhRu' }) as SurfaceActivity
    const { data } = activityContributions(both) as unknown as {
      data: { values: { name: string; share: number; sites: number }[] }
    }
    expect(data.values).toHaveLength(16)
    expect(data.values.at(-1)?.name).toBe('25 others')
    expect(data.values.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(data.values.reduce((sum, { sites }) => sum + sites, 0)).toBeCloseTo(1, 12)
  })

  it('have to be of something', () => {
    const nothing = { ...oh, value: 0 }
    expect(() => activityContributions({ ...nothing, sites: [nothing] })).toThrow('the value is 0')
  })
})
