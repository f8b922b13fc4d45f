import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExtendedXyz } from '../../src/structure/read-extended-xyz.ts'
import { readPoscar } from '../../src/structure/read-poscar.ts'
import { parseStructures, readStructures } from '../../src/structure/read-structure.ts'

const LATTICE = 'Lattice="4 0 0 1 5 0 0 0 20"'
const XYZ = `2
${LATTICE} Properties=species:S:1:pos:R:3:tags:I:1:forces:R:3:move_mask:L:1 energy=-12.5 adsorption_energy=-0.3 site=fcc111-top title="a \\"b\\" c" converged=T pbc="T T F"
Pt 0 0 1e1 1 0.1 0.2 0.3 F
O  0.5 -1.25 .5 0 0 0 0 T
`

const POSCAR = `slab
 2.0
 2 0 0
 0.5 2.5 0
 0 0 10
 Pt O Pt
 1 1 1
Selective dynamics
Direct
 0.5 0.5 0.25 F F F
 0 0 0.5 T T T
 -0.25 1.5 0.1 F F T
`

const xyzError = (text: string): string | null => readExtendedXyz(text)[0]?.error ?? null

describe('extended XYZ', () => {
  it('is read with cell, periods, tags, masks and facts', () => {
    const [frame, ...more] = readExtendedXyz(XYZ)
    expect(more).toEqual([])
    expect(frame?.structure).toEqual({
      cell: [
        [4, 0, 0],
        [1, 5, 0],
        [0, 0, 20],
      ],
      periodic: [true, true, false],
      atoms: [
        { element: 'Pt', position: [0, 0, 10], layer: 1, fixed: true },
        { element: 'O', position: [0.5, -1.25, 0.5], layer: 0, fixed: false },
      ],
      facts: {
        energy: -12.5,
        adsorption_energy: -0.3,
        site: 'fcc111-top',
        title: 'a "b" c',
        converged: true,
      },
    })
  })

  it('needs no more than a lattice, and may have a mark at its start, Windows line ends and atomic numbers', () => {
    const [frame] = readExtendedXyz(`\uFEFF1\r\n${LATTICE}\r\nPt 1 2 3\r\n\r\n`)
    expect(frame?.structure?.periodic).toEqual([true, true, true])
    expect(frame?.structure?.atoms).toEqual([
      { element: 'Pt', position: [1, 2, 3], layer: null, fixed: false },
    ])
    const [numbered] = readExtendedXyz(`1\n${LATTICE} Properties=pos:R:3:Z:I:1 pbc=[T,F,1]\n1 2 3 78\n`)
    expect(numbered?.structure?.atoms[0]?.element).toBe('Pt')
    expect(numbered?.structure?.periodic).toEqual([true, false, true])
  })

  it('keeps the good frames where one is wrong, up to where the next begins', () => {
    const bad = XYZ.replace('0.5 -1.25', '0.5 x')
    const frames = readExtendedXyz(`${XYZ}${bad}${XYZ}5\n${LATTICE}\nPt 0 0 0\n`)
    expect(frames.map(({ error }) => error)).toEqual([
      null,
      'line 8 must have three coordinates in numbers, got "0.5 x .5"',
      null,
      'line 13 says 5 atoms, but the file ends after 1 of them, at line 15',
    ])
  })

  it.each([
    ['a count that is none', 'two\nx\n', 'line 1 must be a number of atoms, got "two"'],
    ['no atoms', `0\n${LATTICE}\n`, 'line 1 must be a number of atoms, got "0"'],
    ['plain XYZ', '1\nsome words\nPt 0 0 0\n', 'line 2 has no Lattice'],
    [
      'a lattice of eight',
      '1\nLattice="4 0 0 1 5 0 0 0"\nPt 0 0 0\n',
      'line 2: Lattice must be nine numbers',
    ],
    ['a quote left open', '1\nLattice="4 0 0 1 5 0 0 0 20\nPt 0 0 0\n', 'line 2'],
    ['a key twice', `1\n${LATTICE} energy=1 energy=2\nPt 0 0 0\n`, 'line 2 has energy twice'],
    ['a strange pbc', `1\n${LATTICE} pbc="T maybe F"\nPt 0 0 0\n`, 'pbc must be three of T and F'],
    [
      'columns that no one names',
      `1\n${LATTICE} Properties=species:S\nPt 0 0 0\n`,
      'Properties must be name:type',
    ],
    ['no positions', `1\n${LATTICE} Properties=species:S:1\nPt\n`, 'must have species:S:1 and pos:R:3'],
    [
      'a column too few',
      `1\n${LATTICE}\nPt 0 0\n`,
      'line 3 must have 4 columns as Properties says, got "Pt 0 0"',
    ],
    ['an unknown element', `1\n${LATTICE}\nQq 0 0 0\n`, 'line 3: "Qq" is no element'],
    ['a position that is not finite', `1\n${LATTICE}\nPt 0 nan 0\n`, 'line 3 must have three coordinates'],
    ['an overflow', `1\n${LATTICE}\nPt 0 1e999 0\n`, 'line 3 must have three coordinates'],
    ['bytes', '1\n\u0000\u0007\n', 'line 1 says 1 atoms, but the file ends after 0 of them'],
  ])('refuses %s, with the line', (_, text, message) => {
    expect(xyzError(text)).toContain(message)
  })
})

