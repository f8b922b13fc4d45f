import { useMemo, useState } from 'preact/hooks'
import { energyHistogram } from '../../../plots/energy-histogram.ts'
import { energySymbol } from '../../../src/energy/model.ts'
import { readDecimal } from '../../../src/input/decimal.ts'
import { type Address, useAddress } from '../address.ts'
import { alloyOf, modelOf } from '../alloy.ts'
import { AnswerBox } from '../answer-box.tsx'
import { plainParts } from '../comma-parts.ts'
import { DataWarnings } from '../data-warnings.tsx'
import { DistributionOptions } from '../distribution/distribution-options.tsx'
import { EnergyHandles } from '../distribution/energy-handles.tsx'
import { readWindow } from '../distribution/energy-window.ts'
import { EnsemblesTable } from '../distribution/ensembles-table.tsx'
import { FiguresTable } from '../distribution/figures-table.tsx'
import { type Frame, frameOf } from '../drawing/frame.ts'
import { ModelSource } from '../model-source.tsx'
import { Plot } from '../plot.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { useMedia } from '../use-media.ts'
import { useModels } from '../use-models.ts'

/** Fields that show their own faults. */
const FIELDS = ['target', 'window', 'binWidth', 'scale', 'broaden']

/** What a phone leaves for the axis of energies, pixels. */
const NARROW_AXIS = 280

/** How strongly the sites bind: the energy distribution by ensemble. */
export function DistributionView() {
  const address = useAddress()
  const models = useModels()
  const isNarrow = useMedia('(max-width: 40rem)')
  const [frame, setFrame] = useState<Frame | null>(null)
  const known = useAnswer('distribution', questionOf(address))
  const { answer, asked, fault } = known
  const target = readDecimal(address.text('target')) ?? undefined
  const scale = address.text('scale') === 'density' ? 'density' : 'probability'
  const spec = useMemo(
    () =>
      answer &&
      energyHistogram(answer, { ...answer, target, scale, shownWidth: isNarrow ? NARROW_AXIS : undefined }),
    [answer, target, scale, isNarrow],
  )
  const window = readWindow(address.text('window'))
  const model = models.find(({ id }) => id === answer?.model)
  const quantiles = answer?.quantiles
  return (
    <>
      <Trouble fault={fault} shownBy={FIELDS} />
      {answer && spec && asked && (
        <AnswerBox {...known} kind="panel" label="Distribution">
          <Plot spec={spec} label={pictureLabel(answer)} onView={view => setFrame(frameOf(view))}>
            {frame && <EnergyHandles frame={frame} target={target ?? null} window={window} />}
          </Plot>
          <p id="summary" class="unseen" aria-live="polite">
            Mean {answer.mean.toFixed(3)} eV, standard deviation {answer.standardDeviation.toFixed(3)} eV
            {answer.window &&
              `; ${(100 * answer.window.probability).toFixed(2)} % of the sites bind between ${answer.window.low} and ${answer.window.high} eV`}
            .
          </p>
          <DataWarnings
            {...answer}
            unseen={answer.ensembles.filter(({ unseen }) => unseen).map(({ name }) => name)}
          />
          <TakeAway operation="distribution" question={asked} plotOptions={{ target, scale }} />
        </AnswerBox>
      )}
      <section class="panel" aria-label="What to show">
        <DistributionOptions
          fault={fault}
          suggested={
            answer && quantiles
              ? {
                  target: rounded(answer.mean),
                  window: {
                    low: rounded(quantiles['0.25'] as number),
                    high: rounded(quantiles['0.75'] as number),
                  },
                }
              : null
          }
        />
      </section>
      {answer && (
        <>
          <AnswerBox {...known} kind="panels uneven">
            <div class="panel">
              <FiguresTable answer={answer} />
            </div>
            <div class="panel">
              <EnsemblesTable answer={answer} />
            </div>
          </AnswerBox>
          {model && <ModelSource model={model} />}
        </>
      )}
    </>
  )
}

const questionOf = (address: Address) => ({
  model: modelOf(address),
  ...alloyOf(address),
  binWidth: address.text('binWidth'),
  window: plainParts(address.text('window')),
  broaden: address.text('broaden'),
  method: address.text('method'),
  draws: address.text('draws'),
  seed: address.text('seed'),
})

/** To hundredths of an electronvolt. */
const rounded = (energy: number): number => Number(energy.toFixed(2))

const pictureLabel = (answer: Parameters<typeof energyHistogram>[0]): string =>
  `Histogram of ${energySymbol(answer)} from ${answer.minimum.toFixed(2)} to ${answer.maximum.toFixed(2)} eV, mean ${answer.mean.toFixed(3)} eV`
