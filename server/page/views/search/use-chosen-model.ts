import { useEffect } from 'preact/hooks'
import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import { modelOf } from '../../alloy.ts'
import { objectiveChanges, objectivesFor } from '../../objective.ts'
import { useModels } from '../../use-models.ts'

/**
 * The model of the address; undefined until it is known. A search needs an objective, so where the address names none, it
 * gets the usual one of the adsorbate, with all that has to be given.
 */
export function useChosenModel(): ModelCard | undefined {
  const address = useAddress()
  const model = useModels().find(({ id }) => id === modelOf(address))
  const adsorbate = model?.adsorbate
  const hasObjective = address.text('objective') !== ''
  useEffect(() => {
    const [usual] = adsorbate === undefined ? [] : objectivesFor(adsorbate)
    if (adsorbate !== undefined && usual !== undefined && !hasObjective)
      address.set(objectiveChanges(usual, adsorbate), { replace: true })
  }, [address, adsorbate, hasObjective])
  return model
}
