/** How the shape of a distribution was found: from all fingerprints, on a grid, or from random sites. */
export type Method = 'enumerate' | 'convolve' | 'sample'

/**
 * How far a distribution can be trusted, in a few words.
 *
 * @example methodText({ method: 'enumerate', resolution: 0 }) // 'exact'
 */
export function methodText({
  method,
  resolution,
  sites,
  seed,
}: {
  readonly method: Method
  readonly resolution: number
  readonly sites?: number | undefined
  readonly seed?: number | undefined
}): string {
  if (method === 'sample')
    return `sampled, ${(sites as number).toLocaleString('en')} ${sites === 1 ? 'site' : 'sites'} from seed ${seed}`
  return method === 'enumerate'
    ? 'exact'
    : `convolved: moments exact, bins and quantiles to ${Number(resolution.toPrecision(2))} eV`
}
