import { energySymbol } from '../../../../src/energy/model.ts'
import type { ModelCard } from '../../../../src/question/models.ts'
import type { SiteAtomsAnswer } from '../../../../src/question/site-atoms.ts'
import { ModelSource } from '../../model-source.tsx'
import { energySentences } from './energy-sentences.ts'

interface FingerprintEnergyProps {
  readonly answer: SiteAtomsAnswer
  /** The page's model; null before the models are known. */
  readonly model: ModelCard | null
}

/** How strongly the fingerprint binds under the page's model, and how far that can be trusted. */
export function FingerprintEnergy({ answer, model }: FingerprintEnergyProps) {
  const { fingerprintEnergy, warnings } = answer
  return (
    <section class="site-energy" aria-labelledby="energy-title">
      <h3 id="energy-title">Energy of this fingerprint</h3>
      {fingerprintEnergy && model && (
        <p class="energy" aria-live="polite">
          {energySymbol(model)} = <strong>{signed(fingerprintEnergy.energy)} eV</strong>
          {fingerprintEnergy.predictionDeviation !== null && (
            <span class="faint">
              {' '}
              ± {fingerprintEnergy.predictionDeviation.toFixed(3)} eV expected of DFT
            </span>
          )}
        </p>
      )}
      {[...warnings, ...energySentences(answer)].map(sentence => (
        <p key={sentence} class="warning">
          {sentence}
        </p>
      ))}
      {model && <ModelSource model={model} />}
    </section>
  )
}

const signed = (energy: number): string => energy.toFixed(3).replace('-', '−')
