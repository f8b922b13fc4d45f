import { describe, expect, it } from 'vitest'
import { parityQuestion } from '../../server/page/views/model/parity-question.ts'
import { ask } from '../../src/question/ask.ts'
import { answerModels, type ModelCard } from '../../src/question/models.ts'

const card = answerModels().find(({ id }) => id === 'irpdptrhru-oh') as ModelCard

/** Rows of pure metals under more or less of one neighbour, and a zone that the model does not have. */
const csv = [
  'ensemble,surface:Ir,surface:Pt,subsurface:Ir,subsurface:Pt,third-layer-far:Ir,third-layer-far:Pt,energy',
  ...[0, 1, 2, 3, 4, 5, 6].flatMap(ir =>
    ['Ir', 'Pt'].map((ensemble, index) => {
      const below = ir % 4
      const energy = 0.4 + 0.3 * index + 0.01 * ir + 0.02 * below
      return [ensemble, ir, 6 - ir, below, 3 - below, 0, 3, energy.toFixed(4)].join(',')
    }),
  ),
].join('\n')

describe('the question for the parity of a model', () => {
  it('is one that `validate` answers with the energies, the site and the zones of the model', async () => {
    const question = parityQuestion(
      card,
      { name: 'mine.csv', text: csv },
      { form: 'shared', validate: 'grouped-loo' },
    )
    const answer = await ask('validate', question as never)
    expect(answer).toMatchObject({
      file: 'mine.csv',
      site: card.site,
      adsorbate: card.adsorbate,
      energy: card.energy,
    })
    expect(answer.rows).toHaveLength(14)
    expect(answer.learningCurve?.points ?? []).toEqual([])
    expect(question.zones).toBe('surface,subsurface')
    // The rows are exactly linear, so that each follows from the others.
    expect(answer.crossValidation.mae).toBeCloseTo(0, 8)
  })
})
