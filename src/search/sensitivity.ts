import type { Differentiated } from '../polynomial/differentiated.ts'

/** What an objective does when one mole fraction rises and all others shrink in proportion. */
export interface Sensitivity {
  /** First derivative, objective units per mole fraction. */
  readonly gradient: number
  /** Second derivative, objective units per mole fraction squared. */
  readonly curvature: number
}

/**
 * Sensitivity of an objective to each mole fraction. The direction is d = (e_i - x) / (1 - x_i), which keeps the sum
 * and the proportions of the others: gradient sum_j g_j d_j, curvature sum_jk d_j H_jk d_k.
 *
 * @param x mole fractions: Float64Array [element]
 * @returns per element; null where the element is pure, as there is nothing to shrink
 * @example sensitivities(differentiated(polynomial), Float64Array.of(0.2, 0.8))
 */
export function sensitivities(objective: Differentiated, x: Float64Array): (Sensitivity | null)[] {
  const gradient = new Float64Array(x.length)
  objective.gradient(x, gradient)
  const hessian = objective.hessian(x)
  return Array.from(x, (fraction, i) => {
    if (1 - fraction < Number.EPSILON) return null
    const direction = x.map((other, j) => (Number(i === j) - other) / (1 - fraction))
    let [slope, curvature] = [0, 0]
    for (let j = 0; j < x.length; j++) {
      slope += gradient[j] * direction[j]
      for (let k = 0; k < x.length; k++) curvature += direction[j] * hessian[j * x.length + k] * direction[k]
    }
    return { gradient: slope, curvature }
  })
}
