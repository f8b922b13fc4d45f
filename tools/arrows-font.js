// A font of arrows and superscripts alone, as not every system's fonts have them: reactions are full of arrows, and units of
// superscripts.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

const CHARACTERS = '←↑→↓⁰⁴⁵⁶⁷⁸⁹⁻'

/** Gives bundles the file `arrows.woff2`, some 2 kB. */
export const arrowsFont = {
  name: 'arrows-font',
  setup(bundler) {
    bundler.onResolve({ filter: /^arrows\.woff2$/ }, ({ path }) => ({ path, namespace: 'arrows-font' }))
    bundler.onLoad({ filter: /.*/, namespace: 'arrows-font' }, async () => {
      const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
      const contents = await subsetFont(readFileSync(font), CHARACTERS, { targetFormat: 'woff2' })
      return { contents, loader: 'file' }
    })
  },
}
