// Bundles the web page into dist/server/page: hashed names for long caching, and every text also compressed.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, context } from 'esbuild'
import { arrowsFont } from './arrows-font.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

const SOURCE = 'server/page'
const TARGET = 'dist/server/page'

/** Copied under their own names; HTML gets the names of the bundles filled in. */
const PLAIN_FILES = ['index.html', 'api.html', '404.html', 'icon.svg']

/** Scripts that a page begins with. */
const SCRIPTS = ['main', 'api-page']

/** What comes compressed already gains nothing. */
const TEXT = /\.(html|js|css|svg|json|txt)$/

/** Writes the plain files and the compressed ones, and removes what older builds have left. */
const finish = {
  name: 'finish',
  setup(bundler) {
    bundler.onEnd(({ metafile, errors }) => {
      if (errors.length > 0 || metafile === undefined) return
      const bundles = Object.keys(metafile.outputs).map(file => relative(TARGET, file))
      for (const file of PLAIN_FILES) writeFileSync(join(TARGET, file), plainFile(file, metafile))
      const kept = [...bundles, ...PLAIN_FILES]
      const texts = kept.filter(file => TEXT.test(file))
      for (const file of texts) compress(join(TARGET, file))
      const made = new Set([...kept, ...texts.flatMap(file => [`${file}.br`, `${file}.gz`])])
      for (const file of readdirSync(TARGET)) if (!made.has(file)) rmSync(join(TARGET, file))
    })
  },
}

/** A file of the source with scripts and `page.css` replaced by what they were bundled to. */
function plainFile(file, { outputs }) {
  const content = readFileSync(join(SOURCE, file))
  if (!file.endsWith('.html')) return content
  const bundleOf = entry =>
    Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === `${SOURCE}/${entry}`)
  const [, { imports }] = bundleOf('main.tsx')
  const [style] = bundleOf('styles/page.css')
  const [drawing] = bundleOf('drawing/view.ts')
  const needed = imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path)
  const preloads = [...needed, drawing].map(path => `<link rel="modulepreload" href="/${basename(path)}">`)
  return SCRIPTS.reduce(
    (html, script) => html.replace(`/${script}.js`, `/${basename(bundleOf(`${script}.tsx`)[0])}`),
    content
      .toString()
      .replace('<!-- preloads -->', preloads.join('\n    '))
      .replace('page.css', basename(style)),
  )
}

function compress(file) {
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
  writeFileSync(`${file}.br`, brotliCompressSync(content))
}

const options = {
  entryPoints: [...SCRIPTS.map(script => `${SOURCE}/${script}.tsx`), `${SOURCE}/styles/page.css`],
  outdir: TARGET,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { SITESCAPE_VERSION: JSON.stringify(version) },
  metafile: true,
  logLevel: 'warning',
  plugins: [arrowsFont, finish],
}

/** Bundles the page once. */
export const buildPage = () => build(options)

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes('--watch')) await (await context(options)).watch()
  else await buildPage()
}
