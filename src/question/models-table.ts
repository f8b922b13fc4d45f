import { type Table, tableOf } from '../output/table.ts'
import type { ModelCard } from './models.ts'

/** The answer to `models` as a table: a row per model. */
export const modelsTable = (cards: readonly ModelCard[]): Table =>
  tableOf(cards, {
    id: card => card.id,
    title: card => card.title,
    adsorbate: card => card.adsorbate,
    site: card => card.site,
    elements: card => card.elements.join(' '),
    quantity: card => card.energy.quantity,
    unit: card => card.energy.unit,
    reaction: card => card.energy.reaction,
    zero: card => card.energy.zero,
    rows: card => card.residual?.n ?? null,
    mae_eV: card => card.residual?.mae ?? null,
    rmse_eV: card => card.residual?.rmse ?? null,
    unseen_ensembles: card => card.unseenEnsembles.join(' '),
    citation: card => card.source.citation,
    doi: card => card.source.doi ?? null,
    kind: card => card.kind,
    from: card => card.from,
  })