describe('a POSCAR', () => {
  it('is read with its scale, its elements as they come, and what is fixed', () => {
    const { cell, periodic, atoms, facts } = readPoscar(POSCAR)
    expect(cell).toEqual([
      [4, 0, 0],
      [1, 5, 0],
      [0, 0, 20],
    ])
    expect(periodic).toEqual([true, true, true])
    expect(atoms.map(({ element }) => element)).toEqual(['Pt', 'O', 'Pt'])
    expect(atoms.map(({ position }) => position)).toEqual([
      [2.5, 2.5, 5],
      [0, 0, 10],
      [0.5, 7.5, 2],
    ])
    expect(atoms.map(({ fixed }) => fixed)).toEqual([true, false, false])
    expect(facts).toEqual({ comment: 'slab' })
  })

  it('may be Cartesian, give the volume, or name elements as VASP 4 and 6 do', () => {
    const cartesian = POSCAR.replace('Selective dynamics\nDirect', 'cartesian')
    expect(readPoscar(cartesian).atoms[0]?.position).toEqual([1, 1, 0.5])
    const [first] = readPoscar(POSCAR.replace(' 2.0\n', ' -400\n')).cell
    expect(first?.[0]).toBeCloseTo(4, 12)
    const scaled = readPoscar(POSCAR.replace(' 2.0\n', ' 2 2 1\n'))
    expect(scaled.cell).toEqual([
      [4, 0, 0],
      [1, 5, 0],
      [0, 0, 10],
    ])
    const old = POSCAR.replace('slab', 'Pt O Pt').replace(' Pt O Pt\n', '')
    expect(readPoscar(old).atoms.map(({ element }) => element)).toEqual(['Pt', 'O', 'Pt'])
    const six = POSCAR.replace(' Pt O Pt\n', ' Pt_pv/0a1b O_s/9f Pt\n')
    expect(readPoscar(six).atoms.map(({ element }) => element)).toEqual(['Pt', 'O', 'Pt'])
    // Velocities after the atoms, as CONTCAR has them.
    expect(readPoscar(`${POSCAR}\n 0 0 0\n 0 0 0\n 0 0 0\n`).atoms).toHaveLength(3)
  })

  it.each([
    ['a scale of zero', [' 2.0\n', ' 0\n'], 'line 2 must be the scale'],
    ['three scales, one negative', [' 2.0\n', ' 1 -1 1\n'], 'line 2 must be the scale'],
    [
      'a vector of words',
      [' 0 0 10', ' 0 0 ten'],
      'line 5 must have three coordinates in numbers, got "0 0 ten"',
    ],
    ['an unknown element', ['Pt O Pt', 'Pt Qq Pt'], 'line 6: "Qq" is no element'],
    ['counts that do not fit', [' 1 1 1', ' 1 1'], 'line 6 names 3 elements, but line 7 has 2 numbers'],
    ['half an atom', [' 1 1 1', ' 1 0.5 1'], 'line 7 must be how many atoms there are'],
    ['coordinates of no kind', ['Direct', 'Polar'], 'line 9 must be Direct or Cartesian, got "Polar"'],
    ['a coordinate too few', [' 0 0 0.5 T T T', ' 0 0.5'], 'line 11 must have three coordinates'],
    ['no elements', [' Pt O Pt\n', ''], 'line 6 must name the elements'],
    ['an end too early', [' 1 1 1', ' 1 1 2'], 'has 4 atoms by line 7, but ends after 3 of them, at line 12'],
  ])('refuses %s, with the line', (_, [from, to], message) => {
    expect(() => readPoscar(POSCAR.replace(from as string, to as string))).toThrow(message)
  })

  it('that ends anywhere is refused, never half read', () => {
    const lines = POSCAR.trimEnd().split('\n')
    for (let length = 1; length < lines.length; length++)
      expect(() => readPoscar(lines.slice(0, length).join('\n'))).toThrow(/end|line/)
  })
})

