import { numberText, tinyFormat } from './number-text.ts'

/** Closer labels would read as one number, pixels. */
const LABEL_GAP = 8

/** The legend below a plane of two energies: probability per bin by colour. */
export const planeLegend = (title: string | string[], largest: number, side: number) => ({
  title,
  type: 'gradient' as const,
  orient: 'bottom' as const,
  direction: 'horizontal' as const,
  gradientLength: side / 2,
  gradientThickness: 12,
  titleLimit: side,
  tickCount: 4,
  labelSeparation: LABEL_GAP,
  ...tinyFormat(0, largest),
})

/** `Probability per 0.02 eV × 0.02 eV` */
export const perPlaneBin = (width: number): string =>
  `Probability per ${numberText(width)} eV × ${numberText(width)} eV`
