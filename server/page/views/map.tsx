import { useMemo, useState } from 'preact/hooks'
import type { View } from 'vega'
import { mapPicture } from '../../../plots/map-picture.ts'
import type { Composition } from '../../../src/composition/composition.ts'
import { compositionFormula } from '../../../src/composition/formula.ts'
import { mixture } from '../../../src/composition/mixture.ts'
import type { MapAnswer, MapPoint } from '../../../src/question/map.ts'
import { useAddress } from '../address.ts'
import { compositionOf, modelOf } from '../alloy.ts'
import { AnswerBox } from '../answer-box.tsx'
import { readFormula } from '../composition/read-formula.ts'
import { LayersNote } from '../layers-note.tsx'
import { OBJECTIVE_FIELDS, usualObjective } from '../objective.ts'
import { pictured } from '../pictured.ts'
import { Plot } from '../plot.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { useLast } from '../use-last.ts'
import { useMedia } from '../use-media.ts'
import { useModels } from '../use-models.ts'
import { cornerTexts, suggestedCorners } from './map/corners.ts'
import { Extremes } from './map/extremes.tsx'
import { MapFields } from './map/map-fields.tsx'
import { mapQuestion } from './map/map-question.ts'
import { MapSurface } from './map/map-surface.tsx'
import { sharesIn } from './map/mixture-shares.ts'
import { pointText } from './map/point-text.ts'
import { type MapProjection, type Triangle, triangleOf } from './map/triangle.ts'

/** Side of the triangle on a phone, pixels. */
const NARROW_SIDE = 196

/** A descriptor over the mixtures of three compositions; a click takes one. */
export function MapView() {
  const address = useAddress()
  const isNarrow = useMedia('(max-width: 40rem)')
  const model = useModels().find(({ id }) => id === modelOf(address))
  const { composition } = readFormula(compositionOf(address))
  const given = address.text('corners')
  const suggested = composition && model ? suggestedCorners(composition, model.elements) : null
  const corners = useLast(given === '' ? suggested : cornerTexts(given))
  const usual = usualObjective(model)
  const question = corners && model ? mapQuestion(address, model.id, corners, usual) : null
  const known = useAnswer('map', question)
  const { answer, asked, fault } = known
  const picture = useMemo(
    () => answer && pictured(() => mapPicture(answer, isNarrow ? NARROW_SIDE : undefined)),
    [answer, isNarrow],
  )
  const [triangle, setTriangle] = useState<Triangle | null>(null)

  function take({ shares }: MapPoint): void {
    if (answer === null) return
    address.set({
      composition: compositionFormula(mixture(compositionsOf(answer), shares)),
      corners: answer.corners.map(({ label }) => label).join(','),
    })
  }

  return (
    <>
      {corners && <MapFields model={model} usual={usual} corners={corners} fault={fault} />}
      <Trouble fault={fault} shownBy={[...OBJECTIVE_FIELDS, 'corners', 'descriptor', 'window', 'step']} />
      <LayersNote />
      {answer && picture && asked && (
        <AnswerBox {...known} kind="panel" label="Map">
          {picture.spec === null ? (
            <p class="warning">{picture.reason}</p>
          ) : (
            <Plot
              spec={picture.spec}
              label={mapLabel(answer)}
              onView={view => setTriangle(drawnTriangle(view, picture.spec as object as MapSpec))}
            >
              {triangle && (
                <MapSurface
                  map={answer}
                  triangle={triangle}
                  present={composition && sharesIn(compositionsOf(answer), composition)}
                  onTake={take}
                />
              )}
            </Plot>
          )}
          <p class="hint">
            Click a mixture, or move with the arrow keys and press Enter, to take it as the composition.
            {composition && sharesIn(compositionsOf(answer), composition) === null
              ? ' The present composition is no mixture of these corners.'
              : ' The cross marks the present composition.'}
          </p>
          <Extremes map={answer} onTake={take} />
          <TakeAway operation="map" question={asked} />
        </AnswerBox>
      )}
    </>
  )
}

interface MapSpec {
  readonly projection: MapProjection
}

const drawnTriangle = (view: View, { projection }: MapSpec): Triangle =>
  triangleOf(view.origin(), view.padding() as { left: number; top: number }, projection)

const compositionsOf = ({ corners }: MapAnswer): Composition[] =>
  corners.map(({ composition }) => new Map(Object.entries(composition)))

function mapLabel(map: MapAnswer): string {
  const best = map.best === null ? '' : `, highest at ${pointText(map, map.best).join(': ')}`
  return `Ternary map of the ${map.descriptor.title} between ${map.corners.map(({ label }) => label).join(', ')}${best}`
}
