import { energyReference } from '../../../../plots/energy-axis.ts'
import { type Objective, objectiveText } from '../../../../src/descriptor/objective.ts'
import { type EnergyModel, energySymbol } from '../../../../src/energy/model.ts'

interface ResultHeadingProps {
  readonly answer: Pick<EnergyModel, 'energy' | 'adsorbate' | 'site'> & {
    readonly model: string
    readonly objective: Objective
    readonly elements: readonly string[]
    readonly warnings: readonly string[]
  }
  /** How it was searched. */
  readonly how: string
}

/** Of what the figures below are, relative to what they are, and what to beware of. */
export function ResultHeading({ answer, how }: ResultHeadingProps) {
  const { adsorbate, site, elements, objective, model, warnings } = answer
  return (
    <>
      <h2>
        *{adsorbate} on {site} of {elements.join('–')} alloys
      </h2>
      <div class="source">
        <p>To be high: {objectiveText(objective, energySymbol(answer)).replaceAll(' - ', ' − ')}</p>
        <p>{energyReference(answer).join('; ')}</p>
        <p>
          Model {model}, random alloys; {how}
        </p>
      </div>
      {warnings.map(warning => (
        <p class="warning" key={warning}>
          {warning}
        </p>
      ))}
    </>
  )
}
