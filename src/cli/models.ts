import { energySymbol } from '../energy/model.ts'
import { modelFolderInUse } from '../energy/registry.ts'
import { answerModels, type ModelCard } from '../question/models.ts'
import { modelsTable } from '../question/models-table.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { tellFaults } from './folder-faults.ts'

export const modelsCommand = () =>
  command(
    'models',
    'list the energy models: the built-in ones, and those of a folder of yours',
    'data',
  ).action((options: SharedOptions) =>
    respond(
      options,
      'data',
      () => {
        const folder = modelFolderInUse()
        tellFaults(folder)
        const answer = answerModels(folder)
        return { answer, table: () => modelsTable(answer) }
      },
      ({ answer }) => answer.map(describe).join('\n\n'),
    ),
  )

function describe(card: ModelCard): string {
  const lines = [
    `${card.id}: ${card.title}`,
    `  ${energySymbol(card)} in eV of ${card.energy.reaction}; negative binds stronger`,
    `  zero: ${card.energy.zero}`,
    `  site ${card.site}, elements ${card.elements.join(', ')}, zones ${card.zones.map(({ name, atoms }) => `${name} (${atoms})`).join(', ')}`,
    card.residual === null
      ? '  code: enumerated or sampled, never convolved'
      : `  fitted to ${card.residual.n} rows: mean absolute error ${card.residual.mae.toFixed(4)} eV, root mean square ${card.residual.rmse.toFixed(4)} eV`,
    `  source: ${card.source.citation}${card.source.doi === undefined ? '' : `, doi ${card.source.doi}`}`,
    `  from: ${card.from}`,
  ]
  if (card.unseenEnsembles.length > 0)
    lines.push(`  ensembles without data (predicted): ${card.unseenEnsembles.join(', ')}`)
  return lines.join('\n')
}
