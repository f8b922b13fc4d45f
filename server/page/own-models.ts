import { useEffect, useState } from 'preact/hooks'
import type { EnergyModel } from '../../src/energy/model.ts'

/** Models live as long as the tab does, and are sent along with the questions that name them. */
const STORE = 'sitescape.models'

let models: readonly EnergyModel[] = JSON.parse(sessionStorage.getItem(STORE) ?? '[]')
const listeners = new Set<() => void>()

/** The models that were fitted or opened in this tab. */
export const ownModels = (): readonly EnergyModel[] => models

/** Keeps a model for this tab; one of the same id is replaced. */
export const keepOwnModel = (model: EnergyModel): void =>
  become([...models.filter(({ id }) => id !== model.id), model])

/** Forgets a model. */
export const dropOwnModel = (id: string): void => become(models.filter(model => model.id !== id))

function become(next: readonly EnergyModel[]): void {
  sessionStorage.setItem(STORE, JSON.stringify(next))
  models = next
  for (const listener of listeners) listener()
}

/** Fields that name models, one or several with commas between them. */
const NAMING_FIELDS = ['model', 'models']

/** The models of this tab that a question names. */
export function ownModelsIn(question: Readonly<Record<string, unknown>>): EnergyModel[] {
  const named = NAMING_FIELDS.flatMap(field => [question[field] ?? []].flat())
    .flatMap(value => String(value).split(','))
    .map(name => name.trim())
  return models.filter(({ id }) => named.includes(id))
}

/** The models of this tab; the component is drawn anew when they change. */
export function useOwnModels(): readonly EnergyModel[] {
  const [shown, show] = useState(models)
  useEffect(() => {
    const listener = () => show(models)
    listeners.add(listener)
    listener()
    return () => void listeners.delete(listener)
  }, [])
  return shown
}
