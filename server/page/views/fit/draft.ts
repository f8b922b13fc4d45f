import { kept } from '../../kept.ts'

/** What was typed and chosen for a fit, all of it text. */
export interface FitFields {
  readonly site: string
  readonly adsorbate: string
  /** Names of zones with commas between them; empty for those of the file. */
  readonly zones: string
  readonly quantity: string
  readonly reaction: string
  readonly zero: string
  readonly form: string
  /** `none`, `chosen` by cross-validation, or `given` by `strength`. */
  readonly ridge: string
  readonly strength: string
  readonly validate: string
  readonly id: string
  readonly title: string
  readonly citation: string
  readonly doi: string
}

/** A file of rows, read in this tab. */
export interface RowsFile {
  readonly name: string
  readonly text: string
}

const NOTHING: FitFields = {
  site: 'fcc111-top',
  adsorbate: '',
  zones: '',
  quantity: 'E',
  reaction: '',
  zero: '',
  form: 'shared',
  ridge: 'none',
  strength: '1',
  validate: 'loo',
  id: '',
  title: '',
  citation: '',
  doi: '',
}

/** The fields of the fit; apart from the file, which is large and changes less often. */
export const fitFields = kept('fit', NOTHING)

/** The file of the fit. */
export const rowsFile = kept<RowsFile | null>('fit-rows', null)
