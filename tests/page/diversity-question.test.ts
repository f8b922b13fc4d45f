import { describe, expect, it } from 'vitest'
import type { Address } from '../../server/page/address.ts'
import { readFields } from '../../server/page/fields.ts'
import { countQuestion, diversityQuestion } from '../../server/page/views/diversity/diversity-question.ts'
import { usualParticles } from '../../server/page/views/diversity/usual-particles.ts'
import { ask } from '../../src/question/ask.ts'

/** An address as far as a question reads it. */
function addressOf(query: string): Address {
  const fields = readFields(query)
  return {
    text: (name, otherwise = '') => fields.get(name)?.[0] ?? otherwise,
    list: name => fields.get(name) ?? [],
    set: () => {},
    link: () => '',
  }
}

/** As the page posts it: without blank fields. */
const asked = (query: string) =>
  Object.fromEntries(
    Object.entries(diversityQuestion(addressOf(query), 'fcc111-top')).filter(([, value]) => value !== ''),
  )

describe('the question of the diversity view', () => {
  it('is the site of the model where the address names none', () => {
    expect(asked('composition=IrPt')).toEqual({ site: 'fcc111-top', composition: 'IrPt' })
    expect(asked('composition=IrPt&site=bulk').site).toBe('bulk')
  })

  it('has a seed and a number of particles only with a particle, without which they would be refused', async () => {
    const alone = asked('composition=IrPt&seed=7&particles=3')
    expect((await ask('diversity', alone)).particle).toBeUndefined()
    const withParticle = await ask('diversity', asked('composition=IrPt&seed=7&particles=3&particle=5,1'))
    expect(withParticle.particle?.simulated).toMatchObject({ seed: 7, particles: 3 })
  })

  it('counts with every element that the alloy has anywhere', async () => {
    const layered = await ask('diversity', { site: 'fcc111-top', composition: 'IrPt', layer: '1=PtRu' })
    expect(countQuestion(layered)).toEqual({ site: 'fcc111-top', elements: 'Ir,Pt,Ru' })
    expect((await ask('count', { site: 'fcc111-top', elements: 'Ir,Pt,Ru' })).fingerprints).toBe('840')
  })
})

describe('particles of usual sizes', () => {
  it('say what the answer says of them', async () => {
    for (const [particle, text] of usualParticles(3.92).slice(0, 4)) {
      const { particle: answer } = await ask('diversity', {
        site: 'fcc111-top',
        composition: 'Pt',
        particle,
        particles: 1,
      })
      expect(text).toContain(`${answer?.atoms.toLocaleString('en')} atoms`)
      expect(text).toContain(`${answer?.surfaceAtoms.toLocaleString('en')} on the surface`)
      expect(text).toContain(`${answer?.diameter.toFixed(1)} nm`)
    }
  })

  it('have no diameter where a lattice constant is unknown', () => {
    expect(usualParticles(null)[1]).toEqual(['7,2', '7,2: 201 atoms, 122 on the surface'])
  })
})
