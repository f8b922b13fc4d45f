import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { sitePicture } from '../../../../plots/site-picture.ts'
import type { SiteAtomsAnswer } from '../../../../src/question/site-atoms.ts'
import { findSite } from '../../../../src/site/registry.ts'
import { useAddress } from '../../address.ts'
import { AnswerBox } from '../../answer-box.tsx'
import { download } from '../../download.ts'
import { Plot } from '../../plot.tsx'
import { TakeAway } from '../../take-away.tsx'
import { useMedia } from '../../use-media.ts'
import { atomText } from './atom-text.ts'
import { Legend } from './legend.tsx'
import { type Colouring, DARK, LIGHT, legendOf, namedAtoms, sceneOf } from './scene.ts'
import { SolidSite } from './solid-site.tsx'
import { canDrawSolid, type Stage } from './stage.ts'
import { ZoneTable } from './zone-table.tsx'

interface SitePanelProps {
  readonly answer: SiteAtomsAnswer
  readonly isStale: boolean
  /** Stands beside the picture. */
  readonly children: ComponentChildren
}

/** The site as a picture and as a table of its zones; pointing at an atom in one marks it in the other. */
export function SitePanel({ answer, isStale, children }: SitePanelProps) {
  const address = useAddress()
  const isDark = useMedia('(prefers-color-scheme: dark)')
  const isSolid = useMemo(canDrawSolid, [])
  const [marked, mark] = useState<number | null>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const colouring: Colouring = isSolid && address.text('colour') === 'element' ? 'element' : 'zone'
  const atoms = useMemo(() => namedAtoms(answer), [answer])
  const legend = useMemo(() => legendOf(answer, colouring), [answer, colouring])
  const scene = useMemo(() => sceneOf(answer, colouring, isDark ? DARK : LIGHT), [answer, colouring, isDark])
  const site = useMemo(() => findSite(answer.site), [answer.site])
  const atom = marked === null ? undefined : atoms[marked]
  const save = async () => stage && download(await stage.picture(), `${answer.site}.png`)
  return (
    <AnswerBox isStale={isStale} kind="panel" labelledBy="site-title">
      <h2 id="site-title">{answer.site}</h2>
      <p class="source">
        Coordination {site.coordination.join(', ')}; {site.atoms} atoms with the first shell; symmetry order{' '}
        {site.symmetry.length}; a = {answer.latticeConstant.toFixed(3)} Å
        {answer.latticeConstantFrom === 'Vegard' && " by Vegard's rule"}
      </p>
      <div class={isSolid ? 'site-columns' : 'site-columns flat'}>
        <div class="site-picture">
          {isSolid ? (
            <SolidSite
              label={`${answer.site} in three dimensions`}
              scene={scene}
              site={answer.site}
              marked={marked}
              onPoint={mark}
              onStage={setStage}
            />
          ) : (
            <>
              <p class="warning">
                This browser draws nothing in three dimensions, so the site is shown flat.
              </p>
              <Plot spec={sitePicture(site)} label={`${answer.site} from above and from the side`} />
            </>
          )}
          <p class="atom-text" aria-live="polite">
            {atom === undefined ? (
              <span class="faint">
                {marked === null ? 'Point at an atom, here or in the table.' : 'where an adsorbate touches'}
              </span>
            ) : (
              atomText(atom, answer.latticeConstant)
            )}
          </p>
          {isSolid && (
            <div class="buttons">
              <span class="buttons-label">Colour by</span>
              {(['zone', 'element'] as const).map(name => (
                <button
                  key={name}
                  type="button"
                  class="small"
                  aria-pressed={colouring === name}
                  onClick={() => address.set({ colour: name === 'zone' ? null : name })}
                >
                  {name}
                </button>
              ))}
              <button type="button" class="small" onClick={() => void save()}>
                PNG of this view
              </button>
            </div>
          )}
          {isSolid && (
            <Legend entries={legend} site={answer} scheme={isDark ? DARK : LIGHT} colouring={colouring} />
          )}
        </div>
        <div class="site-table">
          <ZoneTable
            atoms={atoms}
            latticeConstant={answer.latticeConstant}
            legend={isSolid ? legend : []}
            marked={marked}
            onMark={mark}
          />
          {children}
        </div>
      </div>
      <TakeAway operation="sites" question={{ site: answer.site }} />
    </AnswerBox>
  )
}
