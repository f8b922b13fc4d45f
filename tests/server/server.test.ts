import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { sitescape } from '../cli/sitescape.ts'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

let server: Listening
beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
})
afterAll(() => server.stop())

const get = (path: string) => fetch(`${server.address}${path}`)
const json = async (path: string) => (await get(path)).json()

describe('API', () => {
  it.each([
    ['/api/v1/sites', ['sites']],
    ['/api/v1/models', ['models']],
    [
      '/api/v1/diversity?site=fcc111-top&composition=IrPt&particle=9,2&seed=7',
      ['diversity', '--site', 'fcc111-top', '--composition', 'IrPt', '--particle', '9,2', '--seed', '7'],
    ],
    [
      '/api/v1/environments?site=bulk&composition=IrPt&order=probability&limit=4',
      ['environments', '--site', 'bulk', '--composition', 'IrPt', '--order', 'probability', '--limit', '4'],
    ],
    [
      '/api/v1/count?site=bulk&elements=4&withoutCentre=true&rotations=true&subsets=2-3',
      ['count', '--site', 'bulk', '--elements', '4', '--without-centre', '--rotations', '--subsets', '2-3'],
    ],
    ['/api/v1/count?site=fcc111-fcc&elements=5', ['count', '--site', 'fcc111-fcc', '--elements', '5']],
    [
      '/api/v1/distribution?model=irpdptrhru-oh&composition=Ir30Pt70&binWidth=0.05',
      ['distribution', '--model', 'irpdptrhru-oh', '--composition', 'Ir30Pt70', '--bin-width', '0.05'],
    ],
    [
      `/api/v1/distribution?model=irpdptrhru-oh&composition=${encodeURIComponent('Ir=0.3,Pt=0.7')}&layer=1%3DPt&layer=2%3DRu`,
      [
        ...['distribution', '--model', 'irpdptrhru-oh', '--composition', 'Ir=0.3,Pt=0.7'],
        ...['--layer', '1=Pt', '--layer', '2=Ru'],
      ],
    ],
    [
      '/api/v1/distribution?model=irpdptrhru-o&composition=IrPt&window=0.5,0.9&broaden=residual&uncertainty=0.02',
      [
        ...['distribution', '--model', 'irpdptrhru-o', '--composition', 'IrPt', '--window', '0.5,0.9'],
        ...['--broaden', 'residual', '--uncertainty', '0.02'],
      ],
    ],
    [
      '/api/v1/distribution?model=irpdptrhru-oh&composition=IrPt&method=sample&sites=1000&seed=3',
      [
        ...['distribution', '--model', 'irpdptrhru-oh', '--composition', 'IrPt', '--method', 'sample'],
        ...['--sites', '1000', '--seed', '3'],
      ],
    ],
    [
      '/api/v1/scan?model=irpdptrhru-oh&objective=sabatier&optimum=1.1&step=0.1&top=3&max=0.5',
      [
        ...['scan', '--model', 'irpdptrhru-oh', '--objective', 'sabatier', '--optimum', '1.1'],
        ...['--step', '0.1', '--top', '3', '--max', '0.5'],
      ],
    ],
    [
      `/api/v1/optimize?model=irpdptrhru-oh&objective=window&from=1&to=1.2&elements=Ir,Pt,Ru&against=${encodeURIComponent('share:Ir+Ru')}`,
      [
        ...['optimize', '--model', 'irpdptrhru-oh', '--objective', 'window', '--from', '1', '--to', '1.2'],
        ...['--elements', 'Ir,Pt,Ru', '--against', 'share:Ir+Ru'],
      ],
    ],
    [
      `/api/v1/joint?models=agaucupdpt-co,agaucupdpt-h&composition=AgPd&neighbour=2&window=${encodeURIComponent('CO<=0,H>0')}`,
      [
        ...['joint', '--models', 'agaucupdpt-co,agaucupdpt-h', '--composition', 'AgPd', '--neighbour', '2'],
        ...['--window', 'CO<=0,H>0'],
      ],
    ],
    [
      '/api/v1/compare?model=irpdptrhru-oh&composition=Pt&composition=IrPt&window=1,1.2&differences=true',
      ['compare', '--model', 'irpdptrhru-oh', 'Pt', 'IrPt', '--window', '1,1.2', '--differences'],
    ],
    [
      '/api/v1/activity?model=irpdptrhru-oh&composition=IrPt&objective=sabatier&optimum=1.1&relativeTo=Pt',
      [
        ...['activity', '--model', 'irpdptrhru-oh', '--composition', 'IrPt', '--objective', 'sabatier'],
        ...['--optimum', '1.1', '--relative-to', 'Pt'],
      ],
    ],
    ['/api/v1/alloy?composition=CoCrFeMnNi', ['alloy', '--composition', 'CoCrFeMnNi']],
    [
      '/api/v1/scaling?models=agaucupdpt-no,agaucupdpt-h&composition=AgCu',
      ['scaling', '--models', 'agaucupdpt-no,agaucupdpt-h', '--composition', 'AgCu'],
    ],
    [
      '/api/v1/volcano?model=irpdptrhru-oh&objective=orr&composition=Pt&composition=IrPt',
      [
        ...['volcano', '--model', 'irpdptrhru-oh', '--objective', 'orr'],
        ...['--composition', 'Pt', '--composition', 'IrPt'],
      ],
    ],
    [
      '/api/v1/sample?model=irpdptrhru-o&composition=IrPt&sites=20000&seed=5',
      ['sample', '--model', 'irpdptrhru-o', '--composition', 'IrPt', '--sites', '20000', '--seed', '5'],
    ],
  ])('%s answers the JSON of the command line', async (path, args) => {
    const { stdout } = await sitescape(...args, '--json')
    expect(await json(path)).toEqual(JSON.parse(stdout))
  })

  it.each([
    ['distribution?model=irpdptrhru-oh&composition=Ir50Xx50', 'unknown element "Xx"'],
    ['distribution?model=irpdptrhru-oh&composition=', 'the composition is empty'],
    ['distribution?model=irpdptrhru-oh', 'composition is missing'],
    ['distribution?composition=Pt', 'model is missing'],
    ['distribution?model=irpdptrhru-oh&composition=Pt&method=sample&sites=1e9', 'at most 10,000,000 sites'],
    [
      'sample?model=irpdptrhru-oh&composition=Pt&sites=1e9',
      'at most 10,000,000 sites at once, got 1,000,000,000',
    ],
    ['scan?model=irpdptrhru-oh&objective=mean&step=0.005&yes=true', 'at most 5,000,000 compositions'],
    ['scan?model=irpdptrhru-oh&objective=mean&step=0.03', 'got 0.03'],
    ['optimize?model=irpdptrhru-oh', 'objective is missing'],
    ['compare?model=irpdptrhru-oh', 'composition is missing'],
    ['activity?model=irpdptrhru-oh&composition=Pt&objective=./mine.mjs', 'unknown objective "./mine.mjs"'],
    ['alloy?composition=PuNi', 'Pu'],
    ['joint?models=irpdptrhru-oh,agaucupdpt-co&composition=PdPt', 'Ir, Rh, Ru'],
    ['distribution?model=irpdptrhru&composition=Pt', 'unknown model "irpdptrhru"; did you mean irpdptrhru-o'],
    ['distribution?model=/etc/model.json&composition=Pt', 'unknown model "/etc/model.json"'],
    [
      'distribution?model=irpdptrhru-oh&composition=Pt&binwidth=1',
      'unknown option "binwidth"; did you mean binWidth?',
    ],
    ['distribution?model=irpdptrhru-oh&composition=Pt&binWidth=0', 'got 0'],
    [
      'distribution?model=irpdptrhru-oh&composition=Pt&binWidth=',
      'the bin width must be a number of eV, got ""',
    ],
    ['distribution?model=irpdptrhru-oh&composition=Pt&composition=Ir', 'composition is given more than once'],
    ['distribution?model=irpdptrhru-oh&composition=Pt&method=guess', 'method:'],
    [
      'distribution/plot.svg?model=irpdptrhru-oh&composition=Pt&target=x',
      'the target energy must be a number',
    ],
    ['count?site=bulk&elements=3&withoutCentre', 'a flag is true or false, got ""'],
    ['models?x=1', 'unknown option "x"'],
    ['distribution/plot.html?model=irpdptrhru-oh&composition=%3Cb%3E', 'cannot read'],
    ['environments?site=fcc111-top&composition=IrPdPtRhRu&limit=20000', 'at most 10,000'],
    ['count?site=fcc111-tip&elements=5', 'unknown site "fcc111-tip"'],
    ['count?site=bulk&elements=500', 'from 1 to 118'],
  ])('/api/v1/%s is refused with 400 and a sentence', async (path, sentence) => {
    const response = await get(`/api/v1/${path}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(response.headers.get('content-disposition')).toBeNull()
    expect(((await response.json()) as { error: string }).error).toContain(sentence)
  })

  it('answers 404 in JSON for what there is not', async () => {
    const response = await get('/api/v1/nothing')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error: 'there is no GET /api/v1/nothing',
      field: null,
      value: null,
      allowed: null,
    })
  })

  it('gives the plot in every format and the table as CSV', async () => {
    const query = 'model=irpdptrhru-oh&composition=IrPt'
    const kind = async (file: string, fields = query) =>
      (await get(`/api/v1/distribution/${file}?${fields}`)).headers.get('content-type')
    expect(await kind('plot.svg', `${query}&target=1.1&scale=density`)).toContain('image/svg+xml')
    expect(await kind('plot.png')).toBe('image/png')
    expect(await kind('plot.html')).toContain('text/html')
    expect(await kind('plot.vl.json')).toContain('application/json')
    expect(await kind('data.csv')).toContain('text/csv')
  })

  it('serves the page under a content security policy without inline script', async () => {
    const response = await get('/')
    expect(await response.text()).toContain('<h1>sitescape</h1>')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})

describe('serve', () => {
  const started: ChildProcess[] = []
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
  })

  const start = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, [main, 'serve'], { env: { ...process.env, ...env } })
    started.push(child)
    let output = ''
    const address = await new Promise<string>(resolve => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk
        const found = /sitescape is at (http:\S+)/.exec(output)
        if (found) resolve(found[1] as string)
      })
    })
    return { child, address, output: () => output }
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints the example and the address, answers, and stops on %s',
    async signal => {
      const { child, address, output } = await start({ PORT: '0' })
      expect(output()).toMatch(/mean +0\.7456/)
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect((await fetch(`${address}/api/v1/models`)).status).toBe(200)
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([0, null])
    },
  )

  it('names an occupied port in one sentence', async () => {
    const occupant = createServer().listen(0, '127.0.0.1')
    await once(occupant, 'listening')
    const { port } = occupant.address() as { port: number }
    const { code, stdout, stderr } = await sitescape('serve', '--port', String(port))
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(`sitescape: port ${port} on 127.0.0.1 is already in use; set PORT to a free one\n`)
    occupant.close()
  })
})