describe('a structure file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
  const file = (name: string, text: string | Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  it('is read by what it holds, whatever a name says that says nothing', async () => {
    for (const name of ['a.xyz', 'a.extxyz', 'frames', 'final.txt'])
      expect((await readStructures(file(name, XYZ)))[0]?.structure?.atoms).toHaveLength(2)
    for (const name of ['a.vasp', 'POSCAR', 'CONTCAR.relaxed', 'a.poscar', 'final.txt'])
      expect((await readStructures(file(name, POSCAR)))[0]?.structure?.atoms).toHaveLength(3)
  })

  it('names its frames where it has several', async () => {
    const several = file('many.xyz', XYZ + XYZ)
    expect((await readStructures(several)).map(({ name }) => name)).toEqual([`${several}#1`, `${several}#2`])
    const one = file('one.xyz', XYZ)
    expect((await readStructures(one)).map(({ name }) => name)).toEqual([one])
  })

  it('that was garbled anywhere is read or refused, and nothing else', () => {
    const garbled = fc.tuple(fc.constantFrom(XYZ, POSCAR), fc.nat(400), fc.nat(20), fc.string())
    fc.assert(
      fc.property(garbled, ([text, at, length, other]) => {
        const frames = parseStructures(text.slice(0, at) + other + text.slice(at + length), 'some')
        expect(frames.length).toBeGreaterThan(0)
        for (const { structure, error } of frames)
          if (error === null)
            for (const { position } of structure.atoms) expect(position.every(Number.isFinite)).toBe(true)
          else expect(error).toMatch(/^[\x20-\x7E\u00A0-\uFFFC]+$/)
      }),
      { numRuns: 2000, seed: 11 },
    )
  })

  it('that is not what its name says is refused, and says what it is', async () => {
    const [wrong] = await readStructures(file('really-vasp.xyz', POSCAR))
    expect(wrong?.error).toContain('its name says extended XYZ, but it holds a POSCAR')
    const [other] = await readStructures(file('CONTCAR', XYZ))
    expect(other?.error).toContain('its name says POSCAR, but it holds extended XYZ')
    const [picture] = await readStructures(file('slab.xyz', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2)))
    expect(picture?.error).toContain('its name says extended XYZ, but it does not begin like one')
    expect(parseStructures('file,energy\na,1\n', 'rows.csv')[0]?.error).toContain(
      'it holds neither extended XYZ nor a POSCAR',
    )
    expect(parseStructures(' \n\n', 'a.xyz')[0]?.error).toBe('the file is empty')
    expect((await readStructures(join(folder, 'none.xyz')))[0]?.error).toBe('the file cannot be read')
    expect((await readStructures(folder))[0]?.error).toBe('the file cannot be read')
  })
})
