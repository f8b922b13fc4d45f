/** Line colours, told apart with colour-blindness too (Okabe and Ito), then again with dashes. */
const LINE_COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9']

const LINE_DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
]

/** The colour of the line at a place of the legend. */
export const lineColour = (index: number): string => LINE_COLOURS[index % LINE_COLOURS.length] as string

/** The dashes of the line at a place of the legend. */
export const lineDash = (index: number): number[] => [
  ...(LINE_DASHES[Math.floor(index / LINE_COLOURS.length) % LINE_DASHES.length] as readonly number[]),
]

/**
 * Scales and legend that tell lines apart by colour and dashes.
 *
 * @param shown what the legend writes for each name
 */
export const lineEncoding = (
  field: string,
  title: string,
  names: readonly string[],
  shown: readonly string[] = names,
) => {
  const isRenamed = names.some((name, index) => name !== shown[index])
  const legend = {
    symbolType: 'stroke',
    symbolStrokeWidth: 2,
    symbolSize: 200,
    ...(isRenamed && {
      labelExpr: `${JSON.stringify(shown)}[indexof(${JSON.stringify(names)}, datum.label)]`,
    }),
  }
  return {
    color: {
      field,
      type: 'nominal' as const,
      title,
      legend,
      scale: { domain: [...names], range: names.map((_, index) => lineColour(index)) },
    },
    strokeDash: {
      field,
      type: 'nominal' as const,
      title,
      legend,
      scale: { domain: [...names], range: names.map((_, index) => lineDash(index)) },
    },
  }
}
