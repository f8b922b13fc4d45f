const DIGITS = 4

/** Axis labels below this would be mostly zeros. */
const TINY = 1e-3

/** A number for a label: four digits, and a true minus. */
export const numberText = (value: number): string =>
  String(Number(value.toPrecision(DIGITS))).replaceAll('-', '−')

/** The `format` of an axis or legend between two values, where the usual one would not do. */
export const tinyFormat = (low: number, high: number): { format?: string } =>
  Math.max(Math.abs(low), Math.abs(high)) < TINY ? { format: '.2~e' } : {}
