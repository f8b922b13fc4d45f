import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Spec } from 'vega'
import type { TopLevelSpec } from 'vega-lite'

/** The Vega specification that draws a Vega-Lite one. */
async function toVega(spec: TopLevelSpec): Promise<Spec> {
  const { compile } = await import('vega-lite')
  return compile(spec).spec
}

/**
 * A plot as SVG.
 *
 * @example await writeWholeFile('oh.svg', await toSvg(energyHistogram(distribution)))
 */
export async function toSvg(spec: TopLevelSpec): Promise<string> {
  const [{ parse, View }, vegaSpec] = await Promise.all([import('vega'), toVega(spec)])
  const view = new View(parse(vegaSpec), { renderer: 'none' })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

/** Pixels per SVG unit, for sharp text in print. */
const PNG_SCALE = 2

/**
 * A plot as PNG at twice its size, with the font that the package ships, so text does not depend on the machine.
 *
 * @example await writeWholeFile('oh.png', await toPng(energyHistogram(distribution)))
 */
export async function toPng(spec: TopLevelSpec): Promise<Uint8Array> {
  const [{ Resvg }, svg] = await Promise.all([import('@resvg/resvg-js'), toSvg(spec)])
  const require = createRequire(import.meta.url)
  const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(file =>
    require.resolve(`dejavu-fonts-ttf/ttf/${file}`),
  )
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: PNG_SCALE },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  }).render()
  return image.asPng()
}

/**
 * A plot as a page that needs nothing else: Vega and the data are inside, tooltips work, no network is used.
 *
 * @example await writeWholeFile('oh.html', await toHtml(energyHistogram(distribution)))
 */
export async function toHtml(spec: TopLevelSpec): Promise<string> {
  const vegaFile = new URL('vega.min.js', import.meta.resolve('vega'))
  const [vega, vegaSpec] = await Promise.all([readFile(vegaFile, 'utf8'), toVega(spec)])
  const description = String(spec.description ?? 'sitescape plot')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
  const inline = (script: string) => script.replaceAll('</script', '<\\/script')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${description}</title>
<body style="margin:0;background:white">
<div id="plot" role="img" aria-label="${description.replaceAll('"', '&quot;')}"></div>
<script>${inline(vega)}</script>
<script>
new vega.View(vega.parse(${JSON.stringify(vegaSpec).replaceAll('<', '\\u003c')}), { renderer: 'svg', container: '#plot', hover: true }).runAsync()
</script>
</body>
</html>
`
}
