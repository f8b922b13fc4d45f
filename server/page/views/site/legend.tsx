import type { SiteAtomsAnswer } from '../../../../src/question/site-atoms.ts'
import type { Colouring, LegendEntry, Scheme } from './scene.ts'

interface LegendProps {
  readonly entries: readonly LegendEntry[]
  readonly site: Pick<SiteAtomsAnswer, 'adsorbatePosition' | 'facet'>
  readonly scheme: Scheme
  readonly colouring: Colouring
}

/** What the colours of the picture mean. */
export function Legend({ entries, site, scheme, colouring }: LegendProps) {
  const others = [
    ...(site.facet === 'bulk' || colouring === 'element'
      ? []
      : [{ name: 'crystal around', colour: scheme.crystal, isFaint: true }]),
    ...(site.adsorbatePosition === null
      ? []
      : [{ name: 'where an adsorbate touches', colour: scheme.adsorbate, isFaint: false }]),
  ]
  return (
    <ul class="legend" aria-label="Legend">
      {[...entries.map(entry => ({ ...entry, isFaint: false })), ...others].map(
        ({ name, colour, isFaint }) => (
          <li key={name}>
            <span class="chip" style={{ background: colour, opacity: isFaint ? 0.35 : 1 }} />
            {name}
          </li>
        ),
      )}
      {site.facet !== 'bulk' && colouring === 'element' && <li class="faint">faint: the crystal around</li>}
    </ul>
  )
}
