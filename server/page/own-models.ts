import type { EnergyModel } from '../../src/energy/model.ts'
import { kept } from './kept.ts'

/** Models live as long as the tab does, and are sent along with the questions that name them. */
const models = kept<readonly EnergyModel[]>('models', [])

/** The models that were fitted or opened in this tab. */
export const ownModels = (): readonly EnergyModel[] => models.now()

/** The same; the component is drawn anew when they change. */
export const useOwnModels = (): readonly EnergyModel[] => models.use()

/** Whether they survive a reload; the browser has room for some megabytes. */
export const areOwnModelsSafe = (): boolean => models.isSafe()

/** Keeps a model for this tab; one of the same id is replaced. */
export const keepOwnModel = (model: EnergyModel): void =>
  models.become([...ownModels().filter(({ id }) => id !== model.id), model])

/** Forgets a model. */
export const dropOwnModel = (id: string): void => models.become(ownModels().filter(model => model.id !== id))

/** Fields that name models, one or several with commas between them. */
const NAMING_FIELDS = ['model', 'models']

/** The models of this tab that a question names. */
export function ownModelsIn(question: Readonly<Record<string, unknown>>): EnergyModel[] {
  const named = NAMING_FIELDS.flatMap(field => [question[field] ?? []].flat())
    .flatMap(value => String(value).split(','))
    .map(name => name.trim())
  return ownModels().filter(({ id }) => named.includes(id))
}
