import type { EnergyModel } from '../../../../src/energy/model.ts'
import { download } from '../../download.ts'

/** Has the browser save a model, as the command line's `--out` writes it. */
export const downloadModel = (model: EnergyModel): void =>
  download(
    new Blob([`${JSON.stringify(model, null, 2)}\n`], { type: 'application/json' }),
    `${model.id}.json`,
  )
