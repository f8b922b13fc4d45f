import { useEffect, useState } from 'preact/hooks'
import type { EnergyModel } from '../../../../src/energy/model.ts'
import { useAddress } from '../../address.ts'
import { modelOf } from '../../alloy.ts'
import { post, type Question } from '../../ask.ts'
import { Fault } from '../../fault.ts'
import { modelChange } from '../../model-change.ts'
import { areOwnModelsSafe, keepOwnModel } from '../../own-models.ts'
import { keepOwnRows } from '../../own-rows.ts'
import { useModels } from '../../use-models.ts'
import { downloadModel } from './model-json.ts'

interface ModelButtonsProps {
  /** To `fit`; its model is the one that is used or saved. */
  readonly fit: Question
  /** To `validate`, with the same rows. */
  readonly validate: Question
  /** Why the model cannot be used under its id; null when it can. */
  readonly idFault: string | null
}

/** The fitted model, to use in this tab or to save. */
export function ModelButtons({ fit, validate, idFault }: ModelButtonsProps) {
  const address = useAddress()
  const present = useModels().find(({ id }) => id === modelOf(address))
  const [used, setUsed] = useState<EnergyModel | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  // What was used is no longer what is shown.
  useEffect(() => () => setUsed(null), [fit])

  async function withModel(act: (model: EnergyModel) => void): Promise<void> {
    setFault(null)
    try {
      act((await (await post('fit/model.json', fit)).json()) as EnergyModel)
    } catch (error) {
      setFault(error instanceof Fault ? error.message : String(error))
    }
  }
  function use(model: EnergyModel): void {
    keepOwnModel(model)
    keepOwnRows(model.id, validate)
    address.set(modelChange(address, model, present))
    setUsed(model)
  }

  return (
    <>
      <div class="buttons">
        <button type="button" class="primary" disabled={idFault !== null} onClick={() => void withModel(use)}>
          Use this model
        </button>
        <button type="button" onClick={() => void withModel(downloadModel)}>
          Download its JSON
        </button>
      </div>
      <div role="status">
        {used !== null && (
          <p>
            {used.id} is now the energy model of this page.{' '}
            <a href={address.link({ view: 'distribution' })}>See what it says of the alloy</a>
          </p>
        )}
        {used !== null && !areOwnModelsSafe() && (
          <p class="warning">The models of this tab are too large to be kept over a reload; save the JSON.</p>
        )}
        {fault !== null && <p class="fault-note">{fault}</p>}
      </div>
    </>
  )
}
