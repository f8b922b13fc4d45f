import { describe, expect, it } from 'vitest'
import { ELEMENT_COLOURS } from '../../plots/element-colours.ts'
import { atomText } from '../../server/page/views/site/atom-text.ts'
import { energySentences } from '../../server/page/views/site/energy-sentences.ts'
import { DARK, LIGHT, legendOf, namedAtoms, sceneOf } from '../../server/page/views/site/scene.ts'
import { ask } from '../../src/question/ask.ts'
import { allSites, findSite } from '../../src/site/registry.ts'

const fingerprint = 'Ir; surface Ir2Pt4, subsurface Pt3, third-layer-far Ru3'
const top = await ask('site-atoms', { site: 'fcc111-top', composition: 'IrPtRu', fingerprint })

describe('the scene of a site', () => {
  it.each(allSites().map(({ id }) => id))('has every atom of %s in the colour of its zone', async id => {
    const answer = await ask('site-atoms', { site: id })
    const site = findSite(id)
    const zones = [...site.zones, ...site.zonesBeyond]
    const legend = legendOf(answer, 'zone')
    expect(legend.map(({ name }) => name)).toEqual(['ensemble', ...zones.map(({ name }) => name)])
    expect(new Set(legend.map(({ colour }) => colour)).size).toBe(legend.length)
    const { solid } = sceneOf(answer, 'zone', LIGHT)
    const counts = legend.map(({ colour }) => solid.filter(ball => ball.colour === colour).length)
    expect(counts).toEqual([site.ensemble.length, ...zones.map(({ atoms }) => atoms)])
  })

  it('shows the elements of the fingerprint', () => {
    expect(legendOf(top, 'element')).toEqual(
      ['Ir', 'Pt', 'Ru'].map(name => ({ name, colour: ELEMENT_COLOURS[name] })),
    )
    const { solid } = sceneOf(top, 'element', LIGHT)
    const count = (element: string) =>
      solid.filter(({ colour }) => colour === ELEMENT_COLOURS[element]).length
    expect(['Ir', 'Pt', 'Ru'].map(count)).toEqual([3, 7, 3])
  })

  it('has spheres that nearly touch, and no crystal around a bulk site', async () => {
    const { solid, faint } = sceneOf(top, 'zone', LIGHT)
    const nearest = top.latticeConstant * Math.SQRT1_2
    for (const { radius } of [...solid.slice(0, namedAtoms(top).length), ...faint]) {
      expect(2 * radius).toBeLessThan(nearest)
      expect(2 * radius).toBeGreaterThan(0.9 * nearest)
    }
    expect(faint.length).toBeGreaterThan(0)
    const bulk = sceneOf(await ask('site-atoms', { site: 'bulk' }), 'zone', LIGHT)
    expect([bulk.solid.length, bulk.faint.length]).toEqual([13, 0])
  })

  it('differs between the schemes in what is not the site', () => {
    const [light, dark] = [sceneOf(top, 'zone', LIGHT), sceneOf(top, 'zone', DARK)]
    expect(light.background).not.toBe(dark.background)
    expect(light.solid.slice(0, -1)).toEqual(dark.solid.slice(0, -1))
  })
})

describe('what is said of a site', () => {
  it('names element, zone, layer and distance of an atom', () => {
    const [first] = top.atoms.filter(({ zone }) => zone === 'subsurface')
    expect(atomText(first as never, 4)).toBe(
      'Pt · subsurface · layer 2 · 0.707 a = 2.83 Å from the centre of the ensemble',
    )
  })

  it('warns of what no row of the model had', async () => {
    const ofModel = (model: string, site: string, text: string) =>
      ask('site-atoms', { model, site, fingerprint: text })
    const unseen = 'Ag-Ag-Pd; surface-near Ag3, surface-far Ag6, subsurface-near Ag3, subsurface-far Ag3'
    const of = await ofModel('agaucupdpt-no', 'fcc111-fcc', unseen)
    expect(energySentences(of)[0]).toBe(
      'agaucupdpt-no has no data for the ensemble Ag-Ag-Pd; its energy is predicted from the other ensembles.',
    )
    const seen = await ofModel('irpdptrhru-oh', 'fcc111-top', 'Ir; surface Ir2Pt4, subsurface Pt3')
    expect(energySentences(seen)).toEqual([])
    expect(energySentences(top)).toEqual([])
  })
})
