import { useMemo } from 'preact/hooks'
import { energyHistogram } from '../../../plots/energy-histogram.ts'
import { useAddress } from '../address.ts'
import { alloyOf, modelOf } from '../alloy.ts'
import { Plot } from '../plot.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'

/** How strongly the sites bind: the energy distribution by ensemble. */
export function DistributionView() {
  const address = useAddress()
  const question = { model: modelOf(address), ...alloyOf(address) }
  const { answer, asked, fault } = useAnswer('distribution', question)
  const spec = useMemo(() => answer && energyHistogram(answer), [answer])
  return (
    <>
      <Trouble fault={fault} />
      {answer && spec && asked && (
        <section class="panel" aria-live="polite">
          <Plot spec={spec} label={`Histogram, mean ${answer.mean.toFixed(3)} eV`} />
          <TakeAway operation="distribution" question={asked} />
        </section>
      )}
    </>
  )
}
