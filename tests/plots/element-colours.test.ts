import { describe, expect, it } from 'vitest'
import { ELEMENT_COLOURS } from '../../plots/element-colours.ts'
import { ELEMENT_SYMBOLS } from '../../src/composition/elements.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import { loadModel } from '../../src/energy/registry.ts'

/** Linear RGB as seen without one cone kind (Machado et al. 2009, severity 1). */
const VISIONS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const RGB_TO_XYZ = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
]

const apply = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map(row => row.reduce((sum, entry, index) => sum + entry * (vector[index] as number), 0))

function lab(colour: string, vision: string): number[] {
  const linear = [1, 3, 5].map(start => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const seen = apply(VISIONS[vision] ?? [], linear).map(value => Math.min(1, Math.max(0, value)))
  const [x, y, z] = apply(RGB_TO_XYZ, seen).map(t =>
    t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116,
  ) as [number, number, number]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIELAB distance; 2.3 is just noticeable. */
const distance = (a: string, b: string, vision: string) =>
  Math.hypot(...lab(a, vision).map((value, index) => value - (lab(b, vision)[index] as number)))

const colour = (element: string) => ELEMENT_COLOURS[element] as string

describe('element colours', () => {
  it('cover every element with a colour of its own', () => {
    expect(Object.keys(ELEMENT_COLOURS)).toEqual(ELEMENT_SYMBOLS)
    expect(new Set(Object.values(ELEMENT_COLOURS)).size).toBe(118)
    for (const value of Object.values(ELEMENT_COLOURS)) expect(value).toMatch(/^#[0-9a-f]{6}$/)
  })

  const sets = [
    ...builtInModelIds().map(id => [id, loadModel(id).elements] as const),
    ['CoCrFeMnNi', ['Co', 'Cr', 'Fe', 'Mn', 'Ni']] as const,
  ]

  it.each(sets)('of %s differ six times as much as is noticeable, with any colour vision', (_, elements) => {
    for (const vision of Object.keys(VISIONS))
      for (const [index, a] of elements.entries())
        for (const b of elements.slice(index + 1))
          expect(distance(colour(a), colour(b), vision)).toBeGreaterThan(6 * 2.3)
  })
})
