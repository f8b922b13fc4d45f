/** `90 % credible`, the heading of intervals. */
export const levelText = ({ level }: { readonly level: number }): string =>
  `${Number((100 * level).toPrecision(4))} % credible`
