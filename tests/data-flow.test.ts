import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Each folder imports only from itself and from those before it. */
const DATA_FLOW = [
  'src/input',
  'src/output',
  'src/lattice',
  'src/composition',
  'src/alloy',
  'src/site',
  'src/environment',
  'src/energy',
  'src/distribution',
  'src/sampling',
  'src/joint',
  'src/descriptor',
  'src/polynomial',
  'src/search',
  'src/surface',
  'src/structure',
  'src/inference',
  'src/question',
  'plots',
  'server',
  'src/cli',
]

const sources = ['src', 'plots', 'server'].flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .map(file => join(root, file)),
)

const rank = (file: string) => DATA_FLOW.findIndex(folder => file.startsWith(`${folder}/`))

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    normalize(join(dirname(file), path as string)),
  )

describe('data flow', () => {
  it('knows the place of every folder', () => {
    const strangers = sources.filter(file => rank(file) < 0 && file !== 'src/index.ts')
    expect(strangers).toEqual([])
    expect(sources.length).toBeGreaterThan(40)
  })

  it('goes one way: no folder imports from a later one', () => {
    const backwards = sources
      .filter(file => file !== 'src/index.ts')
      .flatMap(file =>
        importsOf(file)
          .filter(target => rank(target) > rank(file) || rank(target) < 0)
          .map(target => `${file} imports ${target}`),
      )
    expect(backwards).toEqual([])
  })

  it('sees every way of importing', () => {
    expect(importsOf('src/cli/serve.ts')).toContain('server/app.ts')
    expect(importsOf('src/cli/out.ts')).toContain('plots/render.ts')
    expect(importsOf('src/site/site.ts')).toContain('src/lattice/facet.ts')
  })
})
