import { useEffect, useMemo, useState } from 'preact/hooks'
import type { EnergyModel } from '../../src/energy/model.ts'
import type { ModelCard } from '../../src/question/models.ts'
import { ask } from './ask.ts'
import { useOwnModels } from './own-models.ts'

/** Where models of this tab are from. */
export const OWN = 'this tab'

/** Asked once: the server's models do not change while it runs. */
const served: Promise<readonly ModelCard[]> = ask('models', {}).catch(() => [])

/** Every model that a question can name: the server's, then those of this tab. */
export function useModels(): readonly ModelCard[] {
  const [fromServer, show] = useState<readonly ModelCard[]>([])
  const own = useOwnModels()
  useEffect(() => void served.then(show), [])
  return useMemo(() => [...fromServer, ...own.map(ownCard)], [fromServer, own])
}

/** Whether the models of the server are known yet: those of this tab are there before them. */
export const areServed = (models: readonly ModelCard[]): boolean => models.some(({ from }) => from !== OWN)

function ownCard(model: EnergyModel): ModelCard {
  const { ensembles, coefficients, covariance, training, ...card } = model
  return { ...card, kind: 'linear', from: OWN }
}
